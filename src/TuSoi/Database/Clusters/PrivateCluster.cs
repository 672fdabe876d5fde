using Npgsql;

namespace TuSoi.Database.Clusters;

/// <summary>
/// A PostgreSQL of our own on a unix socket, for everyone who configures none. Programs of the same home share it; the last one to end stops it, in whatever way it ends.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private readonly ClusterPlace place;
    private readonly ClusterServer server;
    private readonly FileStream lease;
    private readonly Watchdog watchdog;
    private int disposed;

    private PrivateCluster(ClusterPlace place, ClusterServer server, FileStream lease)
    {
        (this.place, this.server, this.lease) = (place, server, lease);
        watchdog = new(place, server.StopCommand);
    }

    /// <summary>Where the data lies.</summary>
    public string DataDirectory => place.Data;

    /// <summary>The folder of the socket, closed to everyone else.</summary>
    public string SocketFolder { get; private set; } = "";

    /// <summary>Whether another program had started the server before.</summary>
    public bool Adopted { get; private set; }

    /// <summary>Starts the cluster of this home, makes it where there is none yet, or joins the programs that use it.</summary>
    /// <param name="home">The data go to <c>.data/pg</c> in it.</param>
    /// <param name="durable">False for tests: faster, and a crash of the machine loses everything.</param>
    /// <param name="tell">Takes a Vietnamese line when something is not where one would expect it.</param>
    /// <exception cref="StoreRefused">There is no way to run a server here.</exception>
    public static async Task<PrivateCluster> StartAsync(string home, bool durable = true, Action<string>? tell = null, CancellationToken stop = default)
    {
        var place = await ClusterPlace.FindAsync(home, tell ?? (_ => { }), stop);
        var account = await ServerAccount.OfAsync(place.Data, stop);
        var server = new ClusterServer(place, account, ServerPrograms.For(place.Data), durable);
        var cluster = new PrivateCluster(place, server, await FileLock.SharedAsync(place.Users, stop));
        try
        {
            await cluster.EnsureRunningAsync(stop);
            return cluster;
        }
        catch (Exception e)
        {
            await cluster.DisposeAsync();
            if (e is not (ProgramFailed or IOException)) throw;
            throw new StoreRefused(StoreRefused.NotStarted, $"Không dựng được máy chủ riêng ở {place.Data}: {e.Message.Trim()}", e);
        }
    }

    /// <summary>Starts the server again where it was killed; does nothing where it runs.</summary>
    public async Task EnsureRunningAsync(CancellationToken stop = default)
    {
        await using var gate = await FileLock.ExclusiveAsync(place.Gate, stop);
        (SocketFolder, Adopted) = await server.EnsureRunningAsync(stop);
        await BootAsync(boot => ClusterRoles.MakeAsync(boot, stop), stop);
    }

    /// <summary>How a role comes to a database; to be completed by who uses it.</summary>
    public NpgsqlConnectionStringBuilder ConnectionTo(string database, string role) => ClusterServer.ConnectionTo(SocketFolder, database, role);

    /// <summary>The ways of all roles into one database.</summary>
    internal StoreConnections ConnectionsTo(string database) => new(ConnectionTo(database, StoreNames.Web), ConnectionTo(database, StoreNames.Box), ConnectionTo(database, StoreNames.Owner));

    /// <summary>Makes a database for the owner's role where there is none; as a copy, where a template is named.</summary>
    public Task CreateDatabaseAsync(string name, string? template = null, CancellationToken stop = default) =>
        BootAsync(boot => ClusterRoles.CreateDatabaseAsync(boot, name, template, stop), stop);

    public Task DropDatabaseAsync(string name, CancellationToken stop = default) => BootAsync(boot => ClusterRoles.DropDatabaseAsync(boot, name, stop), stop);

    /// <summary>What pg_dump says of a database's schema.</summary>
    internal Task<string> DumpSchemaAsync(string database, CancellationToken stop) => server.DumpSchemaAsync(SocketFolder, database, stop);

    /// <summary>Leaves; stops the server when no other program is left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await lease.DisposeAsync();
        await using (var last = FileLock.TryExclusive(place.Users))
            if (last is not null) await server.StopAsync();
        watchdog.Dispose();
    }

    private async Task BootAsync(Func<NpgsqlConnection, Task> work, CancellationToken stop)
    {
        await using var source = ClusterServer.BootSource(SocketFolder);
        await using var boot = await source.OpenConnectionAsync(stop);
        await work(boot);
    }
}
