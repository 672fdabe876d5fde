using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>Which subjects share the places of a quota.</summary>
internal sealed class QuotaGroups(Quota quota, Ancestry ancestry)
{
    /// <summary>No containing organisation of that kind is among the data.</summary>
    public const int Nowhere = -1;

    /// <summary>Not counted in this quota.</summary>
    public const int LeftOut = -2;

    private readonly Dictionary<(Table?, int), int> places = [];
    private readonly Dictionary<(int, string), int> divided = [];

    public List<QuotaGroup> All { get; } = [];

    public int Of(Table table, int row)
    {
        var group = Whole(table, row);
        if (group < 0 || quota.Of.By.Count == 0) return group;
        var words = quota.Of.By.Select(by => by == "kind" ? table.Kind : table.Find(by) is CodeColumn codes && codes[row] > 0 ? codes.Fact.Words[codes[row] - 1] : "").ToList();
        var key = (group, string.Join('|', words));
        if (divided.TryGetValue(key, out var found)) return found;
        All.Add(All[group] with { By = words });
        return divided[key] = All.Count - 1;
    }

    private int Whole(Table table, int row)
    {
        (Table Table, int Row)? within = null;
        if (quota.Within.Count > 0 && (within = ancestry.Within(table, row, quota.Within)) is null) return Nowhere;
        var key = (within?.Table, within?.Row ?? 0);
        if (places.TryGetValue(key, out var found)) return found;
        All.Add(new QuotaGroup(within, []));
        return places[key] = All.Count - 1;
    }
}
