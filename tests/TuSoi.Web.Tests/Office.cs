using TuSoi.Database;
using TuSoi.Tests.Database;
using TuSoi.Tests.Processes;
using TuSoi.Tests.Ranking;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Tests;

/// <summary>A running cycle with its pages, on a real port. The database is marked as a demo, so that anybody can be signed in.</summary>
internal sealed class Office : IAsyncDisposable
{
    private Office(RunningCycle cycle, Site site) => (Cycle, Site) = (cycle, site);

    public RunningCycle Cycle { get; }

    public Site Site { get; }

    public string Url => Site.Url;

    public static async Task<Office> OpenAsync(Databases databases, Rules.Packs.Pack? pack = null)
    {
        var cycle = await RunningCycle.OpenAsync(databases, pack);
        await using (var owner = await cycle.Store.OpenOwnerAsync())
        await using (var mark = new Npgsql.NpgsqlCommand("insert into installation (demo, made_at) values (true, now())", owner)) await mark.ExecuteNonQueryAsync();
        return new Office(cycle, await ServeAsync(cycle.Store, cycle.Clock));
    }

    /// <summary>The pages over a database, at a port of their own.</summary>
    public static async Task<Site> ServeAsync(Store store, TimeProvider clock)
    {
        var site = await Site.BuildAsync(new SiteOptions { Home = Repository.Folder, Store = store, Clock = clock, Quiet = true });
        await site.StartAsync();
        return site;
    }

    /// <summary>Somebody at a browser without script.</summary>
    public Task<Person> AsAsync(long person) => Person.SignInAsync(Url, person);

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Cycle.DisposeAsync();
    }
}
