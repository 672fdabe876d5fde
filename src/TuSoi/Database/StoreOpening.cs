using Dapper;
using Npgsql;

namespace TuSoi.Database;

/// <summary>What is looked at before a database is used.</summary>
internal static class StoreOpening
{
    /// <returns>How many migrations were applied.</returns>
    public static async Task<int> PrepareAsync(StoreConnections connections, CancellationToken stop)
    {
        var applied = connections.Owner is { } owner ? await MigrateAsync(owner, stop) : 0;
        await using var web = await ConnectAsync(connections.Web, stop);
        await ServerCheck.ServingRoleAsync(web, Store.WebRole, stop);
        await UpToDateAsync(web, stop);
        if (connections.Box is null) return applied;
        await using var box = await ConnectAsync(connections.Box, stop);
        await ServerCheck.ServingRoleAsync(box, Store.BoxRole, stop);
        return applied;
    }

    public static async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnectionStringBuilder to, CancellationToken stop)
    {
        var connection = StoreConnections.Alone(to);
        try
        {
            await connection.OpenAsync(stop);
            ServerCheck.Version(connection);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            if (e is not NpgsqlException) throw;
            throw new StoreRefused(StoreRefused.Unreachable, $"Không vào được cơ sở dữ liệu “{to.Database}” ở {to.Host} bằng vai trò “{to.Username}”: {e.Message}", e);
        }
    }

    private static async Task<int> MigrateAsync(NpgsqlConnectionStringBuilder to, CancellationToken stop)
    {
        await using var owner = await ConnectAsync(to, stop);
        await ServerCheck.NotMightyAsync(owner, stop);
        var missing = await owner.QueryAsync<string>(new("select r from unnest(@roles) r where not exists (select from pg_roles where rolname = r)", new { roles = new[] { Store.WebRole, Store.BoxRole } }, cancellationToken: stop));
        if (missing.FirstOrDefault() is { } role)
            throw new StoreRefused(StoreRefused.NoRoles, $"Máy chủ chưa có vai trò “{role}”. Hãy chạy các lệnh tạo vai trò trong docs/operations.md.");
        return await Migrator.ApplyAsync(owner, Migration.All, stop);
    }

    private static async Task UpToDateAsync(NpgsqlConnection web, CancellationToken stop)
    {
        IReadOnlyList<AppliedMigration> applied = [];
        try { applied = [.. await web.QueryAsync<AppliedMigration>(new("select version, name, hash from schema_applied()", cancellationToken: stop))]; }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedFunction) { }
        if (SchemaHistory.Missing(Migration.All, applied) is [var next, ..])
            throw new StoreRefused(StoreRefused.Behind, $"Cơ sở dữ liệu chưa có bước nâng cấp {next.Name}. Hãy đặt TUSOI_DATABASE_OWNER rồi chạy “tusoi db migrate”.");
    }
}
