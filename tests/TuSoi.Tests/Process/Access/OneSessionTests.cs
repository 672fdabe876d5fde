using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes.Access;

/// <summary>Two persons take turns on the only session of a pool: neither ever sees what is the other's.</summary>
public sealed class OneSessionTests(Databases databases)
{
    private const string Mine = """
        select 'paper ' || id from paper union all select 'level ' || id from level union all select 'request ' || id from request union all select 'grant ' || id from access_grant
        union all select 'assignment ' || id from assignment union all select 'content ' || act from journal_content union all select 'me ' || me()
        """;

    [Fact]
    public async Task Two_persons_on_one_session_never_see_each_others_rows_whatever_went_wrong_in_between()
    {
        await using var all = await Everybody.MeetAsync(databases);
        await FillAsync(all);
        var (cluster, running) = (await databases.ClusterAsync(), all.Running);
        await using var store = await Store.OpenAsync(new StoreOptions { Home = "/", Web = cluster.ConnectionTo(running.Store.Database, StoreNames.Web).ConnectionString + ";Maximum Pool Size=1" });
        var desk = new Desk(store, running.Desk.Packs, running.Clock);
        long[] persons = [all["secretary"], running.Holder("T02-CB002", "secretary")];
        var own = new[] { await SeenAsync(running.Store, persons[0]), await SeenAsync(running.Store, persons[1]) };
        Assert.All(own, rows => Assert.All(new[] { "paper", "level", "request", "grant", "assignment", "content" }, kind => Assert.Contains(rows, row => row.StartsWith(kind, StringComparison.Ordinal))));
        Assert.Empty(own[0].Intersect(own[1]));
        Func<long, Task>[] between = [_ => Task.CompletedTask, person => FailAsync(store, person), person => RefusedAsync(desk, all, person), person => CancelAsync(store, person)];
        for (var turn = 0; turn < 24; turn++)
        {
            Assert.Equal(own[turn % 2], await SeenAsync(store, persons[turn % 2]));
            await between[turn / 2 % between.Length](persons[turn % 2]);
            await using var nobody = await store.Web.OpenConnectionAsync();
            await using var command = new NpgsqlCommand("select count(*) from paper", nobody);
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }
    }

    private static async Task FillAsync(Everybody all)
    {
        var running = all.Running;
        foreach (var (cell, member) in new[] { (all.Cell, all.Himself), (running["T02-CB002"], running.Roster.All.First(s => s.Family == "member" && s.Unit == running["T02-CB002"].Id && s.LeftOut is null && s.Person != running.Holder("T02-CB002", "secretary"))) })
        {
            var (secretary, above) = (running.Holder(cell.Code, "secretary"), running.Roster.FindEntry(cell.Units.ElementAt(1))!);
            await all.ReadyAsync("statement", member);
            await all.ReadyAsync("residence_comment", member);
            await all.ReadyAsync("meeting_registered", cell);
            await DoneAsync(new Statements(running.Desk).HandInAsync(new HandInStatement { Cycle = running.Cycle, By = member.Person!.Value, Unit = cell.Id, Step = "statement", Subject = member.Id, Text = cell.Code, SelfLevel = QualityLevel.Good }));
            await DoneAsync(new Requests(running.Desk).AskAsync(new Ask { Cycle = running.Cycle, By = secretary, Unit = cell.Id, Step = "residence_comment", Subjects = [member.Id] }));
            await DoneAsync(new Meetings(running.Desk).RegisterAsync(new RegisterMeeting { Cycle = running.Cycle, By = secretary, Unit = cell.Id, Step = "meeting_registered", Host = cell.Id, On = new DateOnly(2024, 11, 28), Starts = new TimeOnly(8, 0), HalfDays = 1 }));
            await DoneAsync(new Meetings(running.Desk).ArrangeAsync(new ArrangeAttendance { Cycle = running.Cycle, By = running.Holder(above.Code, "secretary"), Unit = above.Id, Step = "attendance_arranged", Host = cell.Id, Persons = [secretary] }));
        }
    }

    private static async Task DoneAsync(Task<Outcome> act) => Assert.Equal("", await act is Outcome.Refused no ? no.Sentence : "");

    private static async Task<IReadOnlyList<string>> SeenAsync(Store store, long person)
    {
        await using var work = await Work.BeginAsync(store, person, new DateOnly(2024, 11, 1));
        await using var reader = await work.ReadAsync(new Batch().Add(Mine));
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static async Task FailAsync(Store store, long person)
    {
        await using var work = await Work.BeginAsync(store, person, new DateOnly(2024, 11, 1));
        await Assert.ThrowsAsync<PostgresException>(async () => await work.WriteAsync(new Batch().Add("select 1 / 0")));
    }

    private static async Task RefusedAsync(Desk desk, Everybody all, long person) =>
        Assert.IsType<Outcome.Refused>(await new Records(desk).RecordAsync(new RecordStep { Cycle = all.Running.Cycle, By = person, Unit = all.Root.Id, Step = "plan_issued", Subjects = [all.Root.Id] }));

    private static async Task CancelAsync(Store store, long person)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await using var work = await Work.BeginAsync(store, person, new DateOnly(2024, 11, 1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await work.WriteAsync(new Batch().Add("select pg_sleep(5)"), stop.Token));
    }
}
