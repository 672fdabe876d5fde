namespace TuSoi.Ranking;

/// <summary>How a result is written.</summary>
public sealed record ResultOptions
{
    public required CardHead Head { get; init; }

    /// <summary>Beside each card as a page, the same as plain text, for a terminal or a letter.</summary>
    public bool Texts { get; init; }

    /// <summary>The regulation's own document, linked from every page.</summary>
    public AttachedDocument? Document { get; init; }

    /// <summary>Files beside the result that belong to it, by name: written and replaced together with it.</summary>
    public IReadOnlyDictionary<string, Action<Stream>> Beside { get; init; } = new Dictionary<string, Action<Stream>>();

    /// <summary>Threads that draw cards; the processors of the machine by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>What came of writing a result.</summary>
public abstract record ResultOutcome
{
    /// <summary>The result is in the folder.</summary>
    public sealed record Written(string Folder, int Cards) : ResultOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Code">Stable; one of the constants of <see cref="ResultFolder"/>.</param>
    /// <param name="Sentence">For the person who asked.</param>
    public sealed record Refused(string Code, string Sentence) : ResultOutcome;
}
