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
    private const int Slack = 2 * Years + 4; // one is member and leader once a cycle; what grows with all that others did would be far more

    [Fact]
    public async Task Flowable_ten_years_of_history_same_speed()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        await WithoutVacuumAsync(running);
        var first = await PagesAsync(running, running.Cycle);
        var last = running.Cycle;
        for (var year = running.Year + 1; year < running.Year + Years; year++)
            last = Assert.IsType<Outcome.Done>(await new Cycles(running.Desk).OpenAsync(new OpenCycle { Cycle = 0, By = running.Board, Year = year, Root = running.Founded.Organisation, Pack = running.Pack.Id }, running.Pack, CycleFacts.OfRosterAsync)).Id;
        var tenth = await PagesAsync(running, last);
        var more = tenth.Where(t => t.Value > first[t.Key] + Slack).Select(t => $"{t.Key}: {first[t.Key]} pages in the first cycle, {t.Value} in the tenth");
        Assert.True(!more.Any() && tenth.Values.Sum() <= first.Values.Sum() * 1.3, $"{first.Values.Sum()} pages in the first cycle, {tenth.Values.Sum()} in the tenth; {string.Join("; ", more)}");
    }

    // What the server tidies up by itself after so many rows is counted like anybody's reading.
    private static async Task WithoutVacuumAsync(RunningCycle running)
    {
        await using var owner = await running.Store.OpenOwnerAsync();
        foreach (var table in await owner.QueryAsync<string>("select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"))
            await owner.ExecuteAsync($"alter table {table} set (autovacuum_enabled = false)");
    }

    // The statistics of a session arrive late, at the latest when it ends: so the act gets a session of its own, when all others have ended.
    private async Task<Dictionary<string, long>> PagesAsync(RunningCycle running, long cycle)
    {
        var root = (await running.ReadAsync("select id from subject where cycle = $1 and entry = $2", r => r.GetInt64(0), null, cycle, running.Founded.Organisation)).Single();
        var secretary = running.Holder("KHOI", "secretary");
        running.Store.Web.Clear();
        running.Store.Box?.Clear();
        await using var owner = await running.Store.OpenOwnerAsync();
        await owner.ExecuteAsync("set synchronous_commit = on");
        await owner.ExecuteAsync("analyze;"); // what it commits is flushed, and all before it: of commits that are not flushed vacuum cannot tell that all see them
        await owner.ExecuteAsync("vacuum;");
        await ActAsync(running, cycle, root, secretary, "nothing"); // packs are compiled, the catalogue is known
        var before = await TouchedAsync(owner);
        await ActAsync(running, cycle, root, secretary, "plan_issued");
        return (await TouchedAsync(owner)).ToDictionary(t => t.Key, t => t.Value - before[t.Key]);
    }

    private async Task ActAsync(RunningCycle running, long cycle, long root, long person, string step)
    {
        await using var store = await Store.OpenAsync(new StoreOptions { Home = "/", Web = (await databases.ClusterAsync()).ConnectionTo(running.Store.Database, StoreNames.Web).ConnectionString + ";Maximum Pool Size=1;Application Name=counted" });
        var outcome = await new Records(new Desk(store, running.Desk.Packs, running.Clock)).RecordAsync(new RecordStep { Cycle = cycle, By = person, Unit = root, Step = step, Subjects = [root], Text = "Kế hoạch." });
        Assert.Equal(step == "plan_issued", outcome.IsDone);
    }

    // Of sessions of other roles nobody but the superuser is told more than that they are there.
    private static async Task<Dictionary<string, long>> TouchedAsync(Npgsql.NpgsqlConnection owner)
    {
        while (await owner.ExecuteScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") > 0) await Task.Delay(20);
        await owner.ExecuteAsync("select pg_stat_force_next_flush()"); // what this session's own vacuum read arrives now, not a second later beside the act
        await owner.ExecuteAsync("select pg_stat_clear_snapshot()");
        return (await owner.QueryAsync<(string Table, long Pages)>("select relname, coalesce(heap_blks_read, 0) + coalesce(heap_blks_hit, 0) + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0) from pg_statio_user_tables")).ToDictionary(t => t.Table, t => t.Pages);
    }
}
