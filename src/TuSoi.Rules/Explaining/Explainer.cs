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
    private readonly Surroundings surroundings = new(ranking);
    private readonly Surroundings recorded = new(new ScopeRanking(ranking.Pack, ranking.Recorded, new Dictionary<string, KindRanking>(), []) { Recorded = ranking.Recorded });

    /// <summary>Only the verdict, worked out for one subject.</summary>
    public Verdict Verdict(string kind, int row) => Reason(kind, row, out _).Verdict;

    /// <summary>The answers of the conditions, in the order of <see cref="KindRules.Conditions"/>.</summary>
    public IReadOnlyList<Trit> Conditions(string kind, int row) => Reason(kind, row, out _).Conditions;

    /// <summary>The verdict with its reasons. May be asked from several threads.</summary>
    public Explanation Explain(string kind, int row)
    {
        var reasoning = Reason(kind, row, out var at);
        var rules = ranking.Pack.Kinds[kind];
        var wording = surroundings.WordingOf(kind);
        var lines = new ConditionLine[rules.Conditions.Count];
        for (var i = 0; i < lines.Length; i++) lines[i] = Line(rules.Conditions[i], wording.Lines[i], reasoning, at);
        return new Explanation
        {
            Kind = rules.Kind,
            Name = at.Name,
            Verdict = reasoning.Verdict,
            Lines = lines,
            Cases = Cases(rules, wording, reasoning),
            Applied = [.. Applied(rules, reasoning)],
            Next = Next(rules, wording, reasoning),
            Missing = Array.Exists(lines, l => l.Missing.Count > 0) ? [.. lines.SelectMany(l => l.Missing).Distinct()] : [],
            AwaitsCeiling = reasoning.Caps.Waits,
            Ballot = reasoning.Ballot,
            Quota = reasoning.Quota,
            Circumstances = reasoning.Circumstances,
            WaitsFor = reasoning.Caps.Undecided.Count == 0 ? [] : [.. reasoning.Caps.Undecided.Select(p => p.Name).Distinct()],
        };
    }

    private LadderReasoning Reason(string kind, int row, out Place at)
    {
        at = new Place(surroundings, ranking.Scope.Find(kind)!, row);
        return new LadderReasoning(ranking.Pack.Kinds[kind], surroundings.WordingOf(kind), at, new CircumstanceReasoning(new Place(recorded, ranking.Recorded.Find(kind)!, row)));
    }

    private static ConditionLine Line(NamedRule rule, LineWording wording, LadderReasoning reasoning, Place at)
    {
        var value = Showing.Of(rule, at);
        var answer = reasoning.Conditions[rule.Index];
        var unclear = answer == Trit.Unknown && reasoning.IsUnclear(rule.Index) ? wording.DoubtRow : null;
        return new ConditionLine(rule.Named, answer, value != Showing.NotApplicable, value.Length == 0 ? "không có dòng nào" : value, wording.Limit,
            unclear is null && answer == Trit.Unknown ? [.. Explaining.Missing.Of(rule, at).Distinct()] : [], unclear, wording.Changeable);
    }

    private static CaseLine[] Cases(KindRules rules, KindWording wording, LadderReasoning reasoning)
    {
        var cases = new CaseLine[rules.Cases.Count];
        for (var i = 0; i < cases.Length; i++)
            cases[i] = new CaseLine(rules.Cases[i].Of.Level, rules.Cases[i].Of.Id, rules.Cases[i].Of.Case.Because, reasoning.Cases[i], wording.Cases[i]);
        return cases;
    }

    private static IEnumerable<AppliedRule> Applied(KindRules rules, LadderReasoning reasoning)
    {
        if (rules.Kind.Assumed) yield return new AppliedRule(AppliedKind.Analogy, rules.Kind.Says, rules.Kind.Because.Row, rules.Kind.Because.Article, false, true);
        if (rules.Ladder.Elsewhere is { } elsewhere) yield return new AppliedRule(AppliedKind.Elsewhere, elsewhere.Says, elsewhere.Because.Row, elsewhere.Because.Article, true, false);
        foreach (var veto in reasoning.AppliedVetoes) yield return new AppliedRule(AppliedKind.Veto, veto.Of.Says, [.. veto.Of.Under.Keys], veto.Of.Because?.Article ?? "", veto.Of.Decide, false);
        foreach (var step in reasoning.AppliedSteps) yield return new AppliedRule(AppliedKind.Resolution, step.Of.Says, [.. step.Of.Under.Keys], step.Of.Because?.Article ?? "", step.Of.Decide, step.Of.Assumed);
        if (reasoning.Verdict.Flags.HasFlag(VerdictFlags.NotRanked) || reasoning.Caps.Ceiling is not { } ceiling) yield break;
        foreach (var cap in rules.Caps)
            yield return new AppliedRule(AppliedKind.Cap, $"{cap.Of.Says} Trần hiện nay: {Wording.ShortLevel(ceiling)} ({reasoning.Caps.Lowest}).", [.. cap.Of.Because.Row, .. cap.Of.Reading], cap.Of.Because.Article, false, false);
    }

    private static NextLevel? Next(KindRules rules, KindWording wording, LadderReasoning reasoning)
    {
        if (reasoning.Verdict.Flags.HasFlag(VerdictFlags.NotRanked) || rules.Cases.Count == 0) return null;
        if ((reasoning.Verdict.Suggested ?? Highest(reasoning.Verdict.Printed)) is not { } from || from == QualityLevel.Excellent) return null;
        var next = from + 1;
        while (next < QualityLevel.Excellent && !rules.CasesOf(next).Any()) next++;
        var ways = Ways.To(wording.Demands(next), rules, wording, reasoning.Conditions);
        var changed = new HashSet<string>();
        foreach (var way in ways)
            foreach (var (condition, _) in way.Changes) changed.Add(condition);
        var inTheWay = new List<string>();
        foreach (var (rule, wanted) in wording.Parts(next))
            if (reasoning.Conditions[rule.Index] != (wanted ? Trit.Met : Trit.NotMet) && changed.Contains(rule.Name)) inTheWay.Add(rule.Name);
        return new NextLevel(next, inTheWay, ways);
    }

    private static QualityLevel? Highest(LevelSet set) =>
        Enum.GetValues<QualityLevel>().Where(l => set.HasFlag((LevelSet)(1 << ((int)l - 1)))).Select(l => (QualityLevel?)l).LastOrDefault();
}
