namespace TuSoi.History;

/// <summary>A paper on which an act rests, as it is cited: number, day, and the digest of its file where there is one.</summary>
public sealed record Evidence(string Number, DateOnly Dated, byte[]? FileDigest = null);

/// <summary>What somebody does, in one record: one act, one transaction, one journal entry.</summary>
public abstract record Act
{
    public required long Cycle { get; init; }

    /// <summary>The person who does it; never somebody in whose name it is done.</summary>
    public required long By { get; init; }

    public string Why { get; init; } = "";

    public Evidence? Paper { get; init; }
}
