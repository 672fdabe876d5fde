namespace TuSoi.Ranking;

/// <summary>The places of the subject's group, as a card shows them. Tells how many stand before or level, never who.</summary>
/// <param name="Aside">The article.</param>
internal sealed record QuotaShown(string Aside, string Says, IReadOnlyList<(string Name, string Value)> Lines);
