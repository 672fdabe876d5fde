using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>Puts the quota of one subject together for its card.</summary>
internal static class QuotaPlaces
{
    public static QuotaShown? Of(CardKind kind, CardSubject subject)
    {
        if (subject.Explanation.Quota is not { Ranking.Quota: var quota, Group: var group } place) return null;
        return new QuotaShown($"Căn cứ: {quota.Of.Because.Article}", quota.Of.Says, [.. Group(kind, place), .. Own(kind, subject, place)]);
    }

    private static IEnumerable<(string, string)> Group(CardKind kind, QuotaExplanation place)
    {
        var (quota, group) = (place.Ranking.Quota, place.Group);
        var other = quota.Places.Other.Base;
        yield return ("Phạm vi", $"{QuotaNames.Of(kind.Pack.Pack, quota, group)}: {QuotaNames.Subjects(kind.Pack, quota)}");
        yield return ("Đạt từ Tốt trở lên", group.MayReach > group.Reached ? $"{group.Reached}, có thể đến {group.MayReach} khi rõ số liệu" : $"{group.Reached}");
        yield return ("Số suất Xuất sắc", $"{group.Places} ({QuotaNames.Base(quota.Places.Base)}){(group.MostPlaces > group.Places ? $", có thể đến {group.MostPlaces}" : "")}");
        yield return (other == QuotaBase.Literal ? "Nếu tính cách A" : "Nếu tính cách B", $"{group.OtherPlaces} suất ({QuotaNames.Base(other)})");
        yield return ("Đã dùng", $"{group.Decided} đã quyết định, {group.Taken} được đề nghị, còn {group.Free}");
    }

    private static IEnumerable<(string, string)> Own(CardKind kind, CardSubject subject, QuotaExplanation place)
    {
        var verdict = subject.Explanation.Verdict;
        if (subject.Decided is not null) yield return ("Thứ tự", "Không xét nữa, mức đã được quyết định");
        else if (Competes(verdict))
        {
            yield return ("Thứ tự", Order(kind, verdict, place));
            if (verdict.Flags.HasFlag(VerdictFlags.QuotaTie)) yield return ("Bằng phiếu", $"Với {Sentences.Two(place.Level)} {kind.Counted} khác; phần mềm không chọn thay");
        }
        else yield return ("Thứ tự", verdict.Suggested is null ? "Chưa xét, mức chưa rõ" : "Không xét, chỉ xét nơi đủ điều kiện và phiếu Xuất sắc");
    }

    private static bool Competes(Verdict verdict) => verdict.Suggested == QualityLevel.Excellent || (verdict.Flags & (VerdictFlags.QuotaFull | VerdictFlags.QuotaTie | VerdictFlags.QuotaWaits)) != 0;

    private static string Order(CardKind kind, Verdict verdict, QuotaExplanation place)
    {
        var among = $"trong {Math.Max(place.Group.Qualified, place.Before + 1)} {kind.Counted} đủ điều kiện và phiếu Xuất sắc";
        if (place.Level == 0) return $"Thứ {place.Before + 1} {among}";
        return verdict.Flags.HasFlag(VerdictFlags.QuotaTie) ? $"Thứ {place.Before + 1} đến {place.Before + place.Level + 1} {among}"
            : $"Sau {Sentences.Two(place.Before)} {kind.Counted}; {Sentences.Two(place.Level)} {kind.Counted} nữa bằng hoặc chưa so được";
    }

    /// <summary>The layer in two or three words and one sentence.</summary>
    public static (string Result, string Says) Step(CardKind kind, CardSubject subject)
    {
        var verdict = subject.Explanation.Verdict;
        var flags = verdict.Flags;
        var group = subject.Explanation.Quota?.Group;
        if (flags.HasFlag(VerdictFlags.QuotaUnchecked)) return ("Cấp trên kiểm tra", "Phạm vi tính tỷ lệ không có trong số liệu");
        if (group is null) return kind.HasQuota ? ("Không xét", "Không thuộc phạm vi nào có trong số liệu") : ("Không áp dụng", "Văn bản không đặt giới hạn cho loại này");
        if (subject.Decided is { } decided) return decided == QualityLevel.Excellent ? ("Đã dùng suất", $"{group.Decided} đã quyết định trên {group.Places} suất") : ("Không xét", "Mức đã được quyết định");
        return flags.HasFlag(VerdictFlags.QuotaFull) ? ("Hết suất", $"{group.Places} suất, những đối tượng có phiếu cao hơn đã dùng hết")
            : flags.HasFlag(VerdictFlags.QuotaTie) ? ("Đồng phiếu", $"Bằng phiếu ở suất cuối trong {group.Places} suất")
            : flags.HasFlag(VerdictFlags.QuotaWaits) ? ("Chờ", "Số suất hoặc thứ tự chưa chắc chắn")
            : verdict.Suggested == QualityLevel.Excellent ? ("Có suất", $"Thứ {subject.Explanation.Quota!.Before + 1}, còn {Math.Max(0, group.Places - group.Decided)} suất chưa quyết định")
            : verdict.Suggested is null ? ("Chưa xét", "Mức chưa rõ") : ("Không xét", "Chỉ xét nơi đủ Xuất sắc");
    }
}
