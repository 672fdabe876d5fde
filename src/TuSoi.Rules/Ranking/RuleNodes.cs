using TuSoi.Rules.Compiling;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>The part that finds the step which answers a rule.</summary>
public sealed partial class Ranker
{
    private static readonly Rule Nothing = new ConstantRule(true);

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
}
