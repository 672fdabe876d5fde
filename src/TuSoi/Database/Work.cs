using System.Data;
using System.Globalization;
using Npgsql;

namespace TuSoi.Database;

/// <summary>
/// One transaction of one person. The person, the day and, for an act, its cycle are set by the first statement of the first batch; they end with the transaction, so the next
/// user of the pooled connection starts as nobody.
/// </summary>
public sealed class Work : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly long? person;
    private readonly DateOnly day;
    private readonly long? cycle;
    private bool named;

    private Work(NpgsqlConnection connection, NpgsqlTransaction transaction, long? person, DateOnly day, long? cycle = null) =>
        (this.connection, this.transaction, this.person, this.day, this.cycle) = (connection, transaction, person, day, cycle);

    public static async Task<Work> BeginAsync(Store store, long person, DateOnly day, CancellationToken stop = default)
    {
        var connection = await store.Web.OpenConnectionAsync(stop);
        return new Work(connection, await connection.BeginTransactionAsync(stop), person, day);
    }

    /// <summary>The same for an act of one cycle: other cycles are not looked at.</summary>
    public static async Task<Work> BeginAsync(Store store, long person, DateOnly day, long cycle, CancellationToken stop)
    {
        var connection = await store.Web.OpenConnectionAsync(stop);
        return new Work(connection, await connection.BeginTransactionAsync(stop), person, day, cycle);
    }

    /// <summary>Everything as it is at one moment, seen by the database's owner and by no person: to verify, never to serve people.</summary>
    public static async Task<Work> OfOwnerAsync(Store store, DateOnly day, CancellationToken stop = default)
    {
        var connection = await store.OpenOwnerAsync(stop);
        return new Work(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop), null, day);
    }

    public async Task<NpgsqlDataReader> ReadAsync(Batch batch, CancellationToken stop = default)
    {
        await using var command = Named(batch).For(connection, transaction);
        var reader = await command.ExecuteReaderAsync(stop);
        if (named) return reader;
        named = true;
        await reader.NextResultAsync(stop);
        return reader;
    }

    public async Task<int> WriteAsync(Batch batch, CancellationToken stop = default)
    {
        await using var command = Named(batch).For(connection, transaction);
        named = true;
        return await command.ExecuteNonQueryAsync(stop);
    }

    public Task CommitAsync(CancellationToken stop = default) => transaction.CommitAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private Batch Named(Batch batch) => named ? batch : batch.After("select set_config('tusoi.person', $1, true), set_config('tusoi.day', $2, true), set_config('tusoi.cycle', $3, true)",
        person?.ToString(CultureInfo.InvariantCulture) ?? "", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cycle?.ToString(CultureInfo.InvariantCulture) ?? "");
}
