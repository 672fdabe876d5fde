using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Supposing;

/// <summary>What of a subject's place among those who reached Excellent differs between the two rankings.</summary>
internal sealed class QuotaReasons(Explanation was, Explanation now)
{
    public IEnumerable<string> All()
    {
        if (!Competes(was.Verdict) && !Competes(now.Verdict)) yield break;
        if (now.Quota is not { } after || was.Quota is not { } before)
        {
            if (now.Quota is { } only) yield return $"phạm vi {Name(only.Group)}: {Places(only.Group)}{Stands(only, now)}";
            else if (was.Quota is not null) yield return "không thuộc phạm vi nào có trong sổ";
            yield break;
        }
        if (Name(before.Group) != Name(after.Group)) yield return $"phạm vi {Name(after.Group)} ({Places(after.Group)}) thay vì {Name(before.Group)} ({Places(before.Group)}){Stands(after, now)}";
        else yield return $"phạm vi {Name(after.Group)}: {Places(after.Group)}{(Places(after.Group) == Places(before.Group) ? "" : $" thay vì {before.Group.Places}")}{Stands(after, now)}{Stood(before, after)}";
    }

    private static bool Competes(Verdict verdict) => verdict.Suggested == QualityLevel.Excellent || (verdict.Flags & (VerdictFlags.QuotaFull | VerdictFlags.QuotaTie | VerdictFlags.QuotaWaits)) != 0;

    private static string Name(QuotaGroup group)
    {
        var within = group.Within is { } organisation ? organisation.Table.NameOf(organisation.Row) : "toàn bộ danh sách";
        return group.By.Count == 0 ? within : $"{within}, {string.Join(", ", group.By)}";
    }

    private static string Places(QuotaGroup group) => group.MostPlaces > group.Places ? $"{group.Places} đến {group.MostPlaces} suất" : $"{group.Places} suất";

    private static string Stands(QuotaExplanation place, Explanation of) =>
        !Competes(of.Verdict) ? "" : $"; đứng thứ {Order(place)}{(place.Group.Decided > 0 ? $" sau {place.Group.Decided} đã quyết định" : "")}";

    private string Stood(QuotaExplanation before, QuotaExplanation after) =>
        Competes(was.Verdict) && Competes(now.Verdict) && Order(before) != Order(after) ? $", trước là thứ {Order(before)}" : "";

    private static string Order(QuotaExplanation place) => place.Level == 0 ? $"{place.Before + 1}" : $"{place.Before + 1} đến {place.Before + 1 + place.Level} (bằng nhau hoặc chưa so được)";
}
