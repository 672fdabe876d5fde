using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>Adds up intervals within the year that ends on the cut-off day; a day covered twice counts once.</summary>
internal sealed class DayCover(DateOnly cutOff)
{
    private readonly int first = new DateOnly(cutOff.Year, 1, 1).DayNumber;
    private readonly List<(int From, int To)> spans = [];
    private bool unsure;

    /// <summary>An interval, first and last day included; one whose place or end is not known may be any.</summary>
    public void Add(Trit counts, int? from, int? to)
    {
        if (counts == Trit.NotMet) return;
        if (counts == Trit.Unknown || from is null || to is null) unsure = true;
        else if (Math.Max(from.Value, first) <= Math.Min(to.Value, cutOff.DayNumber)) spans.Add((Math.Max(from.Value, first), Math.Min(to.Value, cutOff.DayNumber)));
    }

    public (int Least, int Most) Result(bool complete)
    {
        spans.Sort();
        var (days, until) = (0, first - 1);
        foreach (var (from, to) in spans)
        {
            days += Math.Max(0, to - Math.Max(from, until + 1) + 1);
            until = Math.Max(until, to);
        }
        return (days, unsure || !complete ? cutOff.DayNumber - first + 1 : days);
    }
}

/// <summary>Days covered by dated records, against a number.</summary>
internal sealed class DaysNode : Node
{
    private readonly Counted[]?[] sources;
    private readonly DaysRule rule;
    private readonly DateOnly cutOff;

    public DaysNode(Table table, Counted[]?[] sources, DaysRule rule, DateOnly cutOff) : base(table)
    {
        (this.sources, this.rule, this.cutOff) = (sources, rule, cutOff);
        foreach (var counted in sources.SelectMany(s => s ?? []))
        {
            After(counted.Among, complete: true);
            After(counted.Where, complete: true);
        }
    }

    public override void Prepare()
    {
        var covers = new Dictionary<int, DayCover>();
        var known = sources.All(s => s is not null);
        foreach (var counted in sources.SelectMany(s => s ?? []))
        {
            var target = counted.Among.Table;
            var (start, end) = (target.Find(rule.Start) as DateColumn, target.Find(rule.End) as DateColumn);
            for (var i = 0; i < counted.Links.Owner.Length; i++)
            {
                if (counted.Links.Owner[i] is < 0) continue;
                var row = counted.Links.TargetOf(i);
                if (!covers.TryGetValue(counted.Links.Owner[i], out var cover)) covers[counted.Links.Owner[i]] = cover = new DayCover(cutOff);
                cover.Add(counted.Among.Out[row] is var among && among == Trit.Met ? counted.Where.Out[row] : among, Day(start, row), Day(end, row));
            }
        }
        // Most have no record at all, and the answer of nobody's days is one for all of them.
        var (nothing, doubtful) = (Answer(new DayCover(cutOff), true), Answer(new DayCover(cutOff), false));
        var lists = sources.SelectMany(s => s ?? []).Where(c => c.Links.Complete is not null).ToList();
        for (var owner = 0; owner < Table.Count; owner++)
        {
            var complete = known && (lists.Count == 0 || lists.TrueForAll(c => c.Links.IsComplete(owner)));
            var answer = covers.TryGetValue(owner, out var cover) ? Answer(cover, complete) : complete ? nothing : doubtful;
            if (answer != Trit.Unknown) (answer == Trit.Met ? Out.Met : Out.Not)[owner >> 6] |= 1UL << (owner & 63);
        }
    }

    private Trit Answer(DayCover cover, bool complete)
    {
        var (least, most) = cover.Result(complete);
        return Tallies.Count(rule.Comparison, rule.Than, least, most);
    }

    private static int? Day(DateColumn? column, int row) => column is not null && column.Knows(row) ? column.Days[row] : null;

    public override void Run(int from, int to) { }
}
