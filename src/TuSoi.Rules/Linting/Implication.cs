using TuSoi.Rules.Compiling;
using TuSoi.Rules.Conditions;

namespace TuSoi.Rules.Linting;

/// <summary>
/// Whether one rule, met, makes another met, whatever the facts: 85 points are 70 points; all criteria Good are all criteria Fair;
/// nobody disciplined is nobody disciplined without excuse. Sound, not complete: what it does not see counts as independent.
/// </summary>
internal static class Implication
{
    public static bool Holds(Rule one, Rule other)
    {
        (one, other) = (Plain(one), Plain(other));
        if (one.Equals(other) || RuleTree.Constant(other) == true || RuleTree.Constant(one) == false) return true;
        if (other is AllRule allOther) return allOther.Of.All(o => Holds(one, o));
        if (one is AnyRule anyOne) return anyOne.Of.All(o => Holds(o, other));
        if (one is AllRule allOne && allOne.Of.Any(o => Holds(o, other))) return true;
        if (other is AnyRule anyOther && anyOther.Of.Any(o => Holds(one, o))) return true;
        return (one, other) switch
        {
            (CodeRule a, CodeRule b) => a.Column == b.Column && a.Accepted.Zip(b.Accepted).All(p => !p.First || p.Second),
            (NumberRule a, NumberRule b) => a.Fact.Id == b.Fact.Id && Within(a.Comparison, a.Than, b.Comparison, b.Than),
            (FactRule a, FactRule b) => a.Fact.Id == b.Fact.Id && a.Than.Id == b.Than.Id && Within(a.Comparison, 0, b.Comparison, 0),
            (RatioRule a, RatioRule b) => a.Of.Id == b.Of.Id && a.To.Id == b.To.Id && a.Empty == b.Empty && Within(a.Comparison, Value(a.Than), b.Comparison, Value(b.Than)),
            (TallyRule a, TallyRule b) => Counts(a, b),
            (ShareRule a, ShareRule b) => a.Empty == b.Empty && Shares(a, b),
            (EveryRule a, EveryRule b) => a.Empty == b.Empty && Pairs(a.Of, b.Of) is { } pairs && pairs.All(p => Holds(p.B.Among, p.A.Among) && Holds(p.A.Where, p.B.Where)),
            (EveryRule a, TallyRule b) => Pairs(a.Of, b.Of) is { } pairs && IsNone(b) && pairs.All(p => Holds(p.B.Among, p.A.Among) && Holds(p.A.Where, new NotRule(p.B.Where))),
            (IfRule a, IfRule b) => a.If.Equals(b.If) && Holds(a.Then, b.Then) && Holds(a.Else, b.Else),
            (NotRule a, NotRule b) => Holds(b.Of, a.Of),
            _ => false,
        };
    }

    /// <summary>Without names, and with "not" pushed into comparisons.</summary>
    private static Rule Plain(Rule rule) => rule switch
    {
        NamedRule named => Plain(named.Body),
        WhenRule limited => RuleTree.Constant(limited.If) switch
        {
            true => Plain(limited.Then),
            false => new ConstantRule(true),
            _ => rule,
        },
        AllRule { Of: [var only] } => Plain(only),
        AnyRule { Of: [var only] } => Plain(only),
        AllRule all when all.Of.Any(r => RuleTree.Constant(r) == true) && all.Of.Count > 1 => Plain(new AllRule([.. all.Of.Where(r => RuleTree.Constant(r) != true)])),
        NotRule negated => Negated(Plain(negated.Of)),
        _ => rule,
    };

