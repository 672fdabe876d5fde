using Dapper;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Deciding;

/// <summary>A chapter (T01) whose members are ready to be decided: what the step waits for is done, and more of them than there are places are level at the last one.</summary>
internal sealed class DecidingOffice : IAsyncDisposable
{
    private DecidingOffice(Office office) => Office = office;

    public Office Office { get; }

    public long Cycle => Office.Cycle.Cycle;

    public Subject Chapter => Office.Cycle["T01"];

    public long Secretary => Office.Cycle.Holder("T01", "secretary");

    public long Deputy => Office.Cycle.Holder("T01", "deputy");

    /// <summary>Everybody who reached the highest level by conditions and ballot, all with the same votes.</summary>
    public IReadOnlyList<Subject> Level { get; private set; } = [];

    /// <summary>One of those whose suggested level is the lowest: everybody voted so.</summary>
    public Subject Low { get; private set; } = null!;

    public string Workbench => Links.Deciding(Cycle, Chapter.Id, "decided", "dang-vien");

    public static async Task<DecidingOffice> OpenAsync(Databases databases)
    {
        var deciding = new DecidingOffice(await Office.OpenAsync(databases));
        await deciding.ReadyAsync();
        await deciding.ComputeAsync();
        await deciding.VoteAsync();
        return deciding;
    }

    public async Task ComputeAsync()
    {
        Office.Cycle.Clock.Now = Office.Cycle.Clock.Now.AddMinutes(1);
        var outcome = await new Verdicts(Office.Cycle.Desk, CycleFacts.OfCycleAsync).ComputeAsync(new ComputeVerdicts { Cycle = Cycle, By = Secretary, Unit = Chapter.Id });
        Assert.True(outcome.IsDone, outcome.ToString());
        Office.Cycle.Clock.Now = Office.Cycle.Clock.Now.AddMinutes(1);
    }

    public async Task<T?> OneAsync<T>(string sql, object? of = null)
    {
        await using var owner = await Office.Cycle.Store.OpenOwnerAsync();
        return await owner.ExecuteScalarAsync<T>(sql, of);
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();

    private async Task ReadyAsync()
    {
        await using var owner = await Office.Cycle.Store.OpenOwnerAsync();
        await owner.ExecuteAsync("""
            insert into done select s.cycle, s.id, 'consolidated', 0, '2024-11-01', false, s.unit, s.path from subject s where s.cycle = @Cycle and s.family = 'member' and s.path ^@ @Path on conflict do nothing;
            insert into done select s.cycle, s.id, 'reports_appraised', 0, '2024-11-01', false, s.unit, s.path from subject s where s.id = @Id on conflict do nothing
            """, new { Cycle, Chapter.Path, Chapter.Id });
    }

    private async Task VoteAsync()
    {
        await using var owner = await Office.Cycle.Store.OpenOwnerAsync();
        var reached = (await owner.QueryAsync<long>("select v.subject from verdict v join subject s on s.id = v.subject where s.family = 'member' and s.path ^@ @Path and v.by_conditions = 4 and s.person <> all(@Seats)", new { Chapter.Path, Seats = new[] { Secretary, Deputy } })).ToArray();
        Assert.True(reached.Length > 2, $"{reached.Length} members reach the highest level by conditions.");
        await owner.ExecuteAsync("""
            update record_ballots r set known_to = @At from subject s where r.entry = s.entry and s.cycle = @Cycle and s.family = 'member' and s.path ^@ @Path and r.known_to is null;
            insert into record_ballots (id, entry, year, path, purpose, round, summoned, present, issued, collected, "foreign", empty, extra_words, valid, excellent, good, completed, not_completed, blank, known_from)
            select nextval('ids'), s.entry, 2024, s.path, 'proposal', 'first', 15, 15, 15, 15, 0, 0, 0, 15, case when s.id = any(@reached) then 14 else 0 end, case when s.id = any(@reached) then 1 else 0 end, 0, case when s.id = any(@reached) then 0 else 15 end, 0, @At
            from subject s where s.cycle = @Cycle and s.family = 'member' and s.path ^@ @Path
            """, new { Cycle, Chapter.Path, reached, At = Office.Cycle.Clock.Now.UtcDateTime });
        Office.Cycle.Clock.Now = Office.Cycle.Clock.Now.AddMinutes(1);
        Level = [.. Office.Cycle.Roster.All.Where(s => reached.Contains(s.Id)).OrderBy(s => s.Code)];
        Low = Office.Cycle.Roster.All.First(s => s.Family == "member" && s.Path.StartsWith(Chapter.Path, StringComparison.Ordinal) && s.Applies != 0 && s.Person != Secretary && s.Person != Deputy && !reached.Contains(s.Id));
    }
}
