using TuSoi.History;

namespace TuSoi.Balloting;

/// <summary>The meeting sets up its tellers; one of them leads (VOT-010).</summary>
public sealed record SetTellers : StepAct
{
    public required long Meeting { get; init; }
    public required IReadOnlyList<long> Persons { get; init; }
    public required long Lead { get; init; }
    public required IReadOnlyList<long> Subjects { get; init; }
}

/// <summary>Slips are handed out: as many as there are voters present.</summary>
public sealed record IssueSlips : StepAct
{
    public required long Meeting { get; init; }
    public required IReadOnlyList<long> Subjects { get; init; }
    public required int Summoned { get; init; }
    public required int Present { get; init; }
    public required int Issued { get; init; }

    /// <summary>How many voters were there when this was filled in; null: it does not say.</summary>
    public int? Seen { get; init; }
}

/// <summary>One of two independent entries of the count; the two typists do not see each other's.</summary>
public sealed record EnterCount : StepAct
{
    public required long Ballot { get; init; }
    public required SlipCount Slips { get; init; }
    public required IReadOnlyList<LineCount> Lines { get; init; }
}

/// <summary>Slips collected, the three grounds of invalidity (VOT-013…015), and the valid ones.</summary>
public sealed record SlipCount(int Collected, int Foreign, int Empty, int ExtraWords, int Valid);

/// <summary>The marks of one subject; a box that the kind of slip does not have is null.</summary>
public sealed record LineCount(long Subject, int? Excellent, int? Good, int? Completed, int? NotCompleted, int Blank, int? Unranked = null, int? Agree = null, int? Disagree = null)
{
    public int Marks => (Excellent ?? 0) + (Good ?? 0) + (Completed ?? 0) + (NotCompleted ?? 0) + (Unranked ?? 0) + (Agree ?? 0) + (Disagree ?? 0) + Blank;
}

/// <summary>Both entries agree: the count is closed and its numbers become facts of the subjects.</summary>
public sealed record CloseBallot : StepAct
{
    public required long Ballot { get; init; }
    public required IReadOnlyList<long> Subjects { get; init; }
}
