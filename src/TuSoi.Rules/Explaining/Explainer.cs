using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>
/// The second evaluation: one subject, with its reasons as a tree. Levels of others come from the ranking of the scope; everything of the
/// subject itself is worked out anew.
/// </summary>
public sealed class Explainer(ScopeRanking ranking)
{
    /// <summary>Only the verdict, worked out for one subject.</summary>
    public Verdict Verdict(string kind, int row) => Reason(kind, row, out _).Verdict;

    /// <summary>The answers of the conditions, in the order of <see cref="KindRules.Conditions"/>.</summary>
    public IReadOnlyList<Trit> Conditions(string kind, int row) => Reason(kind, row, out _).Conditions;

    public Explanation Explain(string kind, int row)
    {
        var reasoning = Reason(kind, row, out var at);
        var rules = ranking.Pack.Kinds[kind];
        var lines = rules.Conditions.Select(c => Line(c, reasoning.Conditions[c.Index], at)).ToList();
        return new Explanation
        {
            Kind = rules.Kind,
            Name = at.Name,
            Verdict = reasoning.Verdict,
            Lines = lines,
            Cases = [.. rules.Cases.Select((c, i) => new CaseLine(c.Of.Level, c.Of.Id, c.Of.Case.Because, reasoning.Cases[i], [.. Parts(c.Rule, true).Distinct()]))],
            Applied = [.. Applied(rules, reasoning, at)],
            Next = Next(rules, reasoning, at),
            Missing = [.. lines.SelectMany(l => l.Missing).Distinct()],
            WaitsFor = [.. new Caps(rules, at).Undecided(rules).Select(p => p.Name).Distinct()],
        };
    }

    private LadderReasoning Reason(string kind, int row, out Place at)
    {
        var rules = ranking.Pack.Kinds[kind];
        at = new Place(ranking, ranking.Scope.Find(kind)!, row);
        return new LadderReasoning(rules, at);
    }

    private static ConditionLine Line(NamedRule rule, Trit answer, Place at)
    {
        var value = Showing.Of(rule, at);
        var unclear = answer == Trit.Unknown && LadderReasoning.IsUnclear(rule, at)
            ? RuleTree.Everything(rule).OfType<DoubtRule>().First().Row : null;
        return new ConditionLine(rule.Named, answer, value != "không áp dụng", value.Length == 0 ? "không có dòng nào" : value, Limits.Of(rule),
            unclear is null && answer == Trit.Unknown ? [.. Explaining.Missing.Of(rule, at).Distinct()] : [], unclear, Ways.IsChangeable(rule));
    }

    private static IEnumerable<(string, bool)> Parts(Rule? rule, bool wanted) => rule switch
    {
        null => [],
        NamedRule named => [(named.Name, wanted)],
        NotRule negated => Parts(negated.Of, !wanted),
        _ => RuleTree.Inside(rule).SelectMany(r => Parts(r, wanted)),
    };

    private static IEnumerable<AppliedRule> Applied(KindRules rules, LadderReasoning reasoning, Place at)
    {
        if (rules.Kind.Assumed) yield return new AppliedRule(rules.Kind.Says, rules.Kind.Because.Row, rules.Kind.Because.Article, false, true);
        if (rules.Ladder.Elsewhere is { } elsewhere) yield return new AppliedRule(elsewhere.Says, elsewhere.Because.Row, elsewhere.Because.Article, true, false);
        foreach (var veto in reasoning.AppliedVetoes) yield return new AppliedRule(veto.Of.Says, [.. veto.Of.Under.Keys], veto.Of.Because?.Article ?? "", veto.Of.Decide, false);
        foreach (var step in reasoning.AppliedSteps) yield return new AppliedRule(step.Of.Says, [.. step.Of.Under.Keys], step.Of.Because?.Article ?? "", step.Of.Decide, step.Of.Assumed);
        if (reasoning.Verdict.Ceiling is not { } ceiling) yield break;
        var caps = new Caps(rules, at);
        foreach (var cap in rules.Caps)
            yield return new AppliedRule($"{cap.Of.Says} Trần hiện nay: {Wording.ShortLevel(ceiling)} ({caps.Lowest}).", [.. cap.Of.Because.Row, .. cap.Of.Reading], cap.Of.Because.Article, false, false);
    }

    private static NextLevel? Next(KindRules rules, LadderReasoning reasoning, Place at)
    {
        if (reasoning.Verdict.Flags.HasFlag(VerdictFlags.NotRanked) || rules.Cases.Count == 0) return null;
        var from = reasoning.Verdict.Suggested ?? Highest(reasoning.Verdict.Printed) ?? 0;
        if (from == QualityLevel.Excellent) return null;
        var next = from + 1;
        while (next < QualityLevel.Excellent && !rules.CasesOf(next).Any()) next++;
        var ways = Ways.To(next, rules, reasoning.Conditions);
        var wanted = rules.CasesOf(next).SelectMany(c => Parts(c.Rule, true))
            .Concat(rules.Vetoes.Where(v => v.Of.Removes.Contains(next)).SelectMany(v => Parts(v.When, false))).Distinct();
        var inTheWay = wanted.Where(w => reasoning.Conditions[rules.Conditions.First(c => c.Name == w.Item1).Index] != (w.Item2 ? Trit.Met : Trit.NotMet)).Select(w => w.Item1);
        return new NextLevel(next, [.. inTheWay.Where(name => ways.Any(w => w.Changes.Any(c => c.Condition == name)))], ways);
    }

    private static QualityLevel? Highest(LevelSet set) =>
        Enum.GetValues<QualityLevel>().Where(l => set.HasFlag((LevelSet)(1 << ((int)l - 1)))).Select(l => (QualityLevel?)l).LastOrDefault();
}
