using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Counting;

/// <summary>From counts to a level (003 C.IV.11): a level is reached by more than half of the base for it or higher; what is not enough is carried down.</summary>
public static class BallotCounting
{
    /// <param name="second">The second round, where the kind has one and it was held.</param>
    public static BallotOutcome Count(Ballot ballot, BallotLine line, BallotLine? second = null)
    {
        if (!BallotSums.AddUp(ballot.Kind, line) || second is { } other && !BallotSums.AddUp(BallotKind.ApproveProposal, other)) return new(BallotState.Inconsistent, null, 0, 0);
        if (!HasQuorum(ballot, line) || second is { } next && !HasQuorum(ballot, next)) return new(BallotState.NoQuorum, null, 0, 0);
        var among = ballot.BaseOf(line);
        if (among < 0) return Incomplete;
        return ballot.Kind switch
        {
            BallotKind.ApproveProposal => Approve(ballot, line, among),
            BallotKind.TwoRounds => Rounds(ballot, line, second, among),
            BallotKind.PerCriterion => Incomplete,
            _ => OneOfFour(ballot, line, among),
        };
    }

    /// <summary>The grade that a ballot by criterion gives, carried down in the same way; null where none is reached.</summary>
    public static PerformanceGrade? Grade(Ballot ballot, BallotLine line)
    {
        var among = ballot.BaseOf(line);
        if (among < 0 || Least(line.Excellent, line.Good, line.Completed, line.NotCompleted) < 0 || !BallotSums.AddUp(ballot.Kind, line) || !HasQuorum(ballot, line)) return null;
        return CarriedDown(ballot, among, line.Excellent, line.Good, line.Completed, line.NotCompleted) is > 0 and var place ? (PerformanceGrade)place : null;
    }

    // Where presence is not recorded, nothing is held against the ballot.
    private static bool HasQuorum(Ballot ballot, BallotLine line) =>
        ballot.Quorum is not { } quorum || line.Present < 0 || line.Summoned < 0 || quorum.Against(line.Present, line.Summoned) > 0;

    private static BallotOutcome Incomplete => new(BallotState.Incomplete, null, 0, 0);

    private static BallotOutcome OneOfFour(Ballot ballot, BallotLine line, int among)
    {
        if (Least(line.Excellent, line.Good, line.Completed, line.NotCompleted) < 0) return Incomplete;
        var level = CarriedDown(ballot, among, line.Excellent, line.Good, line.Completed, line.NotCompleted);
        if (ballot.ExcellentByOrder && level == (int)QualityLevel.Good && line.Excellent > 0) level = (int)QualityLevel.Excellent;
        return Of(level, line.Excellent, among);
    }

    private static BallotOutcome Rounds(Ballot ballot, BallotLine line, BallotLine? second, int among)
    {
        if (Least(line.Good, line.Completed, line.NotCompleted) < 0) return Incomplete;
        var level = CarriedDown(ballot, among, 0, line.Good, line.Completed, line.NotCompleted);
        if (level != (int)QualityLevel.Good || second is not { } next) return Of(level, 0, among);
        var voters = ballot.BaseOf(next);
        if (voters < 0 || next.Agree < 0) return Incomplete;
        return Of(ballot.ExcellentByOrder ? next.Agree > 0 ? (int)QualityLevel.Excellent : level : ballot.Reaches(next.Agree, voters) ? (int)QualityLevel.Excellent : level, next.Agree, voters);
    }

    private static BallotOutcome Approve(Ballot ballot, BallotLine line, int among) =>
        line.Agree < 0 || line.Proposed == 0 ? Incomplete
        : Of(ballot.Reaches(line.Agree, among) ? line.Proposed : 0, line.Proposed == (int)QualityLevel.Excellent ? line.Agree : 0, among);

    // 4 to 1, or 0: not even all marks together are enough (AMB-63).
    private static int CarriedDown(Ballot ballot, int among, int excellent, int good, int completed, int notCompleted)
    {
        long votes = excellent;
        if (ballot.Reaches(votes, among)) return 4;
        if (ballot.Reaches(votes += good, among)) return 3;
        if (ballot.Reaches(votes += completed, among)) return 2;
        return ballot.Reaches(votes + notCompleted, among) ? 1 : 0;
    }

    private static BallotOutcome Of(int level, int votes, int among) =>
        level == 0 ? new(BallotState.Unresolved, null, votes, among) : new(BallotState.Reached, (QualityLevel)level, votes, among);

    private static int Least(params ReadOnlySpan<int> counts)
    {
        var least = int.MaxValue;
        foreach (var count in counts) least = Math.Min(least, count);
        return least;
    }
}
