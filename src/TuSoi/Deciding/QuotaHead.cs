using System.Globalization;
using TuSoi.Ranking;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Ranking;

namespace TuSoi.Deciding;

/// <summary>The places of one group of a quota, as whoever decides has to see them.</summary>
/// <param name="Name">Whose subjects share the places.</param>
/// <param name="Sum">How the number came about: “20% của 43 mức Tốt là 8,6”.</param>
/// <param name="Other">The same by the other reading.</param>
/// <param name="Status">What has to be known, one sentence each.</param>
public sealed record QuotaHead(string Name, int Places, int MostPlaces, int Decided, int Taken, int Free, int Tied, int Late, int Qualified, int Reached, bool IsOver, string Sum, string Says, string Article, string Reading, string Other, IReadOnlyList<string> Status)
{
    internal static QuotaHead Of(CompiledPack pack, Quota quota, QuotaGroup group) => new(QuotaNames.Of(pack.Pack, quota, group), group.Places, group.MostPlaces, group.Decided, group.Taken, group.Free, group.Tied, group.Late,
        group.Qualified, group.Reached, group.IsOver, Reckoned(quota, group), quota.Of.Says, quota.Of.Because.Article, QuotaNames.Base(quota.Places.Base), $"{group.OtherPlaces} suất nếu tính {QuotaNames.Base(quota.Places.Other.Base)}", [.. QuotaNames.Status(group)]);

    private static string Reckoned(Quota quota, QuotaGroup group)
    {
        var share = quota.Places.Share;
        var among = quota.Places.Base == QuotaBase.Literal ? group.Reached - group.Places : group.Reached;
        var exact = (decimal)(long)share.Numerator * among / (long)share.Denominator;
        if (group.Places > exact && quota.Of.Few is { } few) return few.Says;
        return $"{Number(100m * (long)share.Numerator / (long)share.Denominator)}% của {among} {(quota.Places.Base == QuotaBase.Literal ? "mức Tốt" : "mức từ Tốt trở lên")} là {Number(exact)}";
    }

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.GetCultureInfo("vi-VN"));
}
