using Dapper;
using Npgsql;
using TuSoi.Database;
using TuSoi.Database.Clusters;

namespace TuSoi.Tests.Database;

/// <summary>An empty database as an operator would hand it over, with connection strings instead of a cluster.</summary>
internal sealed class OwnServer(PrivateCluster cluster, string database) : IAsyncDisposable
{
    private readonly List<string> roles = [];

    public static async Task<OwnServer> MakeAsync(Databases databases)
    {
        var server = new OwnServer(await databases.ClusterAsync(), "own_" + Guid.NewGuid().ToString("n"));
        await (await databases.ClusterAsync()).CreateDatabaseAsync(server.Database);
        return server;
    }

    private string Database => database;

    public StoreOptions Options(string web, string? owner = null) => new()
    {
        Home = "/",
        Web = cluster.ConnectionTo(database, web).ConnectionString,
        Owner = owner is null ? null : cluster.ConnectionTo(database, owner).ConnectionString,
    };

    /// <summary>A role that is given the web role's rights, and what else is said.</summary>
    public async Task<string> RoleAsync(string with)
    {
        roles.Add("role_" + Guid.NewGuid().ToString("n"));
        await BootAsync($"create role {roles[^1]} login {with}; grant tusoi_web to {roles[^1]}");
        return roles[^1];
    }

    public async Task BootAsync(string sql)
    {
        await using var boot = new NpgsqlConnection(cluster.ConnectionTo(database, "postgres_boot").ConnectionString + ";Pooling=false");
        await boot.ExecuteAsync(sql);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var role in roles) await BootAsync($"drop owned by {role}; drop role {role}");
        await cluster.DropDatabaseAsync(database);
    }
}
