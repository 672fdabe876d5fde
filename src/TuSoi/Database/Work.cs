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
    private readonly List<Batch>? rehearsed = Rehearsed.Value ?? RehearsedByAll;

    private Work(NpgsqlConnection connection, NpgsqlTransaction transaction, long? person, DateOnly day, long? cycle = null) =>
        (this.connection, this.transaction, this.person, this.day, this.cycle) = (connection, transaction, person, day, cycle);

    /// <summary>Who asks; null: the database's owner.</summary>
    internal long? Person => person;

    public static async Task<Work> BeginAsync(Store store, long person, DateOnly day, CancellationToken stop = default)
    {
        var connection = await store.Web.OpenConnectionAsync(stop);
        return new Work(connection, await connection.BeginTransactionAsync(stop), person, day);
    }

    /// <summary>The same for an act or a page of one cycle: other cycles are not looked at. Rows are looked for by their numbers or in ranges: plans are kept, not made anew.</summary>
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

    /// <summary>Where this is set, what is sent to the database is written down here, and nothing stays: so that a measurement can send the same once more without us.</summary>
    internal static AsyncLocal<List<Batch>?> Rehearsed { get; } = new();

    /// <summary>The same for whatever any request of this process sends, one after the other.</summary>
    internal static List<Batch>? RehearsedByAll { get; set; }

    public async Task<NpgsqlDataReader> ReadAsync(Batch batch, CancellationToken stop = default)
    {
        await using var command = Named(batch).For(connection, transaction);
        rehearsed?.Add(batch);
        var reader = await command.ExecuteReaderAsync(stop);
        if (named) return reader;
        named = true;
        await reader.NextResultAsync(stop);
        return reader;
    }

    public async Task<int> WriteAsync(Batch batch, CancellationToken stop = default)
    {
        await using var command = Named(batch).For(connection, transaction);
        rehearsed?.Add(batch);
        named = true;
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>From here on whole parts of the tree are read: each statement is planned for its own part.</summary>
    internal Task PlanEachAsync(CancellationToken stop) => WriteAsync(new Batch().Add("set local plan_cache_mode to auto"), stop);

    /// <summary>New numbers; others may take numbers between them.</summary>
    public async Task<long[]> NumbersAsync(int count, CancellationToken stop = default)
    {
        if (count == 0) return [];
        await using var row = await ReadAsync(new Batch().Add("select array(select nextval('ids') from generate_series(1, $1))", count), stop);
        await row.ReadAsync(stop);
        return row.GetFieldValue<long[]>(0);
    }

    /// <summary>All rows of one query.</summary>
    public async Task<List<T>> ListAsync<T>(Func<NpgsqlDataReader, T> of, string sql, params object?[] values)
    {
        await using var reader = await ReadAsync(new Batch().Add(sql, values));
        return await reader.RowsAsync(of);
    }

    public Task CommitAsync(CancellationToken stop = default) => rehearsed is null ? transaction.CommitAsync(stop) : transaction.RollbackAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private Batch Named(Batch batch) => named ? batch : batch.After("select set_config('tusoi.person', $1, true), set_config('tusoi.day', $2, true), set_config('tusoi.cycle', $3, true), set_config('plan_cache_mode', $4, true)",
        person?.ToString(CultureInfo.InvariantCulture) ?? "", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cycle?.ToString(CultureInfo.InvariantCulture) ?? "", cycle is null ? "auto" : "force_generic_plan");
}
