namespace TuSoi.Cli.Story;

/// <summary>What happens in a year that no procedure foresees on a date: people move, object, are disciplined for earlier years.</summary>
internal sealed class Events(IReadOnlyList<Happening> all)
{
    private int next;

    public DateOnly? NextDay => next < all.Count ? all[next].Day : null;

    /// <summary>Lets the next one happen if its day has come; false where it has not.</summary>
    public async Task<bool> HappenAsync(DateOnly today)
    {
        if (NextDay is not { } day || day > today) return false;
        await all[next++].Happen();
        return true;
    }
}

/// <summary>Something that happens on a day of the story.</summary>
internal sealed record Happening(DateOnly Day, Func<Task> Happen);
