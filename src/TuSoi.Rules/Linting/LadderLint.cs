using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ladders;

namespace TuSoi.Rules.Linting;

/// <summary>What a ladder, as printed, does with every combination of outcomes of its conditions.</summary>
public sealed record LintReport(KindRules Rules, long Combinations, long One, long None, long Several, IReadOnlyList<LintGroup> Groups)
{
    /// <summary>Too many conditions to enumerate.</summary>
    public bool TooLarge => Combinations == 0;
}

/// <summary>Combinations with the same fault: no level, or the same several cases.</summary>
/// <param name="Cases">The cases met; empty for a gap.</param>
/// <param name="Where">Bounds that hold throughout the group, such as "from 85 points".</param>
/// <param name="Through">For an overlap: the smallest sets of conditions by which it comes about. For a gap: cases that fail by one condition alone.</param>
/// <param name="Articles">Articles on both sides.</param>
/// <param name="Readings">The pack's readings that settle it; empty where nothing does.</param>
/// <param name="Settled">Some rule of the pack settles every combination of the group.</param>
public sealed record LintGroup(IReadOnlyList<CaseOf> Cases, IReadOnlyList<string> Where, IReadOnlyList<string> Through,
    IReadOnlyList<string> Articles, IReadOnlyList<string> Readings, bool Settled, long Combinations)
{
    public bool IsGap => Cases.Count == 0;
}

/// <summary>
/// A lint for regulations: tries every combination of outcomes that the facts can bring about and groups those that yield no level or several.
/// It knows nothing of the pack's readings while it searches; they are only named beside what it finds.
/// </summary>
public static class LadderLint
{
    private const int MostConditions = 26;

    public static LintReport Lint(KindRules rules)
    {
        var used = rules.Cases.SelectMany(c => c.Rule is { } r ? Named(r) : []).Concat(rules.Vetoes.SelectMany(v => Named(v.When))).Concat(rules.Steps.SelectMany(s => Named(s.When)))
            .Select(n => n.Index).Distinct().Order().Select(i => rules.Conditions[i]).Where(c => RuleTree.Constant(c) is null).ToList();
        if (used.Count > MostConditions) return new LintReport(rules, 0, 0, 0, 0, []);
        var search = new LintSearch(rules, used);
        search.Run();
        return search.Report();
    }

    internal static IEnumerable<NamedRule> Named(Rule rule) => rule is NamedRule named ? [named] : RuleTree.Inside(rule).SelectMany(Named);
}
