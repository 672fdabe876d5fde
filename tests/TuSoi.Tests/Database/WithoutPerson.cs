using Dapper;
using Npgsql;
using TuSoi.Database;

namespace TuSoi.Tests.Database;

/// <summary>What the serving roles see where no person is set: it should be nothing, however full the database is.</summary>
internal static class WithoutPerson
{
    private const string Relations = """
        select c.oid::regclass::text from pg_class c
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'pg_toast', 'information_schema')
        order by 1
        """;

    /// <summary>Relations with rows that the web role or the box's role sees, as “role: relation”.</summary>
    public static async Task<IReadOnlyList<string>> SeesAsync(Store store) => [.. await SeesAsync(store.Web), .. store.Box is null ? [] : await SeesAsync(store.Box)];

    private static async Task<IReadOnlyList<string>> SeesAsync(NpgsqlDataSource role)
    {
        await using var connection = await role.OpenConnectionAsync();
        var seen = new List<string>();
        foreach (var relation in await connection.QueryAsync<string>(Relations))
            if (await CountAsync(connection, relation) > 0) seen.Add($"{connection.UserName}: {relation}");
        return seen;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string relation)
    {
        try { return await connection.ExecuteScalarAsync<long>($"select count(*) from {relation}"); }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege) { return 0; }
    }
}
