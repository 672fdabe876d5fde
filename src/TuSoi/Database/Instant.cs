namespace TuSoi.Database;

/// <summary>Moments as the database keeps them: UTC, whole microseconds; and the day they fall on where the work is done.</summary>
public static class Instant
{
    /// <summary>The time zone of all days and hours.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateTime Of(TimeProvider clock) => Of(clock.GetUtcNow());

    public static DateTime Of(DateTimeOffset moment) => new(moment.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    /// <summary>Day and hour in Viet Nam, wherever the server stands.</summary>
    public static DateTime LocalOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    /// <summary>Today in Viet Nam.</summary>
    public static DateOnly DayOf(TimeProvider clock) => DateOnly.FromDateTime(LocalOf(clock.GetUtcNow()));
}
