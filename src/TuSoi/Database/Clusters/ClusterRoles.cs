using Dapper;
using Npgsql;

namespace TuSoi.Database.Clusters;

/// <summary>The roles and databases of a private cluster. docs/operations.md says the same for a managed server.</summary>
internal static class ClusterRoles
{
    /// <summary>The bootstrap superuser: makes roles and databases, and nothing else.</summary>
    public const string Boot = "postgres_boot";

    private const string Roles = $"""
        do $$
        declare r text;
        begin
            foreach r in array array['{StoreNames.Owner}', '{StoreNames.Web}', '{StoreNames.Box}'] loop
                if not exists (select from pg_roles where rolname = r) then execute format('create role %I', r); end if;
                execute format('alter role %I login nosuperuser nobypassrls nocreatedb nocreaterole noreplication', r);
            end loop;
        end $$;
        """;

    public static Task MakeAsync(NpgsqlConnection boot, CancellationToken stop) => boot.ExecuteAsync(new(Roles, cancellationToken: stop));

    public static async Task CreateDatabaseAsync(NpgsqlConnection boot, string name, string? template, CancellationToken stop)
    {
        var copy = template is null ? "" : $" template {Quote(template)} strategy file_copy";
        try { await boot.ExecuteAsync(new($"create database {Quote(name)} owner {StoreNames.Owner}{copy}", commandTimeout: 0, cancellationToken: stop)); }
        catch (PostgresException e) when (template is null && e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation) { } // another program was quicker
        // temporary tables: COPY does not write into tables with row-level security
        await boot.ExecuteAsync(new($"revoke all on database {Quote(name)} from public; grant connect, temporary on database {Quote(name)} to {StoreNames.Web}; grant connect on database {Quote(name)} to {StoreNames.Box}", cancellationToken: stop));
    }

    public static Task DropDatabaseAsync(NpgsqlConnection boot, string name, CancellationToken stop) =>
        boot.ExecuteAsync(new($"drop database if exists {Quote(name)} with (force)", cancellationToken: stop));

    private static string Quote(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);
}
