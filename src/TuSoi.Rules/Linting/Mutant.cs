using TuSoi.Rules.Packs;

namespace TuSoi.Rules.Linting;

/// <summary>A pack with one change in it, which some case must notice.</summary>
/// <param name="Id">Stable name: "organisation.score_85: from 85 → 85.01".</param>
/// <param name="Ladder">The ladder changed; null for criteria.</param>
public sealed record Mutant(string Id, string? Ladder, Pack Pack);
