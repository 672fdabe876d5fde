using TuSoi.History;

namespace TuSoi.Opening.Amending;

/// <summary>Asks what would change if the running cycle went over to another pack. Nothing is written.</summary>
public sealed record PreviewAmendment
{
    public required long Cycle { get; init; }
    public required long By { get; init; }

    /// <summary>Readings chosen where the text is ambiguous; the others as proposed.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();
}

/// <summary>Moves a running cycle to another pack, by a numbered paper, as previewed. What was done under the old one stays done.</summary>
public sealed record AmendCycle : Act
{
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();

    /// <summary>The digest that the preview showed: the same pack with the same readings.</summary>
    public required string Digest { get; init; }
}
