using Dapper;
using Npgsql;

namespace TuSoi.Database;

/// <summary>What is looked at before a database is used.</summary>
internal static class StoreOpening
{
    private const string MissingRoles = "select r from unnest(@roles) r where not exists (select from pg_roles where rolname = r)";

    /// <returns>How many migrations were applied.</returns>
    public static async Task<int> PrepareAsync(NpgsqlDataSource web, NpgsqlDataSource? box, NpgsqlDataSource? owner, CancellationToken stop)
    {
        var applied = owner is null ? 0 : await MigrateAsync(owner, stop);
        await using (var connection = await ConnectAsync(web, stop))
        {
            await ServerCheck.ServingRoleAsync(connection, StoreNames.Web, StoreNames.Box, stop);
            await UpToDateAsync(connection, stop);
        }
        if (box is null) return applied;
        await using (var connection = await ConnectAsync(box, stop)) await ServerCheck.ServingRoleAsync(connection, StoreNames.Box, StoreNames.Web, stop);
        return applied;
    }

    public static async Task<NpgsqlConnection> ConnectAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        var connection = source.CreateConnection();
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
            throw new StoreRefused(StoreRefused.Unreachable, $"Không vào được cơ sở dữ liệu “{connection.Database}” ở {connection.Host} bằng vai trò “{connection.UserName}”: {e.Message}", e);
        }
    }

    private static async Task<int> MigrateAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var owner = await ConnectAsync(source, stop);
        await ServerCheck.NotMightyAsync(owner, stop);
        var missing = await owner.QueryAsync<string>(new(MissingRoles, new { roles = new[] { StoreNames.Web, StoreNames.Box } }, cancellationToken: stop));
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
