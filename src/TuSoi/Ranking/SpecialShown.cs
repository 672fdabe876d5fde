using TuSoi.Rules.Explaining;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Ranking;

/// <summary>A special case that applies, as its card shows it.</summary>
/// <param name="Years">Years to be ranked again.</param>
/// <param name="Waits">A comment is asked for and not there.</param>
/// <param name="Private">For the subject and the deciding body only.</param>
internal sealed record SpecialShown(SpecialCase Of, IReadOnlyList<int> Years, bool Waits, bool Private)
{
    public static IReadOnlyList<SpecialShown> All(CardKind kind, Explanation explanation) =>
        explanation.Circumstances.Count == 0 ? [] : [.. explanation.Circumstances.Select(c => new SpecialShown(c.Case, c.Years, c.Waits, kind.IsPrivate(c.Case)))];

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

    /// <summary>Which years are to be ranked again and at which level; empty where the case does not ask for that.</summary>
    public string Again
    {
        get
        {
            if (Of.Effect != SpecialEffect.Rerank) return "";
            var level = Of.Level is { } known ? $", mức {Wording.ShortLevel(known)}" : ", mức do cấp có thẩm quyền cân nhắc";
            return Years.Count == 0 ? $"Năm xếp loại lại: chưa ghi ngày vi phạm{level}" : $"Năm xếp loại lại: {string.Join(", ", Years)}{level}";
        }
    }
}
