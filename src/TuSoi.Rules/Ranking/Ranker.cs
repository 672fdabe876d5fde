using TuSoi.Rules.Compiling;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>A pack asks for levels that depend on themselves; the kinds of the circle are named.</summary>
public sealed class LevelCycleException(IEnumerable<string> kinds)
    : Exception($"Mức xếp loại phụ thuộc vòng tròn: {string.Join(" → ", kinds)}.");

/// <summary>Ranks a whole scope: builds the steps of the evaluation, in the order in which levels depend on each other, and runs them.</summary>
public sealed class Ranker
{
    /// <summary>Rows of one piece: its planes stay in the processor's cache.</summary>
    private const int PieceWords = 1024;

    private static readonly Rule Nothing = new ConstantRule(true);

    private readonly CompiledPack pack;
    private readonly Scope scope;
    private readonly List<Node> nodes = [];
    private readonly Dictionary<(string, string?, Rule), Node> made = [];
    private readonly Dictionary<(string, RelatedRows), TallyNode> tallies = [];
    private readonly Dictionary<string, LadderNode?> ladders = [];
    private readonly Dictionary<string, ScoreNode> scores = [];
    private readonly List<string> open = [];

    private readonly Dictionary<string, QuotaNode> quotas = [];
    private readonly IReadOnlyDictionary<string, Circumstances> circumstances;
    private readonly Lazy<Ancestry> ancestry;

    private Ranker(CompiledPack pack, Scope scope, IReadOnlyDictionary<string, Circumstances> circumstances)
    {
        (this.pack, this.scope, this.circumstances) = (pack, scope, circumstances);
        ancestry = new(() => new Ancestry(scope));
    }

    /// <summary>Verdicts for every subject of every kind that has a ladder.</summary>
    /// <exception cref="LevelCycleException">The pack's levels depend on each other in a circle.</exception>
    public static ScopeRanking Rank(CompiledPack pack, Scope scope)
    {
        var circumstances = Circumstances(pack, scope);
        var recorded = scope;
        scope = Derive(pack, scope, circumstances);
        var ranker = new Ranker(pack, scope, circumstances);
        foreach (var kind in pack.Kinds.Keys) ranker.SettledLevel(kind);
        ranker.Run();
        return new ScopeRanking(pack, scope, ranker.ladders.Where(l => l.Value is not null).ToDictionary(l => l.Key, l =>
            new KindRanking(pack.Kinds[l.Key], l.Value!, ranker.scores.GetValueOrDefault(l.Key), circumstances.GetValueOrDefault(l.Key) ?? Ranking.Circumstances.None)),
            [.. ranker.quotas.Values.Select(q => q.Ranking)])
        { Recorded = recorded };
    }

    // Special cases come first: they decide who is ranked at all, and read no levels.
    private static Dictionary<string, Circumstances> Circumstances(CompiledPack pack, Scope scope)
    {
        var ranker = new Ranker(pack, scope, new Dictionary<string, Circumstances>());
        var found = new Dictionary<string, (IReadOnlyList<SpecialRule> Rules, List<(Node When, Node? Needs)> Nodes)>();
        foreach (var (kind, rules) in pack.SpecialCases)
            if (scope.Find(kind) is { Count: > 0 } table)
                found[kind] = (rules, [.. rules.Select(r => (ranker.NodeOf(table, kind, r.When), r.Needs is { } needs ? ranker.NodeOf(table, kind, needs) : null))]);
        ranker.Run();
        return found.ToDictionary(f => f.Key, f => new Circumstances(f.Value.Rules, [.. f.Value.Nodes.Select(n => (n.When.Out, n.Needs?.Out))], scope.Find(f.Key)!.Find(Known.ExternalLevel) as CodeColumn));
    }

