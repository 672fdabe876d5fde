using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>The rows of the table of ballots as counts.</summary>
public sealed class BallotLines(Table table)
{
    private readonly CodeColumn? purpose = table.Find("purpose") as CodeColumn, round = table.Find("round") as CodeColumn, proposed = table.Find("proposed") as CodeColumn;
    private readonly CountColumn? criterion = Of(table, "criterion"), summoned = Of(table, "summoned"), present = Of(table, "present"), issued = Of(table, "issued"), collected = Of(table, "collected"),
        foreign = Of(table, "foreign"), empty = Of(table, "empty"), words = Of(table, "extra_words"), valid = Of(table, "valid"), excellent = Of(table, "excellent"), good = Of(table, "good"),
        completed = Of(table, "completed"), notCompleted = Of(table, "not_completed"), unranked = Of(table, "unranked"), agree = Of(table, "agree"), disagree = Of(table, "disagree"), blank = Of(table, "blank");

    /// <summary>Null where it is not recorded.</summary>
    public BallotPurpose? Purpose(int row) => purpose?[row] is > 0 and var code ? (BallotPurpose)(code - 1) : null;

    public bool IsSecond(int row) => round?[row] == 2;

    /// <summary>Number of the criterion that was voted on; null for a ballot on the level.</summary>
    public int? Criterion(int row) => Count(criterion, row) is >= 0 and var number ? number : null;

    public BallotLine this[int row] => new()
    {
        Summoned = Count(summoned, row),
        Present = Count(present, row),
        Issued = Count(issued, row),
        Collected = Count(collected, row),
        Foreign = Count(foreign, row),
        Empty = Count(empty, row),
        ExtraWords = Count(words, row),
        Valid = Count(valid, row),
        Excellent = Count(excellent, row),
        Good = Count(good, row),
        Completed = Count(completed, row),
        NotCompleted = Count(notCompleted, row),
        Unranked = Count(unranked, row),
        Agree = Count(agree, row),
        Disagree = Count(disagree, row),
        Blank = Count(blank, row),
        Proposed = proposed?[row] ?? 0,
    };

    private static CountColumn? Of(Table table, string fact) => table.Find(fact) as CountColumn;

    private static int Count(CountColumn? column, int row) => column is null ? BallotLine.Unknown : column.Values[row];
}
