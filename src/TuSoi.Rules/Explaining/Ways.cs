using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>
/// The smallest sets of conditions that would have to turn out otherwise for a level to be reached: its cases as printed, free of vetoes.
/// Exact: every way is minimal and none is left out, up to a limit far above what a ladder has.
/// </summary>
internal static class Ways
{
    private const int Limit = 200;

    public static IReadOnlyList<Way> To(QualityLevel level, KindRules rules, IReadOnlyList<Trit> conditions)
    {
        var cases = new AnyRule([.. rules.CasesOf(level).Select(c => c.Rule).OfType<Rule>()]);
        var vetoes = rules.Vetoes.Where(v => v.Of.Removes.Contains(level)).Select(v => new NotRule(v.When));
        // What has to hold is settled first and what holds already is left out last: a condition may serve one part and hinder another.
        var sets = Smallest(Demands(new AllRule([cases, .. vetoes]), true).Where(Consistent)
            .Select(s => s.Where(c => conditions[c.Rule.Index] != (c.Wanted ? Trit.Met : Trit.NotMet)).ToHashSet())).Where(s => s.Count > 0);
        return [.. sets.OrderBy(s => s.Count).Select(s => new Way(
            [.. s.OrderBy(c => c.Rule.Index).Select(c => (c.Rule.Name, c.Wanted))],
            s.All(c => IsChangeable(c.Rule)) && Possible(s)))];
    }

    /// <summary>The condition rests on something that may still change, not only on what has happened.</summary>
    public static bool IsChangeable(Rule rule)
    {
        var facts = Facts(rule).Distinct().ToList();
        return facts.Count == 0 || facts.Any(changeable => changeable);
    }

    private static IEnumerable<bool> Facts(Rule rule) => rule switch
    {
        CodeRule code => [code.Fact.Changeable],
        NumberRule number => [number.Fact.Changeable],
        FactRule fact => [fact.Fact.Changeable],
        RatioRule ratio => [ratio.Of.Changeable],
        SpanRule => [false],
        TallyRule tally => Facts(tally.Of),
        ShareRule share => Facts(share.Of),
        EveryRule every => Facts(every.Of),
        _ => RuleTree.Inside(rule).SelectMany(Facts),
    };

    private static IEnumerable<bool> Facts(Population population) => population switch
    {
        OwnCriteria own => own.Of.SelectMany(c => Facts(c.Where)),
        RelatedRows { RecordsChangeable: { } changeable } => [changeable],
        RelatedRows rows => rows.Targets.Values.Take(1).SelectMany(t => Facts(t.Where)),
        _ => [],
    };

    // Sets of answers, each of which makes the rule come out as wanted.
    private static List<HashSet<(NamedRule Rule, bool Wanted)>> Demands(Rule rule, bool wanted) => rule switch
    {
        NamedRule named => [[(named, wanted)]],
        NotRule negated => Demands(negated.Of, !wanted),
        AllRule all => wanted ? Together(all.Of, true) : Either(all.Of, false),
        AnyRule any => wanted ? Either(any.Of, true) : Together(any.Of, false),
        ConstantRule constant => constant.Met == wanted ? [[]] : [],
        _ => [[]],
    };

    private static List<HashSet<(NamedRule, bool)>> Either(IReadOnlyList<Rule> rules, bool wanted) => Smallest(rules.SelectMany(r => Demands(r, wanted)));

    private static List<HashSet<(NamedRule, bool)>> Together(IReadOnlyList<Rule> rules, bool wanted) =>
        rules.Aggregate(new List<HashSet<(NamedRule, bool)>> { new() }, (sets, rule) =>
            Smallest(from set in sets from more in Demands(rule, wanted) select set.Union(more).ToHashSet()));

    private static List<HashSet<(NamedRule Rule, bool Wanted)>> Smallest(IEnumerable<HashSet<(NamedRule Rule, bool Wanted)>> sets)
    {
        var kept = new List<HashSet<(NamedRule Rule, bool Wanted)>>();
        foreach (var set in sets.OrderBy(s => s.Count))
            if (!kept.Any(k => k.IsSubsetOf(set))) kept.Add(set);
        return kept.Count > Limit ? kept[..Limit] : kept;
    }

    private static bool Consistent(HashSet<(NamedRule Rule, bool Wanted)> set) => set.All(c => !set.Contains((c.Rule, !c.Wanted)));

    // A total cannot be at once from 85 and below 70.
    private static bool Possible(HashSet<(NamedRule Rule, bool Wanted)> set)
    {
        var bounds = set.Where(c => c.Wanted && c.Rule.Body is NumberRule).Select(c => (NumberRule)c.Rule.Body).ToList();
        return bounds.All(low => low.Comparison is not Conditions.Comparison.From
            || bounds.All(high => high.Fact.Id != low.Fact.Id || high.Comparison is not Conditions.Comparison.Below || high.Than > low.Than));
    }
}
