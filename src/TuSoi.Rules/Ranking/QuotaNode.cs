using System.Numerics;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>
/// The last layer: of those who come to Excellent after ballot and caps, only as many as there are places keep it; the others are Good
/// (VOT-024). Runs once over all subjects that share the quota.
/// </summary>
internal sealed class QuotaNode : Node
{
    private const int Excellent = 1 << (int)QualityLevel.Excellent, Good = 1 << (int)QualityLevel.Good;

    private readonly Quota quota;
    private readonly IReadOnlyList<(LadderNode Ladder, Node? LeaveOut)> ladders;
    private readonly Ancestry ancestry;
    private readonly IReadOnlyDictionary<string, Node> exceptional;

    public QuotaNode(Table table, Quota quota, IReadOnlyList<(LadderNode Ladder, Node? LeaveOut)> ladders, Ancestry ancestry, IReadOnlyDictionary<string, Node> exceptional) : base(table)
    {
        (this.quota, this.ladders, this.ancestry, this.exceptional) = (quota, ladders, ancestry, exceptional);
        foreach (var node in ladders.SelectMany(l => new[] { l.Ladder, l.LeaveOut }).Concat(exceptional.Values).OfType<Node>()) After(node, complete: true);
    }

    public QuotaRanking Ranking { get; private set; } = null!;

    public override void Prepare()
    {
        var groups = new QuotaGroups(quota, ancestry);
        Ranking = new QuotaRanking(quota, groups.All, ladders.ToDictionary(l => l.Ladder.Table.Kind, l => GroupsOf(groups, l.Ladder.Table, l.LeaveOut)),
            ladders.Where(l => l.LeaveOut is not null).ToDictionary(l => l.Ladder.Table.Kind, l => l.LeaveOut!.Out));
        var contests = groups.All.Select(_ => new List<Contender>()).ToList();
        foreach (var (ladder, _) in ladders) Count(ladder, groups.All, contests);
        for (var g = 0; g < groups.All.Count; g++)
        {
            if (groups.All[g].Within is { } within && exceptional.TryGetValue(within.Table.Kind, out var node)) groups.All[g].Exceptional = node.Out[within.Row];
            groups.All[g].Settle(quota);
        }
        Parallel.For(0, contests.Count, g =>
        {
            if (contests[g].Count > 0) new Contest(quota, contests[g]).Decide(groups.All[g], contests[g], (one, chance) => Tell(groups.All[g], one, chance));
        });
    }

    private static int[] GroupsOf(QuotaGroups groups, Table table, Node? leaveOut)
    {
        var of = new int[table.Count];
        for (var row = 0; row < of.Length; row++) of[row] = leaveOut?.Out[row] == Trit.Met ? QuotaGroups.LeftOut : groups.Of(table, row);
        return of;
    }

    private void Count(LadderNode ladder, List<QuotaGroup> groups, List<List<Contender>> contests)
    {
        for (var row = 0; row < ladder.Table.Count; row++)
        {
            var index = Ranking.IndexOf(ladder.Table.Kind, row);
            if (index == QuotaGroups.LeftOut || ladder.Standing is { } standing && standing[row] > 1) continue;
            var decided = ladder.Decided?[row] ?? 0;
            var mask = decided > 0 ? 1 << decided : ladder.Mask[row];
            if (index == QuotaGroups.Nowhere)
            {
                if (decided == 0 && mask == Excellent) ladder.Flags[row] |= (int)VerdictFlags.QuotaUnchecked;
                continue;
            }
            var group = groups[index];
            var doubtful = Ranking.IsDoubtful(ladder.Table.Kind, row);
            if ((mask & ~(Excellent | Good)) == 0 && !doubtful) group.Reached++;
            // An open result may be decided at any level.
            if ((mask & (Excellent | Good | 1)) != 0) group.MayReach++;
            if (decided == (int)QualityLevel.Excellent)
            {
                group.Decided++;
                if (((VerdictFlags)ladder.Flags[row]).HasFlag(VerdictFlags.LateCap)) group.Late++;
            }
            if (!ladder.Competes(row)) continue;
            var contender = Contender.Of(index, ladder, row, doubtful);
            group.MayQualify++;
            if (contender.Sure) group.Qualified++;
            contests[index].Add(contender);
        }
    }

    private static void Tell(QuotaGroup group, Contender one, Chance chance)
    {
        var (ladder, row, mask) = (one.Ladder, one.Row, one.Ladder.Mask[one.Row]);
        if (mask == Excellent)
        {
            switch (chance)
            {
                case Chance.Takes: group.Taken++; return;
                case Chance.Tied: group.Tied++; break;
                case Chance.Waits: group.Waiting++; break;
            }
            ladder.Flags[row] |= (int)(chance switch { Chance.Tied => VerdictFlags.QuotaTie, Chance.Waits => VerdictFlags.QuotaWaits, _ => VerdictFlags.QuotaFull });
            ladder.Suggest(row, (int)QualityLevel.Good);
        }
        else if (chance == Chance.Full && (mask & Excellent) != 0 && BitOperations.IsPow2((mask & ~Excellent) | Good))
        {
            // Whatever is missing, there is no place: Good is certain.
            ladder.Flags[row] = ladder.Flags[row] & ~(int)(VerdictFlags.Undetermined | VerdictFlags.FactsMissing | VerdictFlags.JudgementOwed) | (int)VerdictFlags.QuotaFull;
            ladder.Suggest(row, (int)QualityLevel.Good);
        }
    }

    public override void Run(int from, int to) { }
}