    // Facts that follow from others before any level: standing from special cases, a subject's own level and grades of criteria from ballots.
    private static Scope Derive(CompiledPack pack, Scope scope, Dictionary<string, Circumstances> circumstances)
    {
        var changed = new List<Table>();
        foreach (var kind in pack.Pack.Kinds.Values)
        {
            if (scope.Find(kind.Id) is not { Count: > 0 } table) continue;
            var standing = circumstances.GetValueOrDefault(kind.Id)?.Standing(table, pack.Pack.Facts.Find(kind.Family, Known.Standing));
            var self = BallotResults.Of(pack.Ballots.GetValueOrDefault(kind.Id), scope, table, self: true)?.SelfLevels(table);
            var grades = BallotGrades.Of(pack.Ballots.GetValueOrDefault(kind.Id), kind.Frame is { } frame ? pack.Pack.Frames.GetValueOrDefault(frame) : null, scope, table).ToList();
            if (standing is null && self is null && grades.Count == 0) continue;
            var copy = table.Copy();
            if (standing is not null) copy.With(Known.Standing, standing);
            if (self is not null) copy.With(Known.SelfLevel, self);
            foreach (var (column, voted) in grades) copy.With(column, voted);
            changed.Add(copy);
        }
        return changed.Count == 0 ? scope : scope.With(changed);
    }

    private void Run()
    {
        foreach (var pass in nodes.GroupBy(n => n.Pass).OrderBy(p => p.Key))
        {
            foreach (var node in pass) node.Prepare();
            foreach (var table in pass.GroupBy(n => n.Table))
            {
                Node[] steps = [.. table];
                var pieces = (steps[0].Words + PieceWords - 1) / PieceWords;
                if (pieces > 1) Parallel.For(0, pieces, piece => RunPiece(steps, piece));
                else if (pieces == 1) RunPiece(steps, 0);
            }
        }
    }

    private static void RunPiece(Node[] steps, int piece)
    {
        foreach (var step in steps) step.Run(piece * PieceWords, Math.Min(steps[0].Words, (piece + 1) * PieceWords));
    }

    private T Add<T>(T node) where T : Node
    {
        nodes.Add(node);
        return node;
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
                cases[i] = Add(new NotNode(Add(new JunctionNode(table, all: false, [.. cases.Where((_, j) => rules.Cases[j].Rule is not null && rules.Cases[j].Of.Level != rules.Cases[i].Of.Level)]))));
        var inputs = new LadderInputs(cases, [.. rules.Vetoes.Select(v => Of(v.When))], [.. rules.Steps.Select(s => Of(s.When))],
            [.. rules.Caps.Select(c => CapOf(table, c))], Add(new ProvisionalNode(table, Others(table, rules))), conditions,
            [.. rules.Conditions.Select(c => RuleTree.HasDoubt(c) ? (Of(RuleTree.Settle(c, true)), Of(RuleTree.Settle(c, false))) : ((Node, Node)?)null)],
            table.Find(Known.Standing) as CodeColumn, table.Find(Known.DecidedLevel) as CodeColumn, circumstances.GetValueOrDefault(kind) ?? Ranking.Circumstances.None,
            BallotResults.Of(pack.Ballots.GetValueOrDefault(kind), scope, table), pack.Ballots.TryGetValue(kind, out var ballots) && ballots.Any(b => b.Of.Purpose != Counting.BallotPurpose.Self));
        open.RemoveAt(open.Count - 1);
        return ladders[kind] = Add(new LadderNode(table, rules, inputs));
    }

    // What others read: the level after the quota, where the kind has one.
    private (LadderNode Ladder, Node Settled)? SettledLevel(string kind)
    {
        if (LadderOf(kind) is not { } ladder) return null;
        return pack.Quotas.FirstOrDefault(q => q.Kinds.Contains(kind)) is { } quota ? (ladder, QuotaOf(quota)) : (ladder, ladder);
    }

    private QuotaNode QuotaOf(Quota quota)
    {
        if (quotas.TryGetValue(quota.Id, out var node)) return node;
        var all = quota.Kinds.Select(LadderOf).OfType<LadderNode>().Select(l => (l, quota.LeaveOut.TryGetValue(l.Table.Kind, out var leave) ? NodeOf(l.Table, l.Table.Kind, leave) : null)).ToList();
        var exceptional = quota.Exceptional.Where(e => scope.Find(e.Key) is not null).ToDictionary(e => e.Key, e => NodeOf(scope.Find(e.Key)!, e.Key, e.Value));
        return quotas[quota.Id] = Add(new QuotaNode(all[0].l.Table, quota, all, ancestry.Value, exceptional));
    }

