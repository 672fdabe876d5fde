using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>Answers a rule for one subject, without the columns of the bulk evaluation.</summary>
internal static class Reasoning
{
    private static readonly ConstantRule NotApplicable = new(true);

    public static Trit Answer(Rule rule, Place at) => rule switch
    {
        NamedRule named => Answer(named.Body, at),
        ConstantRule constant => Of(constant.Met),
        DoubtRule => Trit.Unknown,
        KnownRule known => Of(at.Code(known.Column, known.Fact) > 0),
        CodeRule code => at.Code(code.Column, code.Fact) is > 0 and var word ? Of(code.Accepted[word]) : Trit.Unknown,
        NumberRule number => at.Number(number.Fact) is { } value ? Of(Comparing.Holds(number.Comparison, value.CompareTo(number.Than))) : Trit.Unknown,
        FactRule fact => at.Number(fact.Fact) is { } left && at.Number(fact.Than) is { } right ? Of(Comparing.Holds(fact.Comparison, left.CompareTo(right))) : Trit.Unknown,
        RatioRule ratio => Ratio(ratio, at),
        SpanRule span => Span(span, at) is { } length ? Of(Comparing.Holds(span.Comparison, length.CompareTo(span.Than))) : Trit.Unknown,
        AllRule all => Junction(all.Of, at, Trit.Met, Trit.NotMet),
        AnyRule any => Junction(any.Of, at, Trit.NotMet, Trit.Met),
        NotRule negated => Negate(Answer(negated.Of, at)),
        IfRule chosen => If(Answer(chosen.If, at), chosen.Then, chosen.Else, at),
        WhenRule limited => If(Answer(limited.If, at), limited.Then, NotApplicable, at),
        DaysRule days => Days(days, at) is var (least, most) ? Tallies.Count(days.Comparison, days.Than, least, most) : Trit.Unknown,
        TallyRule tally => Answers.Of(rule, Count(tally.Of, at)),
        ShareRule share => Answers.Of(rule, Count(share.Of, at)),
        EveryRule every => Answers.Of(rule, Count(every.Of, at)),
        _ => throw new InvalidOperationException(rule.GetType().Name),
    };

    public static Tally Count(Population population, Place at)
    {
        var tally = new Tally { Complete = true };
        if (population is OwnCriteria criteria)
        {
            for (var i = 0; i < criteria.Of.Count; i++) tally.Add(Answer(criteria.Of[i].Among, at), Answer(criteria.Of[i].Where, at));
            return tally;
        }
        var rows = (RelatedRows)population;
        foreach (var target in at.Targets(rows, out tally.Complete))
        {
            var test = rows.Targets[target.Table.Kind];
            tally.Add(Answer(test.Among, target), Answer(test.Where, target));
        }
        return tally;
    }

    public static int? Span(SpanRule span, Place at) =>
        Spans.Length(span, Column(span.Start, at), Column(span.End, at), at.Scope.CutOff, at.Row);

    /// <summary>Fewest and most days that may be covered.</summary>
    public static (int Least, int Most) Days(DaysRule rule, Place at)
    {
        var cover = new DayCover(at.Scope.CutOff);
        foreach (var target in at.Targets(rule.Of, out var complete))
        {
            var test = rule.Of.Targets[target.Table.Kind];
            cover.Add(Answer(test.Among, target) is var among && among == Trit.Met ? Answer(test.Where, target) : among, Day(target, rule.Start), Day(target, rule.End));
        }
        at.Targets(rule.Of, out var whole);
        return cover.Result(whole);
    }

    private static int? Day(Place at, string field) => at.Table.Find(field) is Facts.DateColumn dates && dates.Knows(at.Row) ? dates.Days[at.Row] : null;

    private static Facts.DateColumn? Column(Facts.Fact? fact, Place at) => fact is null ? null : at.Table.Find(fact.Id) as Facts.DateColumn;

    private static Trit Of(bool met) => met ? Trit.Met : Trit.NotMet;

    public static Trit Negate(Trit trit) => trit switch { Trit.Met => Trit.NotMet, Trit.NotMet => Trit.Met, _ => Trit.Unknown };

    // All are "neutral" gives neutral; one "decisive" gives decisive.
    private static Trit Junction(IReadOnlyList<Rule> rules, Place at, Trit neutral, Trit decisive)
    {
        var result = neutral;
        for (var i = 0; i < rules.Count; i++)
        {
            var answer = Answer(rules[i], at);
            if (answer == decisive) return decisive;
            if (answer == Trit.Unknown) result = Trit.Unknown;
        }
        return result;
    }

    private static Trit If(Trit test, Rule then, Rule otherwise, Place at) => test switch
    {
        Trit.Met => Answer(then, at),
        Trit.NotMet => Answer(otherwise, at),
        _ => Tallies.Agree(Answer(then, at), Answer(otherwise, at)),
    };

    private static Trit Ratio(RatioRule ratio, Place at)
    {
        var (part, whole) = (at.Number(ratio.Of), at.Number(ratio.To));
        if (whole == 0) return Tallies.OfNobody(ratio.Empty);
        return part is { } p && whole is { } w ? Tallies.Answer(ratio.Comparison, ratio.Than.Against((long)p, (long)w)) : Trit.Unknown;
    }
}
