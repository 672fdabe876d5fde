using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>A pack asks for levels that depend on themselves; the kinds of the circle are named.</summary>
public sealed class LevelCycleException(IEnumerable<string> kinds)
    : Exception($"Mức xếp loại phụ thuộc vòng tròn: {string.Join(" → ", kinds)}.");

/// <summary>Ranks a whole scope: builds the steps of the evaluation, in the order in which levels depend on each other, and runs them.</summary>
public sealed partial class Ranker
{
    private readonly CompiledPack pack;
    private readonly Scope scope;
    private readonly Steps steps;
    private readonly Dictionary<(string, string?, Rule), Node> made = [];
    private readonly Dictionary<string, LadderNode?> ladders = [];
    private readonly Dictionary<string, ScoreNode> scores = [];
    private readonly Dictionary<string, QuotaNode> quotas = [];
    private readonly List<string> open = [];
    private readonly IReadOnlyDictionary<string, Circumstances> circumstances;

    private Ranker(CompiledPack pack, Scope scope, Steps steps, IReadOnlyDictionary<string, Circumstances> circumstances) =>
        (this.pack, this.scope, this.steps, this.circumstances) = (pack, scope, steps, circumstances);

    /// <summary>Verdicts for every subject of every kind that has a ladder.</summary>
    /// <exception cref="LevelCycleException">The pack's levels depend on each other in a circle.</exception>
    public static ScopeRanking Rank(CompiledPack pack, Scope scope) => Rank(pack, scope, null);

    /// <summary>
    /// The same facts under a changed pack. What the change does not reach is taken from the earlier ranking; the result is that of
    /// <see cref="Rank(CompiledPack, Scope)"/> in every value.
    /// </summary>
    /// <param name="before">A ranking under a pack with the same facts and kinds of subject.</param>
    public static ScopeRanking Again(ScopeRanking before, CompiledPack changed) => Rank(changed, before.Recorded, before.Steps);

    /// <summary>Only the special cases, for the procedure: who is reviewed at all, and what else has to be done for whom.</summary>
    public static SpecialFindings Special(CompiledPack pack, Scope scope) => new(pack, scope, CircumstancesOf(pack, scope, new Steps(null)));

    private static ScopeRanking Rank(CompiledPack pack, Scope recorded, Steps? former)
    {
        var steps = new Steps(former);
        var circumstances = CircumstancesOf(pack, recorded, steps);
        var scope = DerivedFacts.Of(pack, recorded, steps, circumstances);
        var ranker = new Ranker(pack, scope, steps, circumstances);
        foreach (var kind in pack.Kinds.Keys) ranker.SettledLevel(kind);
        steps.Finish();
        return new ScopeRanking(pack, scope, ranker.ladders.Where(l => l.Value is not null).ToDictionary(l => l.Key, l => ranker.RankingOf(l.Key, l.Value!)), [.. ranker.quotas.Values.Select(q => q.Ranking)])
        { Recorded = recorded, Steps = steps };
    }

    private KindRanking RankingOf(string kind, LadderNode ladder) => new(pack.Kinds[kind], ladder, scores.GetValueOrDefault(kind),
        circumstances.GetValueOrDefault(kind) ?? Circumstances.None, quotas.Values.FirstOrDefault(q => q.Ranking.Of(kind) is not null));

    // Special cases come first: they decide who is ranked at all, and read no levels.
    private static Dictionary<string, Circumstances> CircumstancesOf(CompiledPack pack, Scope scope, Steps steps)
    {
        var ranker = new Ranker(pack, scope, steps, new Dictionary<string, Circumstances>());
        var found = new Dictionary<string, (Table Table, IReadOnlyList<SpecialRule> Rules, List<(Node When, Node? Needs)> Nodes)>();
        foreach (var (kind, rules) in pack.SpecialCases)
            if (scope.Find(kind) is { Count: > 0 } table)
                found[kind] = (table, rules, [.. rules.Select(r => (ranker.NodeOf(table, kind, r.When), r.Needs is { } needs ? ranker.NodeOf(table, kind, needs) : null))]);
        steps.Run();
        return found.ToDictionary(f => f.Key, f => steps.Of(() => new Circumstances(f.Value.Table, f.Value.Rules, [.. f.Value.Nodes.Select(n => (n.When.Out, n.Needs?.Out))]),
            [f.Value.Table, .. f.Value.Rules.Select(r => r.Of), .. f.Value.Nodes.SelectMany(n => new[] { n.When, n.Needs })]));
    }

