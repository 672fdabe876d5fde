namespace TuSoi.Rules.Compiling;

/// <summary>Questions about rules as trees.</summary>
public static class RuleTree
{
    public static IEnumerable<Rule> Inside(Rule rule) => rule switch
    {
        AllRule all => all.Of,
        AnyRule any => any.Of,
        NotRule negated => [negated.Of],
        IfRule chosen => [chosen.If, chosen.Then, chosen.Else],
        WhenRule limited => [limited.If, limited.Then],
        NamedRule named => [named.Body],
        _ => [],
    };

    public static IEnumerable<Rule> Everything(Rule rule) => Inside(rule).SelectMany(Everything).Prepend(rule);

    /// <summary>What the rule counts; parts that do not apply to the kind count nothing.</summary>
    public static IEnumerable<Population> Populations(Rule rule) => rule switch
    {
        _ when Constant(rule) is not null => [],
        IfRule chosen when Constant(chosen.If) is { } test => Populations(test ? chosen.Then : chosen.Else),
        TallyRule tally => [tally.Of],
        ShareRule share => [share.Of],
        EveryRule every => [every.Of],
        DaysRule days => [days.Of],
        _ => Inside(rule).SelectMany(Populations),
    };

    /// <summary>What the rule is without looking at any fact; null when it depends on facts.</summary>
    public static bool? Constant(Rule rule) => rule switch
    {
        ConstantRule constant => constant.Met,
        AllRule all => all.Of.Any(r => Constant(r) == false) ? false : all.Of.All(r => Constant(r) == true) ? true : null,
        AnyRule any => any.Of.Any(r => Constant(r) == true) ? true : any.Of.All(r => Constant(r) == false) ? false : null,
        NotRule negated => !Constant(negated.Of),
        WhenRule limited => Constant(limited.If) == false || Constant(limited.Then) == true ? true : Constant(limited.If) == true ? Constant(limited.Then) : null,
        IfRule chosen when Constant(chosen.If) is { } test => Constant(test ? chosen.Then : chosen.Else),
        IfRule chosen => Constant(chosen.Then) is { } then && Constant(chosen.Else) == then ? then : null,
        NamedRule named => Constant(named.Body),
        _ => null,
    };

    public static bool HasDoubt(Rule rule) => Everything(rule).Any(r => r is DoubtRule);

    /// <summary>The same rule with every doubt about the text settled one way.</summary>
    public static Rule Settle(Rule rule, bool met) => rule switch
    {
        DoubtRule => new ConstantRule(met),
        AllRule all => new AllRule([.. all.Of.Select(r => Settle(r, met))]),
        AnyRule any => new AnyRule([.. any.Of.Select(r => Settle(r, met))]),
        NotRule negated => new NotRule(Settle(negated.Of, met)),
        IfRule chosen => new IfRule(Settle(chosen.If, met), Settle(chosen.Then, met), Settle(chosen.Else, met)),
        WhenRule limited => new WhenRule(Settle(limited.If, met), Settle(limited.Then, met)),
        NamedRule named when HasDoubt(named.Body) => Settle(named.Body, met),
        _ => rule,
    };

    /// <summary>The condition is one judgement that a body owes, not a measurement.</summary>
    public static bool IsJudgement(Rule rule) => rule switch
    {
        NamedRule named => IsJudgement(named.Body),
        WhenRule limited => IsJudgement(limited.Then),
        CodeRule code => code.Fact.Judged,
        _ => false,
    };
}
