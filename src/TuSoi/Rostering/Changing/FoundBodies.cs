using TuSoi.History;

namespace TuSoi.Rostering.Changing;

/// <summary>An organisation is founded below another, with its collective or without; or a collective in an organisation that is there already.</summary>
public sealed record FoundBodies : Act
{
    public required long Root { get; init; }

    /// <summary>The organisation directly above.</summary>
    public required long Above { get; init; }

    public NewBody? Organisation { get; init; }

    /// <summary>A collective of the new organisation; where none is founded, of the one above.</summary>
    public NewBody? Collective { get; init; }

    /// <summary>The first day on which they are there.</summary>
    public required DateOnly From { get; init; }
}

/// <param name="Kind">A kind of the pack.</param>
public sealed record NewBody(string Kind, string Code, string Name);
