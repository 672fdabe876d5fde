using Dapper;
using TuSoi.Organisation;
using TuSoi.Rostering;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes.Access;

/// <summary>A running cycle with one cell (T01-CB002) looked at closely, and everybody who might try something there.</summary>
internal sealed class Everybody : IAsyncDisposable
{
    private Everybody(RunningCycle running) => Running = running;

    public RunningCycle Running { get; }
    public Subject Cell => Running["T01-CB002"];
    public Subject Chapter => Running["T01"];
    public Subject Root => Running.Root;

    /// <summary>A member without a post, whose file the matrix is about; and two more of the same cell.</summary>
    public Subject Himself => Running["T01-DV0024"];
    public Subject Other => Running["T01-DV0025"];
    public Subject SecretarysOwn => Running["T01-DV0016"];

    /// <summary>Persons by the name they have in the matrix.</summary>
    public Dictionary<string, long> Persons { get; } = [];

    public long this[string who] => Persons[who];

    /// <summary>Everybody who tries every act before the one who may.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["himself", "fellow", "neighbour", "stranger", "board", "technical", "nobody"];

    public static async Task<Everybody> MeetAsync(Databases databases)
    {
        var all = new Everybody(await RunningCycle.OpenAsync(databases));
        var running = all.Running;
        await all.AppointAsync("T01-DV0035", "T01-CB003", "neighbour");
        foreach (var (name, code) in new[] { ("himself", "T01-DV0024"), ("other", "T01-DV0025"), ("fellow", "T01-DV0026"), ("teller", "T01-DV0027"), ("third", "T01-DV0028") }) all.Persons[name] = running[code].Person!.Value;
        foreach (var (name, code, role) in new[] { ("secretary", "T01-CB002", "secretary"), ("deputy", "T01-CB002", "deputy"), ("chapter", "T01", "secretary"), ("chapter_deputy", "T01", "deputy"), ("support", "T01", "support_staff"), ("stranger", "T02", "secretary"), ("root", "KHOI", "secretary"), ("contributor", "KHOI", "party_board") })
            all.Persons[name] = running.Holder(code, role);
        all.Persons["board"] = running.Board;
        await all.OutsidersAsync();
        return all;
    }

    /// <summary>What the step of these subjects waits for is taken as done, so that only the right to act decides.</summary>
    public async Task ReadyAsync(string step, params Subject[] subjects)
    {
        await using var owner = await Running.Store.OpenOwnerAsync();
        var pack = await Running.Desk.Packs.OfAsync(Running.Store, Running.Cycle, 1);
        foreach (var one in subjects)
            foreach (var need in pack.Find(one.Kind, step)!.Needs)
                foreach (var target in Running.Roster.Reach(one, need.Of).Where(t => t.Has(pack.BitOf(t.Kind, need.Step))))
                    await owner.ExecuteAsync("""
                        with new as (insert into done select @Cycle, @Id, @Step, 0, '2024-11-01', false, @Unit, @Path on conflict do nothing returning 1)
                        update counter set done = done + 1 where exists (select from new) and cycle = @Cycle and unit = @Unit and kind = @Kind and step = @Step
                        """, new { Running.Cycle, target.Id, need.Step, target.Unit, target.Path, target.Kind });
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    private async Task AppointAsync(string code, string organisation, string name)
    {
        Persons[name] = Running[code].Person!.Value;
        var post = new Post(Persons[name], "deputy", Running[organisation].Entry, new DateOnly(Running.Year, 1, 1));
        var outcome = await new Appointments(Running.Store, Running.Clock).AppointAsync(new Appoint { Cycle = 0, By = Running.Board, Root = Root.Entry, Posts = [post] }, Running.Pack);
        Assert.True(outcome.IsDone, outcome.ToString());
    }

    // A technical administrator of the whole bloc, and somebody who is in the system and nowhere in the roster.
    private async Task OutsidersAsync()
    {
        await using var owner = await Running.Store.OpenOwnerAsync();
        foreach (var name in new[] { "technical", "nobody" })
            Persons[name] = await owner.ExecuteScalarAsync<long>("insert into person (id, code, name) values (nextval('ids'), @name, 'Nguyễn Văn Ngoài') returning id", new { name });
        await owner.ExecuteAsync("insert into assignment (id, person, role, organisation, path, rights, held) values (nextval('ids'), @person, 'technical', @Entry, @Path, '{technical}', '[2024-01-01,)')", new { person = Persons["technical"], Root.Entry, Root.Path });
    }
}
