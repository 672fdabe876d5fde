namespace TuSoi.Rules.Counting;

/// <summary>Counts of one subject in one round of a ballot, as the minutes have them. <see cref="Unknown"/> where a number is not recorded.</summary>
public readonly record struct BallotLine()
{
    public const int Unknown = -1;

    public int Summoned { get; init; } = Unknown;
    public int Present { get; init; } = Unknown;
    public int Issued { get; init; } = Unknown;
    public int Collected { get; init; } = Unknown;

    /// <summary>Invalid: not issued by the tellers (VOT-013).</summary>
    public int Foreign { get; init; } = Unknown;

    /// <summary>Invalid: evaluates nobody (VOT-014).</summary>
    public int Empty { get; init; } = Unknown;

    /// <summary>Invalid: words against the prescribed content (VOT-015).</summary>
    public int ExtraWords { get; init; } = Unknown;

    public int Valid { get; init; } = Unknown;
    public int Excellent { get; init; } = Unknown;
    public int Good { get; init; } = Unknown;
    public int Completed { get; init; } = Unknown;
    public int NotCompleted { get; init; } = Unknown;
    public int Unranked { get; init; } = Unknown;
    public int Agree { get; init; } = Unknown;
    public int Disagree { get; init; } = Unknown;

    /// <summary>Valid slips without a vote on this subject; two levels ticked count here (VOT-016).</summary>
    public int Blank { get; init; } = Unknown;

    /// <summary>The level put to the vote, 1 to 4; 0 where none was.</summary>
    public int Proposed { get; init; }
}