    private Node NodeOf(Table table, string? kind, Rule rule)
    {
        if (rule is NamedRule named) return NodeOf(table, kind, named.Body);
        // What does not apply to the kind reads nothing, so it cannot close a circle of levels either.
        if (rule is not ConstantRule && RuleTree.Constant(rule) is { } constant) rule = new ConstantRule(constant);
        if (rule is IfRule chosen && RuleTree.Constant(chosen.If) is { } test) return NodeOf(table, kind, test ? chosen.Then : chosen.Else);
        var key = (table.Kind, kind, rule);
        return made.TryGetValue(key, out var node) ? node : made[key] = Add(Make(table, kind, rule));
    }

    private Node Make(Table table, string? kind, Rule rule)
    {
        switch (rule)
        {
            case CodeRule code: return Code(table, kind, code);
            case KnownRule known: return new KnownNode(Add(Code(table, kind, new CodeRule(known.Fact, known.Column, new bool[known.Fact.Words.Count + 1], null))));
            case NumberRule number: return Numbered(table, kind, number.Fact, number.Comparison, number.Than);
            case FactRule fact: return Against(table, kind, fact);
            case RatioRule ratio: return new RatioNode(table, ColumnOf(table, ratio.Of) as CountColumn, ColumnOf(table, ratio.To) as CountColumn, ratio);
            case SpanRule span:
                return new SpanNode(table, span.Start is { } s ? ColumnOf(table, s) as DateColumn : null, span.End is { } e ? ColumnOf(table, e) as DateColumn : null, scope.CutOff, span);
            case AllRule all: return new JunctionNode(table, all: true, [.. all.Of.Select(r => NodeOf(table, kind, r))]);
            case AnyRule any: return new JunctionNode(table, all: false, [.. any.Of.Select(r => NodeOf(table, kind, r))]);
            case NotRule negated: return new NotNode(NodeOf(table, kind, negated.Of));
            case IfRule chosen: return new IfNode(NodeOf(table, kind, chosen.If), NodeOf(table, kind, chosen.Then), NodeOf(table, kind, chosen.Else));
            case WhenRule limited: return new IfNode(NodeOf(table, kind, limited.If), NodeOf(table, kind, limited.Then), NodeOf(table, kind, new ConstantRule(true)));
            case ConstantRule constant: return new ConstantNode(table, constant.Met ? Trit.Met : Trit.NotMet);
            case DoubtRule: return new ConstantNode(table, Trit.Unknown);
            case DaysRule days: return new DaysNode(table, SourcesOf(table, days.Of), days, scope.CutOff);
            case TallyRule tally: return Counted(table, kind, tally.Of, rule);
            case ShareRule share: return Counted(table, kind, share.Of, rule);
            case EveryRule every: return Counted(table, kind, every.Of, rule);
            default: throw new InvalidOperationException(rule.GetType().Name);
        }
    }

    private static Column? ColumnOf(Table table, Fact fact) =>
        table.Find(fact.Id) ?? (fact.BlankMeans is null ? null : Columns.Blank(fact, table.Count));

    private CodeNode Code(Table table, string? kind, CodeRule rule)
    {
        if (rule.Column == Known.Level)
        {
            var level = SettledLevel(table.Kind);
            return new CodeNode(table, () => level?.Ladder.Level ?? table.Find(Known.DecidedLevel) as CodeColumn, rule.Accepted, level?.Settled);
        }
        if (kind is not null && ScoreOf(table, kind) is { } score && score.Grades.FirstOrDefault(g => Known.CriterionColumn(g.Key, "grade") == rule.Column) is { Value: { } grade })
            return new CodeNode(table, () => grade, rule.Accepted, score);
        var column = table.Find(rule.Column) as CodeColumn ?? (rule.Fact.BlankMeans is null ? null : Columns.Blank(rule.Fact, table.Count) as CodeColumn);
        return new CodeNode(table, () => column, rule.Accepted, null);
    }

    private NumberNode Numbered(Table table, string? kind, Fact fact, Comparison comparison, decimal than)
    {
        var (column, score) = Worked(table, kind, fact);
        return new NumberNode(table, column, comparison, than, null, score);
    }

    // Where one of the two is recorded of nobody, nobody can be told.
    private Node Against(Table table, string? kind, FactRule rule)
    {
        var (left, score) = Worked(table, kind, rule.Fact);
        var (right, otherScore) = Worked(table, kind, rule.Than);
        return left is null || right is null ? new ConstantNode(table, Trit.Unknown) : new NumberNode(table, left, rule.Comparison, 0, right, score ?? otherScore);
    }

