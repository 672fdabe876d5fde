using Npgsql;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Meetings;

/// <summary>An office with one cell ready for its meeting: statements are in, what is waited for elsewhere is done.</summary>
internal sealed class MeetingOffice : IAsyncDisposable
{
    public const string Rule = "cell_review", Meeting = "cell_meeting";

    private MeetingOffice(Office office) => Office = office;

    public Office Office { get; }

    public long Cycle => Office.Cycle.Cycle;

    public Subject Cell => Office.Cycle["T01-CB002"];

    public long Secretary => Office.Cycle.Holder(Cell.Code, "secretary");

    public long Deputy => Office.Cycle.Holder(Cell.Code, "deputy");

    /// <summary>Everybody who is reviewed in the cell, in the order of their codes.</summary>
    public IReadOnlyList<Subject> Members { get; private set; } = [];

    /// <summary>Members without a post in the cell.</summary>
    public IReadOnlyList<Subject> Plain => [.. Members.Where(m => m.Person != Secretary && m.Person != Deputy)];

    public Subject Of(long person) => Members.First(m => m.Person == person);

    public string Page => Links.Meeting(Cycle, Cell.Id, Rule, Cell.Id);

    public static async Task<MeetingOffice> OpenAsync(Databases databases)
    {
        var office = new MeetingOffice(await Office.OpenAsync(databases));
        office.Office.Cycle.Clock.Now = new(2024, 11, 28, 14, 5, 0, TimeSpan.FromHours(7));
        await office.LookAsync();
        await office.ReadyAsync("statement", [.. office.Members]);
        var statements = new Statements(office.Office.Cycle.Desk);
        foreach (var one in office.Members)
            Must(await statements.HandInAsync(new HandInStatement { Cycle = office.Cycle, By = one.Person!.Value, Unit = office.Cell.Id, Step = "statement", Subject = one.Id, Text = "Bản tự kiểm điểm.", SelfLevel = QualityLevel.Good }));
        await office.ReadyAsync("reviewed", [.. office.Members]);
        await office.ReadyAsync(Meeting, [office.Cell]);
        return office;
    }

    /// <summary>The meeting is held up to a step: opened, everybody reviewed, levels proposed and talked over.</summary>
    public async Task HoldAsync(bool reviewed = false, bool proposed = false)
    {
        var meetings = new TuSoi.Reviewing.Meetings(Office.Cycle.Desk);
        Must(await meetings.OpenAsync(new OpenMeeting { Cycle = Cycle, By = Secretary, Unit = Cell.Id, Step = Meeting, Host = Cell.Id, Chair = Secretary, ChairForHead = Deputy, Secretary = Deputy, Presences = [.. Members.Select(m => new Presence(m.Id, true))] }));
        if (reviewed) await ReviewAsync([.. Members]);
        if (proposed) await ReadyAsync("voted", [.. Members]);
    }

    public async Task ReviewAsync(IReadOnlyList<Subject> members)
    {
        var meetings = new TuSoi.Reviewing.Meetings(Office.Cycle.Desk);
        foreach (var (by, lines) in new[] { (Secretary, members.Where(m => m.Person != Secretary)), (Deputy, members.Where(m => m.Person == Secretary)) })
            if (lines.Any()) Must(await meetings.ConcludeAsync(new Conclude { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "reviewed", Host = Cell.Id, Lines = [.. lines.Select(m => new Concluded(m.Id, ["Đồng tình."], "Ưu điểm là chính.", m.Person == Secretary ? Deputy : Secretary))] }));
    }

    /// <summary>What the step of these subjects waits for is taken as done.</summary>
    public async Task ReadyAsync(string step, IReadOnlyList<Subject> subjects)
    {
        var pack = await Office.Cycle.Desk.Packs.OfAsync(Office.Cycle.Store, Cycle, 1);
        var done = from one in subjects
                   from need in pack.Find(one.Kind, step)!.Needs
                   from target in Office.Cycle.Roster.Reach(one, need.Of)
                   where target.Has(pack.BitOf(target.Kind, need.Step))
                   select (target.Id, need.Step);
        var all = done.Distinct().ToList();
        await RunAsync("""
            with new as (insert into done select s.cycle, s.id, t.step, 0, '2024-11-01', false, s.unit, s.path from unnest($1::bigint[], $2::text[]) t(id, step) join subject s on s.id = t.id on conflict do nothing returning cycle, unit, subject, step),
              counts as (select n.unit, s.kind, n.step, count(*)::int as c from new n join subject s on s.id = n.subject group by 1, 2, 3)
            update counter r set done = done + c.c from counts c where r.unit = c.unit and r.kind = c.kind and r.step = c.step
            """, all.Select(d => d.Id).ToArray(), all.Select(d => d.Step).ToArray());
    }

    /// <summary>Takes the members of the cell as they are now in the database.</summary>
    public async Task LookAsync()
    {
        var ids = (await Office.Cycle.ReadAsync("select id from subject where unit = $1 and family = 'member' and left_out is null", r => r.GetInt64(0), null, Cell.Id)).ToHashSet();
        Members = [.. Office.Cycle.Roster.All.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Code, StringComparer.Ordinal)];
    }

    public async Task RunAsync(string sql, params object[] values)
    {
        await using var owner = await Office.Cycle.Store.OpenOwnerAsync();
        await using var command = new NpgsqlCommand(sql, owner);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> OneAsync<T>(string sql, params object[] values)
    {
        await using var owner = await Office.Cycle.Store.OpenOwnerAsync();
        await using var command = new NpgsqlCommand(sql, owner);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static void Must(Outcome outcome) => Assert.True(outcome.IsDone, outcome.ToString());

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
