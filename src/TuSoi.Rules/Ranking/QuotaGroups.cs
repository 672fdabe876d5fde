using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>Which subjects share the places of a quota. From each organisation the way up is climbed once, whoever belongs to it.</summary>
internal sealed class QuotaGroups : Node
{
    /// <summary>No containing organisation of that kind is among the data.</summary>
    public const int Nowhere = -1;

    /// <summary>Not counted in this quota.</summary>
    public const int LeftOut = -2;

    private const int NotClimbed = -3;

    private readonly Quota quota;
    private readonly (Table Table, Node? LeaveOut)[] subjects;
    private readonly Ancestry ancestry;
    private readonly Dictionary<Table, int[]> climbed = [];
    private readonly Dictionary<(int, string), int> divided = [];
    private readonly List<QuotaGroup> groups = [];
    private readonly Dictionary<string, int[]> of = [];

    public QuotaGroups(Quota quota, (Table Table, Node? LeaveOut)[] subjects, Ancestry ancestry) : base(subjects[0].Table)
    {
        (this.quota, this.subjects, this.ancestry) = (quota, subjects, ancestry);
        foreach (var (_, leaveOut) in subjects)
            if (leaveOut is not null) After(leaveOut, complete: true);
    }

    /// <summary>Groups without anything counted in them yet.</summary>
    public IEnumerable<QuotaGroup> New => groups.Select(g => g with { });

    /// <summary>The group of every subject, by kind.</summary>
    public IReadOnlyDictionary<string, int[]> Of => of;

    public override void Prepare()
    {
        foreach (var (table, leaveOut) in subjects)
        {
            var rows = of[table.Kind] = new int[table.Count];
            for (var row = 0; row < rows.Length; row++) rows[row] = leaveOut?.Out[row] == Trit.Met ? LeftOut : GroupOf(table, row);
        }
        climbed.Clear();
        divided.Clear();
    }

    public override void Run(int from, int to) { }

    private int GroupOf(Table table, int row)
    {
        var group = quota.Within.Count > 0 ? Climb(table, row, 0) : groups.Count > 0 ? 0 : NewGroup(null);
        return group < 0 || quota.Of.By.Count == 0 ? group : Divided(group, table, row);
    }

    private int Divided(int group, Table table, int row)
    {
        var words = quota.Of.By.Select(by => by == "kind" ? table.Kind : table.Find(by) is CodeColumn codes && codes[row] > 0 ? codes.Fact.Words[codes[row] - 1] : "").ToList();
        var key = (group, string.Join('|', words));
        if (divided.TryGetValue(key, out var found)) return found;
        groups.Add(groups[group] with { By = words });
        return divided[key] = groups.Count - 1;
    }

    private int Climb(Table table, int row, int depth)
    {
        if (quota.Within.Contains(table.Kind)) return Own(table, row);
        if (depth == Ancestry.Deepest) return Nowhere;
        if (ancestry.OnlyAbove(table, row, out var several) is not (var above, var at))
            return several && ancestry.Within(table, row, quota.Within) is { } nearest ? Own(nearest.Table, nearest.Row) : Nowhere;
        var rows = RowsOf(above);
        return rows[at] != NotClimbed ? rows[at] : rows[at] = Climb(above, at, depth + 1);
    }

    private int Own(Table table, int row) => RowsOf(table) is var own && own[row] != NotClimbed ? own[row] : own[row] = NewGroup((table, row));

    private int[] RowsOf(Table table)
    {
        if (climbed.TryGetValue(table, out var rows)) return rows;
        rows = climbed[table] = new int[table.Count];
        Array.Fill(rows, NotClimbed);
        return rows;
    }

    private int NewGroup((Table Table, int Row)? within)
    {
        groups.Add(new QuotaGroup(within, []));
        return groups.Count - 1;
    }
}
