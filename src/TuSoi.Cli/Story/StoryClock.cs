using TuSoi.Database;

namespace TuSoi.Cli.Story;

/// <summary>A clock that stays on its day until the story moves it on. No moment comes twice: what was known when is told apart by it.</summary>
internal sealed class StoryClock(DateOnly first) : TimeProvider
{
    private static readonly TimeOnly Morning = new(8, 0);
    private DateTimeOffset now = At(first);
    private long asked;

    public DateOnly Today { get; private set; } = first;

    public override DateTimeOffset GetUtcNow() => now.AddMicroseconds(Interlocked.Increment(ref asked));

    /// <summary>Jumps to the morning of a later day; time never goes back.</summary>
    public void JumpTo(DateOnly day)
    {
        if (day <= Today) return;
        (Today, now) = (day, At(day));
    }

    private static DateTimeOffset At(DateOnly day)
    {
        var local = day.ToDateTime(Morning);
        return new DateTimeOffset(local, Instant.Zone.GetUtcOffset(local));
    }
}
