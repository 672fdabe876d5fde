using Dapper;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes;

/// <summary>History costs nothing: an act in the tenth cycle touches no more pages than the same act in the first.</summary>
public sealed class TenYearsTests(Databases databases)
{
    private const int Years = 10;

    [Fact]
    public async Task Flowable_ten_years_of_history_same_speed()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var first = await PagesAsync(running, running.Cycle);
        var last = running.Cycle;
        for (var year = running.Year + 1; year < running.Year + Years; year++)
            last = Assert.IsType<Outcome.Done>(await new Cycles(running.Desk).OpenAsync(new OpenCycle { Cycle = 0, By = running.Board, Year = year, Root = running.Founded.Organisation, Pack = running.Pack.Id }, running.Pack, CycleFacts.OfRosterAsync)).Id;
        var tenth = await PagesAsync(running, last);
        Assert.True(tenth <= first * 1.2 + 30, $"{first} pages in the first cycle, {tenth} in the tenth");
    }

    // The statistics of a session arrive when it ends: so the act gets a session of its own.
    private async Task<long> PagesAsync(RunningCycle running, long cycle)
    {
        await using var owner = await running.Store.OpenOwnerAsync();
        await owner.ExecuteAsync("vacuum analyze");
        var root = (await running.ReadAsync("select id from subject where cycle = $1 and entry = $2", r => r.GetInt64(0), null, cycle, running.Founded.Organisation)).Single();
        var secretary = running.Holder("KHOI", "secretary");
        await ActAsync(running, cycle, root, secretary, "nothing"); // packs are compiled, the catalogue is known
        var before = await TouchedAsync(owner);
        await ActAsync(running, cycle, root, secretary, "plan_issued");
        return await TouchedAsync(owner) - before;
    }

    private async Task ActAsync(RunningCycle running, long cycle, long root, long person, string step)
    {
        await using var store = await Store.OpenAsync(new StoreOptions { Home = "/", Web = (await databases.ClusterAsync()).ConnectionTo(running.Store.Database, Store.WebRole).ConnectionString + ";Maximum Pool Size=1;Application Name=counted" });
        var outcome = await new Records(new Desk(store, running.Desk.Packs, running.Clock)).RecordAsync(new RecordStep { Cycle = cycle, By = person, Unit = root, Step = step, Subjects = [root], Text = "Kế hoạch." });
        Assert.Equal(step == "plan_issued", outcome.IsDone);
    }

    private static async Task<long> TouchedAsync(Npgsql.NpgsqlConnection owner)
    {
        while (await owner.ExecuteScalarAsync<long>("select count(*) from pg_stat_activity where application_name = 'counted' and datname = current_database()") > 0) await Task.Delay(20);
        await owner.ExecuteAsync("select pg_stat_clear_snapshot()");
        return await owner.ExecuteScalarAsync<long>("select sum(coalesce(heap_blks_read, 0) + coalesce(heap_blks_hit, 0) + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0))::bigint from pg_statio_user_tables");
    }
}
