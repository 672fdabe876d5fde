using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Reading;

/// <summary>A row of "Kiểm phiếu" as a line of counts.</summary>
internal static class BallotLines
{
    public static BallotLine Of(RecordRow row) => new()
    {
        Summoned = row.Count("summoned"),
        Present = row.Count("present"),
        Issued = row.Count("issued"),
        Collected = row.Count("collected"),
        Foreign = row.Count("foreign"),
        Empty = row.Count("empty"),
        ExtraWords = row.Count("extra_words"),
        Valid = row.Count("valid"),
        Excellent = row.Count("excellent"),
        Good = row.Count("good"),
        Completed = row.Count("completed"),
        NotCompleted = row.Count("not_completed"),
        Unranked = row.Count("unranked"),
        Agree = row.Count("agree"),
        Disagree = row.Count("disagree"),
        Blank = row.Count("blank"),
        Proposed = row.Word("proposed") is { } level ? (int)Enum.Parse<QualityLevel>(level) : 0,
    };
}
