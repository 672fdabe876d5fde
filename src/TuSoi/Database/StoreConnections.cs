using Npgsql;

namespace TuSoi.Database;

/// <summary>The ways into one database. Null: no box in this program; no owner where somebody else runs migrations.</summary>
internal sealed record StoreConnections(NpgsqlConnectionStringBuilder Web, NpgsqlConnectionStringBuilder? Box, NpgsqlConnectionStringBuilder? Owner)
{
    public static StoreConnections Parse(StoreOptions options) =>
        new(Parse("TUSOI_DATABASE", options.Web)!, Parse("TUSOI_DATABASE_BOX", options.Box), Parse("TUSOI_DATABASE_OWNER", options.Owner));

    /// <summary>Sessions kept and given out again, each time as nobody's.</summary>
    public static NpgsqlDataSource Pool(NpgsqlConnectionStringBuilder connection, string name)
    {
        var (given, pool) = (connection.Keys!, Common(connection));
        pool.Pooling = true;
        if (!given.Contains("Maximum Pool Size")) pool.MaxPoolSize = 16;
        if (!given.Contains("Max Auto Prepare")) (pool.MaxAutoPrepare, pool.AutoPrepareMinUsages) = (400, 2);
        return Named(pool, name);
    }

    /// <summary>A session for one errand.</summary>
    public static NpgsqlDataSource Single(NpgsqlConnectionStringBuilder connection, string name)
    {
        var single = Common(connection);
        single.Pooling = false;
        return Named(single, name);
    }

    // Without a name, measurements carry the connection string.
    private static NpgsqlDataSource Named(NpgsqlConnectionStringBuilder connection, string name) => new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = name }.Build();

    // Details of errors carry values of rows; multiplexing, and sessions kept as they are, would hand the person of one request to the next.
    private static NpgsqlConnectionStringBuilder Common(NpgsqlConnectionStringBuilder connection) => new(connection.ConnectionString)
    {
        IncludeErrorDetail = false,
        Multiplexing = false,
        NoResetOnClose = false,
        Timezone = Instant.Zone.Id,
        ApplicationName = connection.ApplicationName ?? StoreNames.Database,
    };

    private static NpgsqlConnectionStringBuilder? Parse(string variable, string? text)
    {
        try { return text is null ? null : new(text); }
        catch (ArgumentException e)
        {
            throw new StoreRefused(StoreRefused.ConnectionString, $"{variable} không phải chuỗi kết nối: hãy viết như “Host=…;Database=tusoi;Username=…;Password=…” (docs/operations.md).", e);
        }
    }
}
