using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>How one condition turned out, as people read it. Conditions that count against a subject speak of belonging, not of reaching.</summary>
internal enum Mark { Met, NotMet, Unknown, Idle, Present, Absent }

/// <summary>Marks and their words.</summary>
internal static class Marks
{
    public static Mark Of(ConditionLine line, bool fault) => line switch
    {
        { Applies: false } => Mark.Idle,
        { Answer: Trit.Unknown } => Mark.Unknown,
        { Answer: Trit.Met } => fault ? Mark.Present : Mark.Met,
        _ => fault ? Mark.Absent : Mark.NotMet,
    };

    public static string Words(Mark mark) => mark switch
    {
        Mark.Met => "Đạt",
        Mark.NotMet => "Chưa đạt",
        Mark.Unknown => "Chưa rõ",
        Mark.Idle => "Không áp dụng",
        Mark.Present => "Thuộc",
        _ => "Không thuộc",
    };

    /// <summary>The line needs the reader's eye.</summary>
    public static bool IsAgainst(Mark mark) => mark is Mark.NotMet or Mark.Present;
}
