using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>Groups and bases of quotas in words.</summary>
internal static class QuotaNames
{
    /// <summary>Whose subjects share the places: the containing organisation, then what divides it.</summary>
    public static string Of(Pack pack, Quota quota, QuotaGroup group) =>
        string.Join(", ", group.By.Select((word, i) => Word(pack, quota, i, word)).Prepend(group.Within is var (table, row) ? table.NameOf(row) : "Cả danh sách"));

    /// <summary>Who is limited: the kinds, short.</summary>
    public static string Subjects(CompiledPack pack, Quota quota) => string.Join(", ", quota.Kinds.Select(k => pack.Pack.Kinds[k].Label));

    /// <summary>What a share is taken of.</summary>
    public static string Base(QuotaBase of) => of == QuotaBase.Literal ? "cách A, trên số cuối cùng xếp Tốt" : "cách B, trên số đạt từ Tốt trở lên";

    /// <summary>Places by the literal base (A) and by the base of those who reached Good or better (B), whichever of them is in force.</summary>
    public static (int Literal, int GoodOrBetter) Both(Quota quota, QuotaGroup group) =>
        quota.Places.Base == QuotaBase.Literal ? (group.Places, group.OtherPlaces) : (group.OtherPlaces, group.Places);

    /// <summary>What has to be known of a group, one sentence each.</summary>
    public static IEnumerable<string> Status(QuotaGroup group)
    {
        if (group.IsOver) yield return "Số đã quyết định nhiều hơn số suất.";
        if (group.Tied > 0) yield return "Đồng phiếu ở suất cuối: bỏ phiếu lại, để trống hoặc quyết định có ghi lý do.";
        if (group.Late > 0) yield return "Có nơi đã quyết định nay vượt trần; suất không tự chuyển.";
        if (!group.IsSettled) yield return $"Chưa chốt: còn số liệu chưa rõ{(group.MostPlaces > group.Places ? $", có thể đến {group.MostPlaces} suất" : "")}.";
    }

    private static string Word(Pack pack, Quota quota, int place, string word)
    {
        var by = quota.Of.By[place];
        if (by == "kind") return pack.Kinds.TryGetValue(word, out var kind) ? kind.Label : word;
        var fact = Enum.GetValues<Family>().Select(f => pack.Facts.Find(f, by)).FirstOrDefault(f => f is not null);
        return word.Length == 0 ? "chưa rõ" : fact?.Choices.GetValueOrDefault(word) ?? word;
    }
}
