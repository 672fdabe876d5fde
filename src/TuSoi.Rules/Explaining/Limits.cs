using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Explaining;

/// <summary>What a rule demands, in words.</summary>
internal static class Limits
{
    public static string Of(Rule rule) => string.Join("; ", Parts(rule).Where(p => p.Length > 0).Distinct());

    private static IEnumerable<string> Parts(Rule rule) => rule switch
    {
        CodeRule code => [Code(code)],
        NumberRule { Fact.Type: FactType.Date } => [],
        NumberRule number => [$"{Wording.Compare(number.Comparison)} {Wording.Number(number.Than)}{Unit(number.Fact)}"],
        FactRule fact => [$"{Wording.Compare(fact.Comparison)} {fact.Than.Label.ToLower(Wording.Vietnamese)}"],
        RatioRule ratio => [$"{Wording.Compare(ratio.Comparison)} {Wording.Share(ratio.Than)}"],
        ShareRule share => [$"{Wording.Compare(share.Comparison)} {Wording.Share(share.Than)}{Inner(share.Of)}"],
        TallyRule tally => [$"{Wording.Compare(tally.Comparison)} {tally.Than} {tally.Of.Label}{Inner(tally.Of)}"],
        EveryRule every => [$"tất cả {every.Of.Label}{Inner(every.Of)}"],
        SpanRule span => [$"{Wording.Compare(span.Comparison)} {span.Than} {(span.Unit == Conditions.DurationUnit.Months ? "tháng" : "ngày")}"],
        DaysRule days => [$"{Wording.Compare(days.Comparison)} {days.Than} ngày {days.Of.Label}{Inner(days.Of)}"],
        NotRule negated => Parts(negated.Of).Select(p => $"không: {p}"),
        ConstantRule or DoubtRule => [],
        _ => RuleTree.Inside(rule).SelectMany(Parts),
    };

    private static string Code(CodeRule code)
    {
        if (code.Bounds is { All: [var bound] }) return $"{Wording.Compare(bound.Comparison)} {Wording.Word(code.Fact, code.Fact.Code(((Conditions.Literal)bound.Value).Text))}";
        return string.Join(" hoặc ", code.Accepted.Select((yes, i) => (yes, i)).Where(a => a.yes).Select(a => Wording.Word(code.Fact, a.i)));
    }

    private static string Inner(Population population)
    {
        var wheres = population switch
        {
            OwnCriteria own => own.Of.Select(c => c.Where),
            RelatedRows rows => rows.Targets.Values.Select(t => t.Where),
            _ => [],
        };
        var inner = wheres.Select(InnerOf).FirstOrDefault(w => w.Length > 0);
        return inner is null ? "" : $" ({inner})";
    }

    // A yes or no inside says what it is about; a demand by case is told by the condition's own sentence, not in bits.
    private static string InnerOf(Rule rule)
    {
        var everything = RuleTree.Everything(rule).ToList();
        if (everything.Exists(r => r is IfRule)) return "";
        return everything.Exists(r => r is CodeRule { Fact.Type: FactType.YesNo })
            ? string.Join("; ", everything.OfType<CodeRule>().Select(c => $"{c.Fact.Label.ToLower(Wording.Vietnamese)}: {Code(c)}"))
            : Of(rule);
    }

    private static string Unit(Fact fact) => fact.Unit.Length == 0 ? "" : $" {fact.Unit}";
}
