using TuSoi.Rules.Packs;

namespace TuSoi.Supposing;

/// <summary>A subject whose result would be another one.</summary>
/// <param name="Unit">Organisations directly above; empty where none is among the data.</param>
/// <param name="From">The result as it is, in words.</param>
/// <param name="To">The result as it would be.</param>
/// <param name="Decided">The level already decided, in words; empty where none is. A supposition does not touch it.</param>
/// <param name="Why">What would lead to it. Holds no restricted value.</param>
/// <param name="Card">The card of the result as it is, relative to the folder of the result.</param>
public sealed record ChangedSubject(SubjectKind Kind, string Code, string Name, string Unit, string From, string To, string Decided, string Why, string Card);

/// <summary>How many subjects of a kind have each result, as it is and as it would be.</summary>
/// <param name="Changed">How many have another one.</param>
/// <param name="Levels">The four levels, highest first, then those without a level.</param>
public sealed record ChangedKind(SubjectKind Kind, int Count, int Changed, IReadOnlyList<(string Level, int Before, int After)> Levels);
