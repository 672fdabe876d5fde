using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Ranking;

/// <summary>
/// The last layer: of those who come to Excellent after ballot and caps, only as many as there are places keep it; the others are Good
/// (VOT-024). Runs once over all subjects that share the quota, and leaves what was before the quota as it is.
/// </summary>
internal sealed class QuotaNode : Node
{
    private readonly QuotaGroups groups;
    private readonly Quota quota;
    private readonly (LadderNode Ladder, Node? LeaveOut)[] ladders;
    private readonly IReadOnlyDictionary<string, Node> exceptional;
    private readonly Dictionary<string, CodeColumn> levels = [];

    public QuotaNode(QuotaGroups groups, Quota quota, (LadderNode Ladder, Node? LeaveOut)[] ladders, IReadOnlyDictionary<string, Node> exceptional) : base(groups.Table)
    {
        (this.groups, this.quota, this.ladders, this.exceptional) = (groups, quota, ladders, exceptional);
        After(groups, complete: true);
        foreach (var node in ladders.SelectMany(l => new[] { l.Ladder, l.LeaveOut }).Concat(exceptional.Values).OfType<Node>()) After(node, complete: true);
    }

    public QuotaRanking Ranking { get; private set; } = null!;

    /// <summary>Decided, else suggested after the quota: what others read.</summary>
    public CodeColumn LevelOf(string kind) => levels[kind];

    public override void Prepare()
    {
        Ranking = new QuotaRanking(quota, [.. groups.New], [.. ladders.Select(l => new QuotaSubjects(l.Ladder, groups.Of[l.Ladder.Table.Kind], l.LeaveOut?.Out))]);
        foreach (var subjects in Ranking.Subjects) Count(subjects);
        foreach (var group in Ranking.Groups)
        {
            if (group.Within is { } within && exceptional.TryGetValue(within.Table.Kind, out var node)) group.Exceptional = node.Out[within.Row];
            group.Settle(quota);
        }
        Ranking.GatherContenders();
        Parallel.For(0, Ranking.Groups.Count, () => new List<Contender>(), (index, _, contenders) =>
        {
            if (Ranking.ContendersOf(index, contenders).Count > 0) new Contest(quota, contenders).Decide(Ranking.Groups[index]);
            return contenders;
        }, _ => { });
        foreach (var subjects in Ranking.Subjects) levels[subjects.Ladder.Table.Kind] = subjects.LevelsAfter();
    }

    public override void Run(int from, int to) { }

    private void Count(QuotaSubjects subjects)
    {
        var ladder = subjects.Ladder;
        for (var row = 0; row < subjects.Groups.Length; row++)
        {
            var index = subjects.Groups[row];
            if (index == QuotaGroups.LeftOut || ladder.Standing is { } standing && standing[row] > 1) continue;
            var decided = ladder.Decided?[row] ?? 0;
            var mask = decided > 0 ? 1 << decided : ladder.Mask[row];
            if (index == QuotaGroups.Nowhere)
            {
                if (decided == 0 && mask == Chances.Excellent) subjects.Chances[row] = Chance.Unchecked;
                continue;
            }
            var group = Ranking.Groups[index];
            var doubtful = subjects.IsDoubtful(row);
            if ((mask & ~(Chances.Excellent | Chances.Good)) == 0 && !doubtful) group.Reached++;
            // An open result may be decided at any level.
            if ((mask & (Chances.Excellent | Chances.Good | 1)) != 0) group.MayReach++;
            if (decided == (int)QualityLevel.Excellent)
            {
                group.Decided++;
                if ((ladder.Flags[row] & (int)VerdictFlags.LateCap) != 0) group.Late++;
            }
            if (!ladder.Competes(row)) continue;
            group.MayQualify++;
            if (mask == Chances.Excellent && !doubtful) group.Qualified++;
        }
    }
}
