using Npgsql;
using TuSoi.Database.Clusters;

namespace TuSoi.Database;

/// <summary>The one store: a migrated database, with pools for the roles that serve people.</summary>
public sealed class Store : IAsyncDisposable
{
    /// <summary>Name of the database and, in metrics, of its pools.</summary>
    public const string Name = "tusoi";

    public const string OwnerRole = "tusoi_owner", WebRole = "tusoi_web", BoxRole = "tusoi_box";

    private readonly PrivateCluster? cluster;
    private readonly StoreConnections connections;

    private Store(PrivateCluster? cluster, StoreConnections connections, int applied)
    {
        (this.cluster, this.connections, Applied) = (cluster, connections, applied);
        Web = StoreConnections.Pool(connections.Web, Name + "-web");
        Box = connections.Box is { } box ? StoreConnections.Pool(box, Name + "-box") : null;
    }

    /// <summary>For pages and acts; the person is set in each transaction, or no row is seen.</summary>
    public NpgsqlDataSource Web { get; }

    /// <summary>For the ballot box; null where this program has none.</summary>
    public NpgsqlDataSource? Box { get; }

    /// <summary>How many migrations opening has applied.</summary>
    public int Applied { get; }

    /// <summary>Where it is, for the person who installs; without passwords.</summary>
    public string Place => cluster?.DataDirectory ?? $"{connections.Web.Host}/{connections.Web.Database}";

    /// <summary>Opens the configured database or the private one; brings it up to this program's version where the owner is known.</summary>
    /// <exception cref="StoreRefused">It cannot be used as it is.</exception>
    public static async Task<Store> OpenAsync(StoreOptions options, CancellationToken stop = default)
    {
        if (options.Web is not null) return await OpenAsync(null, StoreConnections.Parse(options), stop);
        var cluster = await PrivateCluster.StartAsync(options.Home, options.Durable, options.Tell, stop);
        try
        {
            await cluster.CreateDatabaseAsync(options.Database, stop: stop);
            return await OpenAsync(cluster, Private(cluster, options.Database), stop);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a database of a cluster that somebody else holds.</summary>
    public static Task<Store> OpenAsync(PrivateCluster cluster, string database, CancellationToken stop = default) => OpenAsync(null, Private(cluster, database), stop);

    /// <summary>For migrations only: the owner is not a role to serve people with.</summary>
    public async Task<NpgsqlConnection> OpenOwnerAsync(CancellationToken stop = default) =>
        await StoreOpening.ConnectAsync(connections.Owner ?? throw new InvalidOperationException("No owner is configured."), stop);

    /// <summary>Starts the private server again where it was killed; a server of one's own is its operator's.</summary>
    public Task ReviveAsync(CancellationToken stop = default) => cluster?.EnsureRunningAsync(stop) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        if (Box is not null) await Box.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }

    private static async Task<Store> OpenAsync(PrivateCluster? cluster, StoreConnections connections, CancellationToken stop) =>
        new(cluster, connections, await StoreOpening.PrepareAsync(connections, stop));

    private static StoreConnections Private(PrivateCluster cluster, string database) =>
        new(cluster.ConnectionTo(database, WebRole), cluster.ConnectionTo(database, BoxRole), cluster.ConnectionTo(database, OwnerRole));
}
