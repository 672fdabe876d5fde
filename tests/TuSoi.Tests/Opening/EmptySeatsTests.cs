using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Opening.Boards;
using TuSoi.Tests.Database;
using TuSoi.Tests.Processes;
using Xunit;

namespace TuSoi.Tests.Opening;

public sealed class EmptySeatsTests(Databases databases)
{
    [Fact]
    public async Task What_nobody_is_able_to_do_in_a_running_cycle_is_what_the_preview_of_its_opening_tells()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var (cell, chapter) = (running["T01-CB002"], running["T02"]);
        await using (var owner = await running.Store.OpenOwnerAsync())
        await using (var away = new Npgsql.NpgsqlCommand("update assignment set ended_act = 0 where organisation = any($1)", owner) { Parameters = { new() { Value = new[] { cell.Entry, chapter.Entry } } } })
            await away.ExecuteNonQueryAsync();
        var (refused, preview) = await new Cycles(running.Desk).PreviewAsync(new PreviewOpening { By = running.Board, Year = running.Year + 1, Root = running.Root.Entry }, running.Pack, CycleFacts.OfRosterAsync);
        Assert.Null(refused);
        var before = preview!.Seating.Unable.Select(u => (u.Lack, u.Organisation.Code, u.Body)).Order().ToList();
        Assert.Contains(before, u => u.Code == cell.Code);
        Assert.Equal(before, (await AllAsync(running)).Select(u => (u.Lack, u.Organisation.Code, u.Body)).Order());

        // of an organisation alone only what is its own, wherever the seat is; who stands in does it
        var own = await AllAsync(running, "T02-CB001");
        Assert.NotEmpty(own);
        Assert.All(own, u => Assert.Equal(chapter.Code, u.Organisation.Code));
        await using (var owner = await running.Store.OpenOwnerAsync())
        await using (var stand = new Npgsql.NpgsqlCommand("insert into access_grant (id, cycle, person, what, host, act) values (nextval('ids'), $1, $2, 'substitute', $3, 0)", owner) { Parameters = { new() { Value = running.Cycle }, new() { Value = running.Board }, new() { Value = chapter.Id } } })
            await stand.ExecuteNonQueryAsync();
        Assert.Empty(await AllAsync(running, "T02-CB001"));
        // who holds a post below takes no seat above him for missing because he does not see who holds it
        var below = await AllAsync(running, "T01", by: running.Holder("T01", "secretary"), sees: null, below: true);
        Assert.All(below, u => Assert.Equal((Lack.NoHolder, cell.Code), (u.Lack, u.Organisation.Code)));
        Assert.NotEmpty(below);
        // and of what one may not know nothing is told
        Assert.Empty(await AllAsync(running, cell.Code, sees: false));
    }

    private static async Task<IReadOnlyList<Unable>> AllAsync(RunningCycle running, string? code = null, bool? sees = true, long? by = null, bool below = false)
    {
        var unit = code is null ? running.Root : running[code];
        await using var work = await Work.BeginAsync(running.Store, by ?? running.Board, running.Desk.Today);
        return await EmptySeats.ReadAsync(work, await running.Desk.Packs.OfAsync(running.Store, running.Cycle, 1), running.Cycle, unit, below || code is null, one => sees ?? one.Path.StartsWith(unit.Path, StringComparison.Ordinal));
    }
}
