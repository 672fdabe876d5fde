using TuSoi.Rules.Packs;

namespace TuSoi.Rules.Linting;

/// <summary>A pack with one change in it, which some case must notice.</summary>
/// <param name="Id">Stable name: "organisation.score_85: from 85 → 85.01".</param>
/// <param name="Ladder">The ladder changed, if only one is.</param>
/// <param name="Frame">The criteria frame changed, if only one is.</param>
/// <param name="Kinds">Kinds that a changed ballot, quota or special case is about; their ladders stay as they are.</param>
public sealed record Mutant(string Id, Pack Pack, string? Ladder = null, string? Frame = null, IReadOnlyList<string>? Kinds = null)
{
    /// <summary>Catalogue rows of the rule changed: cases of these rows are the likeliest to notice.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Whether the ladder of the kind may be another than before.</summary>
    public bool Changes(SubjectKind kind) => Kinds is null && Concerns(kind);

    /// <summary>Whether the rules of the kind may be others than before.</summary>
    public bool Concerns(SubjectKind kind) => Kinds is { } words ? kind.Is(words) : (Ladder is null || kind.Ladder == Ladder) && (Frame is null || kind.Frame == Frame);
}