    private LadderNode? LadderOf(string kind)
    {
        if (ladders.TryGetValue(kind, out var done)) return done;
        if (!pack.Kinds.TryGetValue(kind, out var rules) || scope.Find(kind) is not { Count: > 0 } table) return null;
        if (open.Contains(kind)) throw new LevelCycleException(open.SkipWhile(k => k != kind).Append(kind));
        open.Add(kind);
        Node Of(Rule rule) => NodeOf(table, kind, rule);
        Node[] conditions = [.. rules.Conditions.Select(Of)];
        Node[] cases = [.. rules.Cases.Select(c => c.Rule is { } rule ? Of(rule) : null!)];
        for (var i = 0; i < cases.Length; i++)
            if (rules.Cases[i].Rule is null)
                cases[i] = Not(Junction(table, all: false, [.. cases.Where((_, j) => rules.Cases[j].Rule is not null && rules.Cases[j].Of.Level != rules.Cases[i].Of.Level)]));
        var inputs = new LadderInputs(cases, [.. rules.Vetoes.Select(v => Of(v.When))], [.. rules.Steps.Select(s => Of(s.When))],
            [.. rules.Caps.Select(c => CapOf(table, c))], ProvisionalOf(table, rules), conditions,
            [.. rules.Conditions.Select(c => RuleTree.HasDoubt(c) ? (Of(RuleTree.Settle(c, true)), Of(RuleTree.Settle(c, false))) : ((Node, Node)?)null)],
            table.Find(Known.Standing) as CodeColumn, table.Find(Known.DecidedLevel) as CodeColumn, circumstances.GetValueOrDefault(kind) ?? Circumstances.None,
            BallotResults.Of(steps, pack.Ballots.GetValueOrDefault(kind), scope, table), pack.Ballots.TryGetValue(kind, out var ballots) && ballots.Any(b => b.GivesLevel));
        open.RemoveAt(open.Count - 1);
        return ladders[kind] = steps.Of(() => new LadderNode(table, rules, inputs), [table, .. inputs.Parts(rules)]);
    }

    // What others read: the level after the quota, where the kind has one. Where no level differs from those of the earlier ranking, theirs are read.
    private Settled? SettledLevel(string kind)
    {
        if (steps.Settled.TryGetValue(kind, out var settled)) return settled;
        if (LadderOf(kind) is not { } ladder) return null;
        settled = new Settled(ladder, pack.Quotas.FirstOrDefault(q => q.Kinds.Contains(kind)) is { } quota ? QuotaOf(quota) : ladder);
        if (steps.FormerLevels(kind) is { } was && was != settled)
        {
            steps.Run();
            if (was.HasSameLevels(settled)) settled = was;
        }
        return steps.Settled[kind] = settled;
    }

    private QuotaNode QuotaOf(Quota quota)
    {
        if (quotas.TryGetValue(quota.Id, out var node)) return node;
        (LadderNode Ladder, Node? LeaveOut)[] all = [.. quota.Kinds.Select(LadderOf).OfType<LadderNode>().Select(l => (l, quota.LeaveOut.TryGetValue(l.Table.Kind, out var leave) ? NodeOf(l.Table, l.Table.Kind, leave) : null))];
        var exceptional = quota.Exceptional.Where(e => scope.Find(e.Key) is not null).ToDictionary(e => e.Key, e => NodeOf(scope.Find(e.Key)!, e.Key, e.Value));
        Ancestry ancestry = steps.Of(() => new Ancestry(scope), scope);
        (Table, Node?)[] subjects = [.. all.Select(a => (a.Ladder.Table, a.LeaveOut))];
        var groups = steps.Of(() => new QuotaGroups(quota, subjects, ancestry),
            [ancestry, string.Join(' ', quota.Within.Order(StringComparer.Ordinal)), string.Join(' ', quota.Of.By), .. subjects.SelectMany(s => new object?[] { s.Item1, s.Item2 })]);
        return quotas[quota.Id] = steps.Of(() => new QuotaNode(groups, quota, all, exceptional),
            [groups, quota.Of, quota.Places, quota.Higher, .. quota.Keys, .. all.SelectMany(a => new Node?[] { a.Ladder, a.LeaveOut }), .. exceptional.SelectMany(e => new object[] { e.Key, e.Value })]);
    }

    private ProvisionalNode ProvisionalOf(Table table, KindRules rules)
    {
        LinkedLevels[] others =
        [
            .. rules.LevelsOfOthers.SelectMany(rows => LinksOf(table, rows))
                .Concat(rules.Caps.SelectMany(c => c.Of.Of).Select(name => scope.LinksOf(table.Kind, name)))
                .SelectMany(links => links ?? []).Distinct().Where(links => scope.Find(links.To) is not null).Select(links => LevelsOf(links, null)),
        ];
        return steps.Of(() => new ProvisionalNode(table, others), [table, .. others.SelectMany(o => o.Parts)]);
    }

    private LinkedLevels LevelsOf(Links links, Settled? levels)
    {
        var target = scope.Find(links.To)!;
        return new LinkedLevels(links, levels, target.Find(Known.DecidedLevel) as CodeColumn, target.Find(Known.Standing) as CodeColumn);
    }

    private CapNode CapOf(Table table, CapRule cap)
    {
        LinkedLevels[]?[] sets = [.. cap.Of.Of.Select(o => scope.LinksOf(table.Kind, o)).Select(links => links?.Where(l => scope.Find(l.To) is not null).Select(l => LevelsOf(l, l.Owner.Length > 0 ? SettledLevel(l.To) : null)).ToArray())];
        return steps.Of(() => new CapNode(table, sets), [table, .. sets.SelectMany(set => set is null ? [null] : set.SelectMany(s => s.Parts).Prepend(set.Length))]);
    }
}
