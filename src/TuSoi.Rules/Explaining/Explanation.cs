using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>Why a subject has its verdict, complete on purpose: what did not apply is in it too.</summary>
public sealed record Explanation
{
    public required SubjectKind Kind { get; init; }
    public required string Name { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>Every condition of the ladder once, in the order of the pack.</summary>
    public required IReadOnlyList<ConditionLine> Lines { get; init; }

    public required IReadOnlyList<CaseLine> Cases { get; init; }

    /// <summary>Readings and other rules that shaped the result: vetoes, resolutions, caps, papers we lack.</summary>
    public required IReadOnlyList<AppliedRule> Applied { get; init; }

    /// <summary>Why the next higher level is not reached; null at the top, or where no level is known.</summary>
    public required NextLevel? Next { get; init; }

    /// <summary>Facts that would settle what cannot be told, and who supplies them.</summary>
    public required IReadOnlyList<MissingFact> Missing { get; init; }

    /// <summary>A ceiling may still come: some related subject that sets one has no level yet, or may not be recorded.</summary>
    public required bool AwaitsCeiling { get; init; }

    /// <summary>The ballot that counts; null where none is recorded.</summary>
    public required BallotExplanation? Ballot { get; init; }

    /// <summary>The places of the group; null where no quota concerns the subject.</summary>
    public required QuotaExplanation? Quota { get; init; }

    /// <summary>Special cases that apply.</summary>
    public required IReadOnlyList<Circumstance> Circumstances { get; init; }

    /// <summary>Related subjects whose levels were used and are not decided yet.</summary>
    public required IReadOnlyList<string> WaitsFor { get; init; }
}

/// <summary>One condition on the card.</summary>
/// <param name="Applies">False: the condition is for another kind of subject, or its base is empty.</param>
/// <param name="Value">The subject's value in words.</param>
/// <param name="Limit">The threshold in words.</param>
/// <param name="Changeable">False: it rests only on what has happened.</param>
public sealed record ConditionLine(
    NamedCondition Condition, Trit Answer, bool Applies, string Value, string Limit, IReadOnlyList<MissingFact> Missing, string? UnclearRow, bool Changeable)
{
    public string Name => Condition.Name;
}

/// <summary>One case of a level, with the conditions it is made of; <c>Wanted</c> false means the condition must not hold.</summary>
public sealed record CaseLine(QualityLevel Level, string Id, Because Because, Trit Answer, IReadOnlyList<(string Condition, bool Wanted)> Conditions)
{
    public string FullName => $"{Level}.{Id}";
}

/// <summary>A rule beside the conditions that took part.</summary>
/// <param name="Rows">AMB or catalogue rows.</param>
/// <param name="Decide">The competent body has to decide.</param>
public sealed record AppliedRule(AppliedKind Kind, string Says, IReadOnlyList<string> Rows, string Article, bool Decide, bool Assumed);

/// <summary>What sort of rule took part.</summary>
public enum AppliedKind { Analogy, Elsewhere, Veto, Resolution, Cap }

/// <summary>The next higher level: what stands in its way, and the smallest changes that would reach it.</summary>
public sealed record NextLevel(QualityLevel Level, IReadOnlyList<string> InTheWay, IReadOnlyList<Way> Ways);

/// <summary>A minimal set of conditions that would have to turn out otherwise, all together.</summary>
public sealed record Way(IReadOnlyList<(string Condition, bool Wanted)> Changes, bool Possible);

/// <summary>A fact that is not known: of whom, and who supplies it.</summary>
public sealed record MissingFact(string Fact, string Of, string SuppliedBy);
