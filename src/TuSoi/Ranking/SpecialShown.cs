using TuSoi.Rules.Explaining;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Ranking;

/// <summary>A special case that applies, as its card shows it.</summary>
/// <param name="Years">Years to be ranked again, in words; empty where there are none.</param>
/// <param name="Waits">A comment is asked for and not there.</param>
/// <param name="Private">For the subject and the deciding body only.</param>
internal sealed record SpecialShown(SpecialCase Of, string Years, bool Waits, bool Private)
{
    public static IReadOnlyList<SpecialShown> All(CardKind kind, Explanation explanation) =>
        explanation.Circumstances.Count == 0 ? [] : [.. explanation.Circumstances.Select(c => new SpecialShown(c.Case, YearsOf(c), c.Waits, kind.IsPrivate(c.Case)))];

    public string Effect => Of.Effect switch
    {
        SpecialEffect.Exempt => "Không kiểm điểm, không xếp loại",
        SpecialEffect.ReviewOnly => "Chỉ kiểm điểm, không xếp loại",
        SpecialEffect.Hold => "Chưa xếp loại được",
        SpecialEffect.Comment => Waits ? "Chờ nhận xét" : "Đã có nhận xét",
        SpecialEffect.Cap => Of.Level is { } level ? $"Không cao hơn {Wording.ShortLevel(level)}" : "Có trần",
        SpecialEffect.External => "Mức do nơi khác xếp",
        SpecialEffect.Charge => "Nơi tính vi phạm",
        SpecialEffect.Rerank => "Xếp loại lại năm trước",
        SpecialEffect.CancelCommendation => "Xem xét hủy khen thưởng",
        SpecialEffect.OtherPeriod => "Kỳ đánh giá khác",
        _ => "Để biết",
    };

    private static string YearsOf(Circumstance one)
    {
        if (one.Case.Effect != SpecialEffect.Rerank) return "";
        var level = one.Case.Level is { } known ? $", mức {Wording.ShortLevel(known)}" : ", mức do cấp có thẩm quyền cân nhắc";
        return one.Years.Count == 0 ? $"Năm xếp loại lại: chưa ghi ngày vi phạm{level}" : $"Năm xếp loại lại: {string.Join(", ", one.Years)}{level}";
    }
}
