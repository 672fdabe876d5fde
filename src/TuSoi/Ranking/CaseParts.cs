using TuSoi.Rules.Compiling;

namespace TuSoi.Ranking;

/// <summary>The named conditions that a case or a veto is made of.</summary>
internal static class CaseParts
{
    /// <summary>Every named condition, and whether it must hold or must not.</summary>
    public static IEnumerable<(NamedRule Rule, bool Wanted)> Of(Rule? rule, bool wanted = true) => rule switch
    {
        null => [],
        NamedRule named => [(named, wanted)],
        NotRule negated => Of(negated.Of, !wanted),
        _ => RuleTree.Inside(rule).SelectMany(r => Of(r, wanted)),
    };

    /// <summary>Those without which the case never holds.</summary>
    public static IEnumerable<NamedRule> Mandatory(Rule? rule) => rule switch
    {
        NamedRule named => [named],
        AllRule all => all.Of.SelectMany(Mandatory),
        AnyRule { Of: [var only] } => Mandatory(only),
        _ => [],
    };
}
