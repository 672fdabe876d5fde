using TuSoi.Rules.Conditions;

namespace TuSoi.Rules.Counting;

/// <summary>A ballot with its readings settled.</summary>
public sealed record Ballot(BallotRule Of, BallotBase Base, bool HalfReaches, bool ExcellentByOrder, bool Secret, Fraction? Quorum)
{
    public BallotKind Kind => Of.Kind;

    /// <summary>A vote of others on the level; not the subject's own, nor one on single criteria.</summary>
    public bool GivesLevel => Of.Purpose != BallotPurpose.Self && Kind != BallotKind.PerCriterion;

    /// <summary>Number of slips of which a majority is needed; <see cref="BallotLine.Unknown"/> where not recorded.</summary>
    public int BaseOf(BallotLine line) => Base switch
    {
        BallotBase.Collected => line.Collected,
        BallotBase.Issued => line.Issued,
        BallotBase.Summoned => line.Summoned,
        BallotBase.MarkedForSubject => line.Valid < 0 || line.Blank < 0 ? BallotLine.Unknown : line.Valid - line.Blank,
        _ => line.Valid,
    };

    /// <summary>Compared in whole numbers, never as rounded percentages (VOT-032).</summary>
    public bool Reaches(long votes, long among) => HalfReaches ? 2 * votes >= among && votes > 0 : 2 * votes > among;
}
