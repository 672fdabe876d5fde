using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>
/// The smallest sets of conditions that would have to turn out otherwise for a level to be reached: its cases as printed, free of vetoes.
/// Exact: every way is minimal and none is left out, up to a limit far above what a ladder has.
/// </summary>
internal static class Ways
{
    private const int Limit = 200;

    /// <summary>
    /// Sets of answers, each of which makes the rule come out met: sorted arrays of 2 × condition + (1 where it is wanted). The same for
    /// every subject.
    /// </summary>
    public static int[][] Demands(Rule rule) => [.. Demands(rule, true).Where(IsConsistent)];

    // What holds already is left out last: a condition may serve one part of the rule and hinder another.
    public static IReadOnlyList<Way> To(int[][] demands, KindRules rules, KindWording wording, Trit[] conditions)
    {
        var open = new List<int[]>(demands.Length);
        foreach (var demand in demands)
        {
            var left = Array.FindAll(demand, d => conditions[d >> 1] != ((d & 1) != 0 ? Trit.Met : Trit.NotMet));
            if (left.Length == 0) return [];
            open.Add(left);
        }
        return [.. Smallest(open).Select(set => WayOf(set, rules, wording))];
    }

    private static Way WayOf(int[] set, KindRules rules, KindWording wording)
    {
        var changes = new (string, bool)[set.Length];
        var changeable = true;
        for (var i = 0; i < set.Length; i++)
        {
            changes[i] = (rules.Conditions[set[i] >> 1].Name, (set[i] & 1) != 0);
            changeable &= wording.Lines[set[i] >> 1].Changeable;
        }
        return new Way(changes, changeable && IsPossible(set, rules));
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
        DaysRule days => Facts(days.Of),
        _ => RuleTree.Inside(rule).SelectMany(Facts),
    };

    private static IEnumerable<bool> Facts(Population population) => population switch
    {
        OwnCriteria own => own.Of.SelectMany(c => Facts(c.Where)),
        RelatedRows { RecordsChangeable: { } changeable } => [changeable],
        RelatedRows rows => rows.Targets.Values.Take(1).SelectMany(t => Facts(t.Where)),
        _ => [],
    };

    private static List<int[]> Demands(Rule rule, bool wanted) => rule switch
    {
        NamedRule named => [[named.Index << 1 | (wanted ? 1 : 0)]],
        NotRule negated => Demands(negated.Of, !wanted),
        AllRule all => wanted ? Together(all.Of, true) : Either(all.Of, false),
        AnyRule any => wanted ? Either(any.Of, true) : Together(any.Of, false),
        ConstantRule constant => constant.Met == wanted ? [[]] : [],
        _ => [[]],
    };

    private static List<int[]> Either(IReadOnlyList<Rule> rules, bool wanted) => Smallest([.. rules.SelectMany(r => Demands(r, wanted))]);

    private static List<int[]> Together(IReadOnlyList<Rule> rules, bool wanted) => rules.Aggregate(new List<int[]> { Array.Empty<int>() }, (sets, rule) =>
        Smallest([.. from set in sets from more in Demands(rule, wanted) select Union(set, more)]));

    private static List<int[]> Smallest(List<int[]> sets)
    {
        if (sets.Count < 2) return sets;
        var kept = new List<int[]>(sets.Count);
        foreach (var set in sets.OrderBy(s => s.Length))
            if (!HasPartOf(kept, set)) kept.Add(set);
        return kept.Count > Limit ? kept[..Limit] : kept;
    }

    private static bool HasPartOf(List<int[]> kept, int[] set)
    {
        foreach (var one in kept)
            if (IsPartOf(one, set)) return true;
        return false;
    }

    private static bool IsPartOf(int[] part, int[] whole)
    {
        var at = 0;
        for (var i = 0; i < whole.Length && at < part.Length; i++)
            if (whole[i] == part[at]) at++;
        return at == part.Length;
    }

    private static int[] Union(int[] one, int[] other)
    {
        if (one.Length == 0) return other;
        int i = 0, j = 0, n = 0;
        Span<int> joined = stackalloc int[one.Length + other.Length];
        while (i < one.Length || j < other.Length)
        {
            var next = j == other.Length || i < one.Length && one[i] <= other[j] ? one[i] : other[j];
            if (i < one.Length && one[i] == next) i++;
            if (j < other.Length && other[j] == next) j++;
            joined[n++] = next;
        }
        return joined[..n].ToArray();
    }

    // A condition cannot turn out both ways.
    private static bool IsConsistent(int[] set)
    {
        for (var i = 1; i < set.Length; i++)
            if (set[i] >> 1 == set[i - 1] >> 1) return false;
        return true;
    }

    // A total cannot be at once from 85 and below 70.
    private static bool IsPossible(int[] set, KindRules rules)
    {
        foreach (var low in set)
            foreach (var high in set)
                if (Bound(low, rules) is { Comparison: Conditions.Comparison.From } from && Bound(high, rules) is { Comparison: Conditions.Comparison.Below } below
                    && below.Fact.Id == from.Fact.Id && below.Than <= from.Than) return false;
        return true;
    }

    private static NumberRule? Bound(int change, KindRules rules) => (change & 1) == 0 ? null : rules.Conditions[change >> 1].Body as NumberRule;
}
