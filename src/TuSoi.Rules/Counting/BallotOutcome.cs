using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Counting;

/// <summary>What became of a ballot on one subject.</summary>
public enum BallotState : byte
{
    /// <summary>No count is recorded.</summary>
    None,

    /// <summary>A level was reached.</summary>
    Reached,

    /// <summary>No level has more than half of the base (AMB-63): a person decides.</summary>
    Unresolved,

    /// <summary>Too few were present (VOT-019).</summary>
    NoQuorum,

    /// <summary>A number that the count needs is not recorded.</summary>
    Incomplete,

    /// <summary>The numbers do not add up.</summary>
    Inconsistent,

    /// <summary>Several counts of the same ballot.</summary>
    Conflicting,
}

/// <summary>The result of a ballot on one subject.</summary>
/// <param name="Level">The level reached; null unless <see cref="BallotState.Reached"/>.</param>
/// <param name="Votes">Votes for Excellent, by which those who reach it are ordered.</param>
/// <param name="Among">The base of those votes; 0 where there is none.</param>
public readonly record struct BallotOutcome(BallotState State, QualityLevel? Level, int Votes, int Among)
{
    public bool IsOpen => State is not (BallotState.None or BallotState.Reached);
}
