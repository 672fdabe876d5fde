using Npgsql;
using TuSoi.Database;
using TuSoi.Database.Clusters;
using TuSoi.Tests.Database;
using Xunit;

[assembly: AssemblyFixture(typeof(Databases))]

namespace TuSoi.Tests.Database;

/// <summary>One private cluster for the whole run, started by the first test that asks; each store is a fresh copy of a database migrated once.</summary>
public sealed class Databases : IAsyncDisposable
{
    private const string Template = "template_migrated";

    private readonly string home = Homes.Make();
    private readonly Lazy<Task<PrivateCluster>> cluster;

    public Databases() => cluster = new(StartAsync);

    /// <summary>The cluster of this run.</summary>
    public Task<PrivateCluster> ClusterAsync() => cluster.Value;

    /// <summary>An empty database of this program's version; dropped with the store.</summary>
    public async Task<Store> FreshAsync() => await Store.OpenScratchAsync(await cluster.Value, Template);

    public async ValueTask DisposeAsync()
    {
        if (cluster.IsValueCreated)
        {
            var started = await cluster.Value;
            await started.DisposeAsync();
            Homes.Remove(started.SocketFolder, Path.GetDirectoryName(started.DataDirectory));
        }
        Homes.Remove(home);
    }

    private async Task<PrivateCluster> StartAsync()
    {
        Homes.RemoveForgotten();
        var started = await PrivateCluster.StartAsync(home, durable: false);
        await started.CreateDatabaseAsync(Template);
        await using var owner = new NpgsqlConnection(started.ConnectionTo(Template, StoreNames.Owner).ConnectionString + ";Pooling=false");
        await owner.OpenAsync();
        await Migrator.ApplyAsync(owner, Migration.All);
        return started;
    }
}
