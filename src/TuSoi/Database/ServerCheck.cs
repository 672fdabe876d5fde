using Dapper;
using Npgsql;

namespace TuSoi.Database;

/// <summary>Whether a server and its roles are such that row-level security holds.</summary>
internal static class ServerCheck
{
    public const int OldestVersion = 15;

    private const string Mighty = """
        select case
            when exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls or r.rolcreaterole) and pg_has_role(current_user, r.oid, 'member'))
                then 'là superuser, hoặc có BYPASSRLS hay CREATEROLE'
            when exists (select from pg_roles r where r.rolname in ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files') and pg_has_role(current_user, r.oid, 'member'))
                then 'đọc ghi được tệp hoặc chạy được chương trình của máy chủ'
            end
        """;

    private const string Owns = """
        select exists (select from pg_class c where c.relnamespace <> all (array['pg_catalog', 'pg_toast', 'information_schema']::regnamespace[])
            and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relpersistence <> 't' and pg_has_role(current_user, c.relowner, 'member'))
        """;

    private const string HasRole = "select exists (select from pg_roles where rolname = @role) and pg_has_role(current_user, (select oid from pg_roles where rolname = @role), 'usage')";

    public static void Version(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < OldestVersion)
            throw new StoreRefused(StoreRefused.OldServer, $"Máy chủ là PostgreSQL {connection.PostgreSqlVersion}; cần bản {OldestVersion} trở lên.");
    }

    /// <summary>A role that serves people: nothing of what there is may be its own, no row may be open to it by its nature, and it serves on one side of the box only.</summary>
    public static async Task ServingRoleAsync(NpgsqlConnection connection, string role, string otherRole, CancellationToken stop)
    {
        if (!await HasRoleAsync(connection, role, stop))
            throw new StoreRefused(StoreRefused.NoRoles, $"Vai trò “{connection.UserName}” chưa có quyền của “{role}”. Hãy chạy các lệnh tạo vai trò trong docs/operations.md.");
        await NotMightyAsync(connection, stop);
        if (await HasRoleAsync(connection, otherRole, stop))
            throw new StoreRefused(StoreRefused.TooMighty, $"Vai trò “{connection.UserName}” có quyền của cả “{role}” lẫn “{otherRole}”, nên phiếu không còn kín. Hãy bỏ bớt một quyền.");
        if (await connection.ExecuteScalarAsync<bool>(new(Owns, cancellationToken: stop)))
            throw new StoreRefused(StoreRefused.TooMighty, $"Vai trò “{connection.UserName}” sở hữu bảng trong cơ sở dữ liệu nên phân quyền từng dòng không giữ được. Hãy dùng vai trò “{role}” riêng (docs/operations.md).");
    }

    /// <summary>The owner's functions that act for others are as mighty as it is.</summary>
    public static async Task NotMightyAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        if (await connection.ExecuteScalarAsync<string?>(new(Mighty, cancellationToken: stop)) is { } why)
            throw new StoreRefused(StoreRefused.TooMighty, $"Vai trò “{connection.UserName}” {why}, nên phân quyền từng dòng không giữ được. Hãy tạo vai trò thường theo docs/operations.md.");
    }

    private static Task<bool> HasRoleAsync(NpgsqlConnection connection, string role, CancellationToken stop) =>
        connection.ExecuteScalarAsync<bool>(new(HasRole, new { role }, cancellationToken: stop));
}
