using TuSoi.Rules.Compiling;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>A pack asks for levels that depend on themselves; the kinds of the circle are named.</summary>
public sealed class LevelCycleException(IEnumerable<string> kinds)
    : Exception($"Mức xếp loại phụ thuộc vòng tròn: {string.Join(" → ", kinds)}.");

/// <summary>Ranks a whole scope: builds the steps of the evaluation, in the order in which levels depend on each other, and runs them.</summary>
public sealed class Ranker
{
    private static readonly Rule Nothing = new ConstantRule(true);

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

    private static ScopeRanking Rank(CompiledPack pack, Scope recorded, Steps? former)
    {
        var steps = new Steps(former);
        var circumstances = CircumstancesOf(pack, recorded, steps);
        var scope = Derive(pack, recorded, steps, circumstances);
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

    // Facts that follow from others before any level: standing from special cases, a subject's own level and grades of criteria from ballots.
    private static Scope Derive(CompiledPack pack, Scope scope, Steps steps, Dictionary<string, Circumstances> circumstances)
    {
        var changed = new List<Table>();
        foreach (var kind in pack.Pack.Kinds.Values)
        {
            if (scope.Find(kind.Id) is not { Count: > 0 } table) continue;
            var standing = circumstances.GetValueOrDefault(kind.Id) is { } special ? steps.Of(() => special.Standing(pack.Pack.Facts.Find(kind.Family, Known.Standing)), special) : null;
            var self = BallotResults.Of(steps, pack.Ballots.GetValueOrDefault(kind.Id), scope, table, self: true) is { } own ? steps.Of(() => own.SelfLevels(table), own) : null;
            var grades = GradesOf(pack, scope, steps, kind, table);
            if (standing is not null || self is not null || grades.Count > 0) changed.Add(steps.Of(() => Derived(table, standing, self, grades), table, standing, self, grades));
        }
        return changed.Count == 0 ? scope : steps.Of(() => scope.With(changed), [scope, .. changed]);
    }

    private static List<(string Column, CodeColumn Grades)> GradesOf(CompiledPack pack, Scope scope, Steps steps, SubjectKind kind, Table table)
    {
        var ballots = pack.Ballots.GetValueOrDefault(kind.Id, []).Where(b => b.Kind == Counting.BallotKind.PerCriterion).ToList();
        var frame = kind.Frame is { } id ? pack.Pack.Frames.GetValueOrDefault(id) : null;
        return steps.Of<List<(string, CodeColumn)>>(() => [.. BallotGrades.Of(ballots, frame, scope, table)], [table, frame, .. ballots]);
    }

    private static Table Derived(Table table, CodeColumn? standing, CodeColumn? self, List<(string Column, CodeColumn Grades)> grades)
    {
        var copy = table.Copy();
        if (standing is not null) copy.With(Known.Standing, standing);
        if (self is not null) copy.With(Known.SelfLevel, self);
        foreach (var (column, voted) in grades) copy.With(column, voted);
        return copy;
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
            BallotResults.Of(steps, pack.Ballots.GetValueOrDefault(kind), scope, table), pack.Ballots.TryGetValue(kind, out var ballots) && ballots.Any(b => b.Of.Purpose != Counting.BallotPurpose.Self && b.Kind != Counting.BallotKind.PerCriterion));
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

    private Node NodeOf(Table table, string? kind, Rule rule)
    {
        if (rule is NamedRule named) return NodeOf(table, kind, named.Body);
        // What does not apply to the kind reads nothing, so it cannot close a circle of levels either.
        if (rule is not ConstantRule && RuleTree.Constant(rule) is { } constant) rule = new ConstantRule(constant);
        if (rule is IfRule chosen && RuleTree.Constant(chosen.If) is { } test) return NodeOf(table, kind, test ? chosen.Then : chosen.Else);
        var key = (table.Kind, kind, rule);
        return made.TryGetValue(key, out var node) ? node : made[key] = Make(table, kind, rule);
    }

    private Node Make(Table table, string? kind, Rule rule)
    {
        Node Of(Rule part) => NodeOf(table, kind, part);
        switch (rule)
        {
            case CodeRule code: return Code(table, kind, code);
            case KnownRule known: return IsKnown(Code(table, kind, new CodeRule(known.Fact, known.Column, new bool[known.Fact.Words.Count + 1], null)));
            case NumberRule number: return Numbered(table, kind, number);
            case FactRule fact: return Against(table, kind, fact);
            case RatioRule ratio: return Ratio(table, ratio);
            case SpanRule span: return Span(table, span);
            case AllRule all: return Junction(table, all: true, [.. all.Of.Select(Of)]);
            case AnyRule any: return Junction(table, all: false, [.. any.Of.Select(Of)]);
            case NotRule negated: return Not(Of(negated.Of));
            case IfRule chosen: return If(Of(chosen.If), Of(chosen.Then), Of(chosen.Else));
            case WhenRule limited: return If(Of(limited.If), Of(limited.Then), Of(new ConstantRule(true)));
            case ConstantRule constant: return Constant(table, constant.Met ? Trit.Met : Trit.NotMet);
            case DoubtRule: return Constant(table, Trit.Unknown);
            case DaysRule days: return Days(table, days, SourcesOf(table, days.Of));
            case TallyRule tally: return Counted(table, kind, tally.Of, rule, tally.Comparison, tally.Than);
            case ShareRule share: return Counted(table, kind, share.Of, rule, share.Comparison, share.Than, share.Empty);
            case EveryRule every: return Counted(table, kind, every.Of, rule, every.Empty);
            default: throw new InvalidOperationException(rule.GetType().Name);
        }
    }

    private ConstantNode Constant(Table table, Trit value) => steps.Of(() => new ConstantNode(table, value), table, value);

    private JunctionNode Junction(Table table, bool all, Node[] inputs) => steps.Of(() => new JunctionNode(table, all, inputs), [table, all, .. inputs]);

    private NotNode Not(Node input) => steps.Of(() => new NotNode(input), input);

    private IfNode If(Node test, Node then, Node otherwise) => steps.Of(() => new IfNode(test, then, otherwise), test, then, otherwise);

    private KnownNode IsKnown(Node read) => steps.Of(() => new KnownNode(read), read);

    private DaysNode Days(Table table, DaysRule days, Counted[]?[] sources) =>
        steps.Of(() => new DaysNode(table, sources, days, scope.CutOff), [table, days.Start, days.End, days.Comparison, days.Than, .. Parts(sources)]);

    private RatioNode Ratio(Table table, RatioRule ratio)
    {
        var (of, to) = (ColumnOf(table, ratio.Of) as CountColumn, ColumnOf(table, ratio.To) as CountColumn);
        return steps.Of(() => new RatioNode(table, of, to, ratio), table, of, to, ratio);
    }

    private SpanNode Span(Table table, SpanRule span)
    {
        var (start, end) = (span.Start is { } s ? ColumnOf(table, s) as DateColumn : null, span.End is { } e ? ColumnOf(table, e) as DateColumn : null);
        return steps.Of(() => new SpanNode(table, start, end, scope.CutOff, span), table, start, end, span);
    }

    // What a blank means is the same for all rows; other facts that nobody recorded are unknown of all.
    private Column? ColumnOf(Table table, Fact fact) =>
        table.Find(fact.Id) ?? (fact.BlankMeans is null ? null : steps.Of(() => Columns.Blank(fact, table.Count), table, fact.Id));

    private Node Code(Table table, string? kind, CodeRule rule)
    {
        if (rule.Column == Known.Level) return LevelCode(table, rule);
        if (kind is not null && pack.Kinds.GetValueOrDefault(kind)?.Frame?.Criteria.Keys.FirstOrDefault(id => Known.CriterionColumn(id, "grade") == rule.Column) is { } criterion && ScoreOf(table, kind) is { } score)
            return steps.Of(() => new CodeNode(table, () => score.Grades[criterion], rule.Accepted, score), score, rule);
        var column = table.Find(rule.Column) as CodeColumn;
        if (column is null && rule.Fact.BlankMeans is { } blank) return Constant(table, rule.Accepted[rule.Fact.Code(blank)] ? Trit.Met : Trit.NotMet);
        return steps.Of(() => new CodeNode(table, () => column, rule.Accepted, null), table, rule, column);
    }

    // Where the levels differ from those of the earlier ranking and the answers do not, nothing that reads the answers changes.
    private CodeNode LevelCode(Table table, CodeRule rule)
    {
        var settled = SettledLevel(table.Kind);
        var node = steps.Of(() => new CodeNode(table, () => settled?.Level ?? table.Find(Known.DecidedLevel) as CodeColumn, rule.Accepted, settled?.By), table, rule, settled);
        if (steps.FormerLevels(table.Kind) is not { } was || was == settled || steps.Former<CodeNode>(table, rule, was) is not { } former || former == node) return node;
        steps.Run();
        return former.Out.SameAs(node.Out) ? former : node;
    }

    private NumberNode Numbered(Table table, string? kind, NumberRule rule)
    {
        var (column, score) = Worked(table, kind, rule.Fact);
        return steps.Of(() => new NumberNode(table, column, rule.Comparison, rule.Than, null, score), table, column, rule.Comparison, rule.Than, null, score);
    }

    // Where one of the two is recorded of nobody, nobody can be told.
    private Node Against(Table table, string? kind, FactRule rule)
    {
        var (left, score) = Worked(table, kind, rule.Fact);
        var (right, otherScore) = Worked(table, kind, rule.Than);
        if (left is null || right is null) return Constant(table, Trit.Unknown);
        return steps.Of(() => new NumberNode(table, left, rule.Comparison, 0, right, score ?? otherScore), table, left, rule.Comparison, 0m, right, score ?? otherScore);
    }

    // A total score is worked out first; any other fact is as recorded.
    private (Column? Column, ScoreNode? Score) Worked(Table table, string? kind, Fact fact) =>
        fact.Id == Known.Score && kind is not null && ScoreOf(table, kind) is { } score ? (score.Score, score) : (ColumnOf(table, fact), null);

    private ScoreNode? ScoreOf(Table table, string kind)
    {
        if (!pack.Kinds.TryGetValue(kind, out var rules) || !rules.IsScored) return null;
        return scores.TryGetValue(kind, out var score) ? score : scores[kind] = steps.Of(() => new ScoreNode(table, rules), table, rules.Frame, rules.Rescales, rules.ScoreFact);
    }

    private Node Counted(Table table, string? kind, Population population, Rule rule, params object[] asked)
    {
        if (population is OwnCriteria criteria)
        {
            (Node Among, Node Where)[] answers = [.. criteria.Of.Select(c => (NodeOf(table, kind, c.Among), NodeOf(table, kind, c.Where)))];
            object?[] parts = [table, .. asked, .. answers.SelectMany(a => new[] { a.Among, a.Where })];
            return rule is EveryRule every ? steps.Of(() => new EveryCriterionNode(table, answers, every.Empty), parts) : steps.Of(() => new CriteriaNode(table, answers, rule), parts);
        }
        var rows = (RelatedRows)population;
        var sources = SourcesOf(table, rows);
        if (rule is TallyRule count && rows.Links.Count + rows.Via.Count == (rows.Via.Count > 0 ? 2 : 1) && WantsSome(count) is { } some)
            return steps.Of(() => new SomeNode(table, sources[0], some), [table, some, .. Parts(sources)]);
        var tally = steps.Of(() => new TallyNode(table, sources), [table, .. Parts(sources)]);
        return steps.Of(() => new TallyAnswerNode(tally, rule), [tally, rule.GetType(), .. asked]);
    }

    // True: at least one; false: none; null: a number.
    private static bool? WantsSome(TallyRule rule) => (rule.Comparison, rule.Than) switch
    {
        (Comparison.From, 1) or (Comparison.Above, 0) => true,
        (Comparison.Is, 0) or (Comparison.UpTo, 0) or (Comparison.Below, 1) => false,
        _ => null,
    };

    private Counted[]?[] SourcesOf(Table table, RelatedRows rows) => [.. LinksOf(table, rows).Select(links => links?.Select(l => SourceOf(rows, l)).ToArray())];

    private IReadOnlyList<Links>?[] LinksOf(Table table, RelatedRows rows) =>
        steps.Of<IReadOnlyList<Links>?[]>(() => [.. LinkSets.Of(scope, table, rows)], table.Kind, string.Join(' ', rows.Via), string.Join(' ', rows.Links));

    // A relation after the other; null stands for one of which nothing is known, a number for how many lists follow.
    private static IEnumerable<object?> Parts(Counted[]?[] sources) => sources.SelectMany(relation => relation is null ? [null] : relation.SelectMany(c => new object?[] { c.Links, c.Among, c.Where }).Prepend(relation.Length));

    // A list with nobody to count in it tells only whether it is complete; it needs no levels.
    private Counted SourceOf(RelatedRows rows, Links links)
    {
        if (links.Owner.Length > 0 && rows.Targets.TryGetValue(links.To, out var test) && scope.Find(links.To) is { } target)
        {
            var kind = pack.Pack.Kinds.ContainsKey(links.To) ? links.To : null;
            return new Counted(links, NodeOf(target, kind, test.Among), NodeOf(target, kind, test.Where));
        }
        var nobody = NodeOf(scope.Find(links.From)!, null, Nothing);
        return new Counted(steps.Of(() => links with { Owner = [], Target = null }, links), nobody, nobody);
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
