using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Explaining;

/// <summary>What the explanations of one kind say of the rules, whatever the subject.</summary>
internal sealed class KindWording
{
    private readonly int[][][] demands = new int[5][][];
    private readonly (NamedRule, bool)[][] parts = new (NamedRule, bool)[5][];

    public KindWording(KindRules rules)
    {
        Lines = [.. rules.Conditions.Select(c => new LineWording(c))];
        Cases = [.. rules.Cases.Select(c => (IReadOnlyList<(string, bool)>)[.. Parts(c.Rule, true).Distinct().Select(p => (p.Rule.Name, p.Wanted))])];
        foreach (var level in Enum.GetValues<QualityLevel>())
        {
            var vetoes = rules.Vetoes.Where(v => v.Of.Removes.Contains(level)).Select(v => v.When).ToList();
            demands[(int)level] = Ways.Demands(new AllRule([new AnyRule([.. rules.CasesOf(level).Select(c => c.Rule).OfType<Rule>()]), .. vetoes.Select(v => new NotRule(v))]));
            parts[(int)level] = [.. rules.CasesOf(level).SelectMany(c => Parts(c.Rule, true)).Concat(vetoes.SelectMany(v => Parts(v, false))).Distinct()];
        }
    }

    public LineWording[] Lines { get; }

    /// <summary>The conditions of each case, by name.</summary>
    public IReadOnlyList<(string Condition, bool Wanted)>[] Cases { get; }

    /// <summary>What has to hold for a level to be reached: its cases as printed, free of vetoes.</summary>
    public int[][] Demands(QualityLevel level) => demands[(int)level];

    /// <summary>The conditions that stand in <see cref="Demands"/>.</summary>
    public (NamedRule Rule, bool Wanted)[] Parts(QualityLevel level) => parts[(int)level];

    private static IEnumerable<(NamedRule Rule, bool Wanted)> Parts(Rule? rule, bool wanted) => rule switch
    {
        null => [],
        NamedRule named => [(named, wanted)],
        NotRule negated => Parts(negated.Of, !wanted),
        _ => RuleTree.Inside(rule).SelectMany(r => Parts(r, wanted)),
    };
}

/// <summary>The same for one condition.</summary>
internal sealed class LineWording(NamedRule rule)
{
    public string Limit { get; } = Limits.Of(rule);

    public bool Changeable { get; } = Ways.IsChangeable(rule);

    public bool IsJudgement { get; } = RuleTree.IsJudgement(rule);

    /// <summary>The AMB row that leaves the condition open; null where the text is clear.</summary>
    public string? DoubtRow { get; } = RuleTree.Everything(rule).OfType<DoubtRule>().FirstOrDefault()?.Row;

    /// <summary>The condition with every doubt about the text settled one way and the other.</summary>
    public (Rule Met, Rule NotMet) Settled { get; } = (RuleTree.Settle(rule, true), RuleTree.Settle(rule, false));
}
