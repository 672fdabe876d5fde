using Npgsql;

namespace TuSoi.Database;

/// <summary>What a database is for. Only one that holds invented persons is marked as a demo; the mark is part of the database, never of settings.</summary>
/// <param name="ClockShift">How far a demo's clock is from the real one.</param>
public sealed record Installation(bool IsDemo, TimeSpan ClockShift)
{
    /// <summary>The name of a demo's database on the private server.</summary>
    public const string DemoDatabase = "tusoi_demo";

    public static Installation Real { get; } = new(false, TimeSpan.Zero);

    public static async Task<Installation> ReadAsync(Store store, CancellationToken stop = default)
    {
        await using var command = store.Web.CreateCommand("select demo, clock_shift from installation_mark()");
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? new Installation(reader.GetBoolean(0), reader.GetTimeSpan(1)) : Real;
    }

    /// <summary>Marks an empty database as a demo, or takes one that is marked already.</summary>
    /// <exception cref="StoreRefused">Somebody's real data may be in it.</exception>
    public static async Task MarkDemoAsync(Store store, CancellationToken stop = default)
    {
        await using var owner = await store.OpenOwnerAsync(stop);
        await using var look = new NpgsqlCommand("select coalesce((select demo from installation), not exists (select from person) and not exists (select from roster_entry))", owner);
        if (!(bool)(await look.ExecuteScalarAsync(stop))!)
            throw new StoreRefused("demo.used", $"Cơ sở dữ liệu {store.Place} đã có dữ liệu và không phải bản trình diễn, nên không chạy trình diễn trên đó. Hãy dùng cơ sở dữ liệu trống, hoặc bỏ TUSOI_DATABASE để dùng máy chủ riêng.");
        await using var mark = new NpgsqlCommand("insert into installation (demo, made_at) values (true, now()) on conflict do nothing", owner);
        await mark.ExecuteNonQueryAsync(stop);
    }

    /// <summary>From now on a demo's clock goes on from this moment.</summary>
    public static async Task SetDemoClockAsync(Store store, DateTimeOffset moment, CancellationToken stop = default)
    {
        await using var owner = await store.OpenOwnerAsync(stop);
        await using var set = new NpgsqlCommand("update installation set clock_shift = $1 where demo", owner) { Parameters = { new() { Value = moment - DateTimeOffset.UtcNow } } };
        await set.ExecuteNonQueryAsync(stop);
    }
}

/// <summary>A clock that is some time ahead of the real one, or behind it, and goes as fast.</summary>
public sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
