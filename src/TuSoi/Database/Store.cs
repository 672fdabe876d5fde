using Npgsql;
using TuSoi.Database.Clusters;

namespace TuSoi.Database;

/// <summary>The one store: a migrated database, with pools for the roles that serve people.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly NpgsqlDataSource? owner;
    private readonly PrivateCluster? cluster;
    private readonly Func<PrivateCluster, ValueTask> leave;

    private Store(StoreConnections connections, PrivateCluster? cluster, Func<PrivateCluster, ValueTask> leave)
    {
        (this.cluster, this.leave) = (cluster, leave);
        Web = StoreConnections.Pool(connections.Web, StoreNames.Database + "-web");
        Box = connections.Box is { } box ? StoreConnections.Pool(box, StoreNames.Database + "-box") : null;
        owner = connections.Owner is { } o ? StoreConnections.Single(o, StoreNames.Database + "-owner") : null;
        Database = connections.Web.Database ?? connections.Web.Username ?? "";
        Place = cluster?.DataDirectory ?? $"{connections.Web.Host}/{Database}";
    }

    /// <summary>For pages and acts; the person is set in each transaction, or no row is seen.</summary>
    public NpgsqlDataSource Web { get; }

    /// <summary>For the ballot box; null where this program has none.</summary>
    public NpgsqlDataSource? Box { get; }

    /// <summary>How many migrations opening has applied.</summary>
    public int Applied { get; private set; }

    /// <summary>The database's name on its server.</summary>
    public string Database { get; }

    /// <summary>Where it is, for the person who installs; without passwords.</summary>
    public string Place { get; }

    /// <summary>Opens the configured database or the private one; brings it up to this program's version where the owner is known.</summary>
    /// <exception cref="StoreRefused">It cannot be used as it is.</exception>
    public static async Task<Store> OpenAsync(StoreOptions options, CancellationToken stop = default)
    {
        if (options.Web is not null) return await new Store(StoreConnections.Parse(options), null, _ => ValueTask.CompletedTask).PreparedAsync(_ => Task.CompletedTask, stop);
        return await OpenPrivateAsync(options, StoreNames.Database, stop);
    }

    /// <summary>A database of the private server, which is started for it; it stays.</summary>
    public static async Task<Store> OpenPrivateAsync(StoreOptions options, string database, CancellationToken stop = default)
    {
        var cluster = await PrivateCluster.StartAsync(options.Home, options.Durable, options.Tell, stop);
        return await OpenAsync(cluster, database, template: null, c => c.DisposeAsync(), stop);
    }

    /// <summary>A database for a while in a cluster that somebody else holds; it goes with the store.</summary>
    /// <param name="template">A database to copy, or null for an empty one.</param>
    public static Task<Store> OpenScratchAsync(PrivateCluster cluster, string? template = null, CancellationToken stop = default)
    {
        var name = "scratch_" + Guid.NewGuid().ToString("n");
        return OpenAsync(cluster, name, template, async c => await c.DropDatabaseAsync(name), stop);
    }

    /// <summary>A named database of a cluster that somebody else holds, made where it is missing; it stays.</summary>
    public static Task<Store> OpenNamedAsync(PrivateCluster cluster, string name, CancellationToken stop = default) => OpenAsync(cluster, name, template: null, _ => ValueTask.CompletedTask, stop);

    /// <summary>For migrations only: the owner is not a role to serve people with.</summary>
    public Task<NpgsqlConnection> OpenOwnerAsync(CancellationToken stop = default) =>
        StoreOpening.ConnectAsync(owner ?? throw new InvalidOperationException("No owner is configured."), stop);

    /// <summary>Starts the private server again where it was killed; a server of one's own is its operator's.</summary>
    public Task ReviveAsync(CancellationToken stop = default) => cluster?.EnsureRunningAsync(stop) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var source in new[] { Web, Box, owner }.OfType<NpgsqlDataSource>()) await source.DisposeAsync();
        if (cluster is not null) await leave(cluster);
    }

    private static Task<Store> OpenAsync(PrivateCluster cluster, string database, string? template, Func<PrivateCluster, ValueTask> leave, CancellationToken stop) =>
        new Store(cluster.ConnectionsTo(database), cluster, leave).PreparedAsync(c => c!.CreateDatabaseAsync(database, template, stop), stop);

    private async Task<Store> PreparedAsync(Func<PrivateCluster?, Task> first, CancellationToken stop)
    {
        try
        {
            await first(cluster);
            Applied = await StoreOpening.PrepareAsync(Web, Box, owner, stop);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }
}