    private static Rule Negated(Rule rule) => rule switch
    {
        NotRule negated => negated.Of,
        ConstantRule constant => new ConstantRule(!constant.Met),
        AllRule all => new AnyRule([.. all.Of.Select(r => Plain(new NotRule(r)))]),
        AnyRule any => new AllRule([.. any.Of.Select(r => Plain(new NotRule(r)))]),
        CodeRule code => code with { Accepted = [false, .. code.Accepted.Skip(1).Select(a => !a)] },
        NumberRule number when Opposite(number.Comparison) is { } c => number with { Comparison = c },
        FactRule fact when Opposite(fact.Comparison) is { } c => fact with { Comparison = c },
        TallyRule tally when Opposite(tally.Comparison) is { } c => tally with { Comparison = c },
        ShareRule { Empty: EmptyBase.Unknown } share when Opposite(share.Comparison) is { } c => share with { Comparison = c },
        RatioRule { Empty: EmptyBase.Unknown } ratio when Opposite(ratio.Comparison) is { } c => ratio with { Comparison = c },
        _ => new NotRule(rule),
    };

    private static Comparison? Opposite(Comparison comparison) => comparison switch
    {
        Comparison.From => Comparison.Below,
        Comparison.Below => Comparison.From,
        Comparison.Above => Comparison.UpTo,
        Comparison.UpTo => Comparison.Above,
        _ => null,
    };

    // Every value that satisfies the first comparison satisfies the second.
    private static bool Within(Comparison one, decimal a, Comparison other, decimal b) => (one, other) switch
    {
        (Comparison.Is, _) => Comparing.Holds(other, a.CompareTo(b)),
        (Comparison.From, Comparison.From) or (Comparison.Above, Comparison.Above) or (Comparison.Above, Comparison.From) => a >= b,
        (Comparison.From, Comparison.Above) => a > b,
        (Comparison.UpTo, Comparison.UpTo) or (Comparison.Below, Comparison.Below) or (Comparison.Below, Comparison.UpTo) => a <= b,
        (Comparison.UpTo, Comparison.Below) => a < b,
        _ => false,
    };

    private static decimal Value(Fraction fraction) => (decimal)fraction.Numerator / fraction.Denominator;

    private static bool IsNone(TallyRule tally) => (tally.Comparison, tally.Than) is (Comparison.Is, 0) or (Comparison.UpTo, 0) or (Comparison.Below, 1);

    private static bool Counts(TallyRule a, TallyRule b)
    {
        if (Pairs(a.Of, b.Of) is not { } pairs) return false;
        var none = IsNone(a) && IsNone(b);
        if (!none && !Within(a.Comparison, a.Than, b.Comparison, b.Than)) return false;
        return none || a.Comparison is Comparison.UpTo or Comparison.Below
            ? pairs.All(p => Holds(Together(p.B), Together(p.A)))
            : a.Comparison == Comparison.Is ? pairs.All(p => p.A.Equals(p.B)) : pairs.All(p => Holds(Together(p.A), Together(p.B)));
    }

    private static AllRule Together(RowTest test) => new([test.Among, test.Where]);

    private static bool Shares(ShareRule a, ShareRule b) => Pairs(a.Of, b.Of) is { } pairs && pairs.All(p => p.A.Among.Equals(p.B.Among))
        && Within(a.Comparison, Value(a.Than), b.Comparison, Value(b.Than))
        && pairs.All(p => a.Comparison is Comparison.UpTo or Comparison.Below ? Holds(p.B.Where, p.A.Where) : Holds(p.A.Where, p.B.Where));

    // The tests of the same rows, side by side; null where the populations are different rows.
    private static List<(RowTest A, RowTest B)>? Pairs(Population one, Population other)
    {
        if (one is OwnCriteria a && other is OwnCriteria b)
        {
            var left = a.Of.ToDictionary(c => c.Criterion);
            return [.. b.Of.Select(c => (left.TryGetValue(c.Criterion, out var l) ? new RowTest(l.Among, l.Where, false) : new RowTest(new ConstantRule(false), new ConstantRule(true), false),
                new RowTest(c.Among, c.Where, false)))];
        }
        return one is RelatedRows r && other is RelatedRows s && r.Links.SequenceEqual(s.Links) && r.Via.SequenceEqual(s.Via)
            ? [.. r.Targets.Select(t => (t.Value, s.Targets[t.Key]))] : null;
    }
}
