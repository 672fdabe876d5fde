using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<string, Lazy<Task<object>>> prepared = new();

    public Databases() => cluster = new(StartAsync);

    /// <summary>The cluster of this run.</summary>
    public Task<PrivateCluster> ClusterAsync() => cluster.Value;

    /// <summary>An empty database of this program's version; dropped with the store.</summary>
    public async Task<Store> FreshAsync() => await Store.OpenScratchAsync(await cluster.Value, Template);

    /// <summary>A copy of a database that is prepared once in the run, and what was told of it then.</summary>
    public async Task<(Store Store, T Told)> CopyAsync<T>(string name, Func<Store, Task<T>> prepare) where T : notnull
    {
        var started = await cluster.Value;
        var told = await prepared.GetOrAdd(name, _ => new(async () =>
        {
            await started.CreateDatabaseAsync(name, Template);
            await using var store = await Store.OpenNamedAsync(started, name);
            return await prepare(store);
        })).Value;
        return (await Store.OpenScratchAsync(started, name), (T)told);
    }

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