    // A total score is worked out first; any other fact is as recorded.
    private (Column? Column, ScoreNode? Score) Worked(Table table, string? kind, Fact fact) =>
        fact.Id == Known.Score && kind is not null && ScoreOf(table, kind) is { } score ? (score.Score, score) : (ColumnOf(table, fact), null);

    private ScoreNode? ScoreOf(Table table, string kind)
    {
        if (!pack.Kinds.TryGetValue(kind, out var rules) || !rules.IsScored) return null;
        return scores.TryGetValue(kind, out var score) ? score : scores[kind] = Add(new ScoreNode(table, rules));
    }

    private Node Counted(Table table, string? kind, Population population, Rule rule)
    {
        if (population is OwnCriteria criteria)
        {
            (Node, Node)[] answers = [.. criteria.Of.Select(c => (NodeOf(table, kind, c.Among), NodeOf(table, kind, c.Where)))];
            return rule is EveryRule every ? new EveryCriterionNode(table, answers, every.Empty) : new CriteriaNode(table, answers, rule);
        }
        var rows = (RelatedRows)population;
        if (rule is TallyRule count && rows.Links.Count + rows.Via.Count == (rows.Via.Count > 0 ? 2 : 1) && WantsSome(count) is { } some)
        {
            return new SomeNode(table, SourcesOf(table, rows)[0], some);
        }
        if (!tallies.TryGetValue((table.Kind, rows), out var tally)) tallies[(table.Kind, rows)] = tally = Add(TallyOf(table, rows));
        return new TallyAnswerNode(tally, rule);
    }

    // True: at least one; false: none; null: a number.
    private static bool? WantsSome(TallyRule rule) => (rule.Comparison, rule.Than) switch
    {
        (Comparison.From, 1) or (Comparison.Above, 0) => true,
        (Comparison.Is, 0) or (Comparison.UpTo, 0) or (Comparison.Below, 1) => false,
        _ => null,
    };

    private TallyNode TallyOf(Table table, RelatedRows rows)
    {
        return new TallyNode(table, SourcesOf(table, rows));
    }

    private Counted[]?[] SourcesOf(Table table, RelatedRows rows) =>
        [.. LinkSets.Of(scope, table, rows).Select(links => links?.Select(l => SourceOf(table, rows, l)).ToArray())];

    // A list with nobody to count in it tells only whether it is complete; it needs no levels.
    private Counted SourceOf(Table table, RelatedRows rows, Links links)
    {
        if (links.Owner.Length == 0 || !rows.Targets.TryGetValue(links.To, out var test) || scope.Find(links.To) is not { } target)
            return new Counted(links with { Owner = [], Target = null }, NodeOf(table, null, Nothing), NodeOf(table, null, Nothing));
        var kind = pack.Pack.Kinds.ContainsKey(links.To) ? links.To : null;
        return new Counted(links, NodeOf(target, kind, test.Among), NodeOf(target, kind, test.Where));
    }

    private LinkedLevels[] Others(Table table, KindRules rules) =>
    [
        .. rules.LevelsOfOthers.SelectMany(rows => LinkSets.Of(scope, table, rows))
            .Concat(rules.Caps.SelectMany(c => c.Of.Of).Select(name => scope.LinksOf(table.Kind, name)))
            .SelectMany(links => links ?? []).Distinct().Where(links => scope.Find(links.To) is not null).Select(LevelsOf),
    ];

    private LinkedLevels LevelsOf(Links links)
    {
        var target = scope.Find(links.To)!;
        var decided = target.Find(Known.DecidedLevel) as CodeColumn;
        return new LinkedLevels(links, () => ladders.GetValueOrDefault(links.To)?.Level ?? decided, decided, target.Find(Known.Standing) as CodeColumn);
    }

    private CapNode CapOf(Table table, CapRule cap)
    {
        var sets = cap.Of.Of.Select(o => scope.LinksOf(table.Kind, o)).ToList();
        var links = sets.OfType<IReadOnlyList<Links>>().SelectMany(l => l).Where(l => scope.Find(l.To) is not null).ToList();
        var levels = links.Where(l => l.Owner.Length > 0).Select(l => SettledLevel(l.To)?.Settled).OfType<Node>().ToList();
        return Add(new CapNode(table, [.. sets.Select(s => s?.Where(l => scope.Find(l.To) is not null).Select(LevelsOf).ToArray())], levels));
    }
}
