using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>The smallest changes that would reach the next level, and what still would not be enough.</summary>
internal static class Changes
{
    /// <summary>More ways than this are counted, not shown.</summary>
    public const int Shown = 4;

    public static Change? Of(CardKind kind, Explanation explanation)
    {
        if (explanation.Next is not { } next) return null;
        List<Way> ways = [.. next.Ways.OrderByDescending(w => w.Possible)];
        var possible = ways.Count(w => w.Possible);
        return new Change(next.Level, Intro(explanation.Verdict, next.Level, ways, possible), ways, [.. Notes(kind, explanation, ways)]);
    }

    private static string Intro(Verdict verdict, QualityLevel next, List<Way> ways, int possible)
    {
        var level = Wording.ShortLevel(next);
        return ways.Count > 0 ? Intro(ways, possible, level)
            : !Sentences.Has(verdict.Printed, next) ? $"Quy tắc không có cách nào để đạt mức {level}."
            : (verdict.Flags & (VerdictFlags.QuotaFull | VerdictFlags.QuotaTie | VerdictFlags.QuotaWaits)) != 0 ? $"Các điều kiện của mức {level} đã đủ; mức chỉ đổi khi có suất trong giới hạn tỷ lệ."
            : verdict.Flags.HasFlag(VerdictFlags.BallotDiffers) && verdict.Ballot < verdict.ByConditions ? $"Các điều kiện của mức {level} đã đủ; phiếu chưa đạt mức ấy."
            : verdict.Flags.HasFlag(VerdictFlags.Capped) ? $"Các điều kiện của mức {level} đã đủ; mức chỉ đổi khi trần cao hơn."
            : $"Các điều kiện của mức {level} đã đủ theo chữ; cách đọc đã chọn giữ ở mức thấp hơn.";
    }

    private static string Intro(List<Way> ways, int possible, string level) =>
        possible == 0 ? $"Không còn cách nào đạt mức {level} trong năm nay, vì có việc đã xảy ra, không thể thay đổi."
        : possible == 1 && ways[0].Changes.Count == 1 ? $"Lên {level} chỉ cần một điều, các số liệu khác giữ nguyên:"
        : possible == 1 ? $"Lên {level} cần đủ {Sentences.Two(ways[0].Changes.Count)} điều cùng lúc, các số liệu khác giữ nguyên:"
        : $"Lên {level} có {Sentences.Two(possible)} cách, các số liệu khác giữ nguyên:";

    private static IEnumerable<string> Notes(CardKind kind, Explanation explanation, List<Way> ways)
    {
        if (ways.Any(w => w.Possible && w.Changes.Count > 1)) yield return "Trong mỗi cách, thiếu một điều thì vẫn chưa đủ.";
        if (explanation.Verdict.Ceiling is { } ceiling && explanation.Next!.Level > ceiling) yield return $"Đủ điều kiện rồi vẫn không cao hơn {Wording.ShortLevel(ceiling)} khi trần chưa đổi.";
        if (ways.Any(w => w.Possible)) yield return $"Đủ điều kiện mới là bước đầu: {kind.Who} còn qua phiếu, tỷ lệ và quyết định của cấp có thẩm quyền.";
    }

    /// <summary>What a condition has to turn out to be.</summary>
    public static string Verb(ConditionLine line, bool wanted, bool fault) => (line.Answer == Trit.Unknown, wanted, fault) switch
    {
        (true, true, _) => "Phải rõ là đạt",
        (true, false, true) => "Phải rõ là không thuộc",
        (true, false, false) => "Phải rõ là không",
        (false, true, _) => "Phải đạt",
        (false, false, true) => "Phải không thuộc",
        _ => "Phải không",
    };
}
