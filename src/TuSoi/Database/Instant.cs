namespace TuSoi.Database;

/// <summary>Moments as the database keeps them: UTC, whole microseconds.</summary>
public static class Instant
{
    public static DateTime Of(TimeProvider clock) => Of(clock.GetUtcNow());

    public static DateTime Of(DateTimeOffset moment) => new(moment.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
