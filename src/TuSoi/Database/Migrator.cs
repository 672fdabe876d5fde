using System.Diagnostics;
using Dapper;
using Npgsql;

namespace TuSoi.Database;

/// <summary>Applies migrations once each, in order, each whole or not at all, however many programs start at once.</summary>
public static class Migrator
{
    private const long Lock = 0x7475_736F_6921; // "tusoi!": any number of our own

    /// <returns>How many were applied.</returns>
    /// <exception cref="StoreRefused">The database's history is not the beginning of ours.</exception>
    public static async Task<int> ApplyAsync(NpgsqlConnection owner, IReadOnlyList<Migration> all, CancellationToken stop = default)
    {
        await LockAsync(owner, stop);
        try
        {
            await SchemaHistory.MakeAsync(owner, stop);
            var missing = SchemaHistory.Missing(all, await SchemaHistory.ReadAsync(owner, stop));
            foreach (var migration in missing) await ApplyAsync(owner, migration, stop);
            return missing.Count;
        }
        finally
        {
            if (owner.State == System.Data.ConnectionState.Open) await owner.ExecuteAsync("select pg_advisory_unlock(@Lock)", new { Lock });
        }
    }

    // Polled: a session that waits inside a statement holds a snapshot, and CREATE INDEX CONCURRENTLY waits for that one to end: a deadlock.
    private static async Task LockAsync(NpgsqlConnection owner, CancellationToken stop)
    {
        while (!await owner.ExecuteScalarAsync<bool>(new("select pg_try_advisory_lock(@Lock)", new { Lock }, cancellationToken: stop))) await Task.Delay(100, stop);
    }

    private static async Task ApplyAsync(NpgsqlConnection owner, Migration migration, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await using var transaction = migration.Transactional ? await owner.BeginTransactionAsync(stop) : null;
        foreach (var piece in migration.Pieces) await owner.ExecuteAsync(new(piece, commandTimeout: 0, cancellationToken: stop));
        await SchemaHistory.AddAsync(owner, migration, watch.ElapsedMilliseconds, stop);
        if (transaction is not null) await transaction.CommitAsync(stop);
    }
}
