using TuSoi.Rules.Calendars;

namespace TuSoi.Opening;

/// <summary>How far one organisation is in a phase.</summary>
public sealed class PhaseProgress(Phase phase)
{
    public Phase Phase => phase;

    public int Total { get; internal set; }

    public int Left { get; private set; }

    /// <summary>Something in it can be done now.</summary>
    public bool IsUp { get; private set; }

    /// <summary>What is due first of all that is not done.</summary>
    public DueDate? Due { get; private set; }

    public int Done => Total - Left;

    internal void Add(DueDate due, bool isUp)
    {
        (Left, IsUp) = (Left + 1, isUp);
        if (Due is null || due.Last < Due.Value.Last) Due = due;
    }
}
