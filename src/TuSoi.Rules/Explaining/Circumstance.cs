using TuSoi.Rules.Counting;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Rules.Explaining;

/// <summary>A special case that applies to the subject.</summary>
/// <param name="Waits">A comment is asked for and not there yet.</param>
/// <param name="Years">Earlier years to be ranked again, where the case asks for that.</param>
public sealed record Circumstance(SpecialCase Case, bool Waits, IReadOnlyList<int> Years);

/// <summary>The ballot that counts for the subject, with the lines of its minutes.</summary>
/// <param name="Ballot">Null where the count cannot be taken for any ballot of the pack.</param>
public sealed record BallotExplanation(Ballot? Ballot, BallotLine First, BallotLine? Second, BallotOutcome Outcome)
{
    /// <summary>How the ballot has to be held.</summary>
    public IReadOnlyList<BallotConduct> Conduct { get; init; } = [];
}

/// <summary>The subject among those who share the places of a quota.</summary>
/// <param name="Before">Of those who reached Excellent, or may have: who surely stand before.</param>
/// <param name="Level">Who stand level, or cannot be compared.</param>
public sealed record QuotaExplanation(QuotaRanking Ranking, QuotaGroup Group, int Before, int Level);
