using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking;

/// <summary>
/// Which rules read facts that never leave the subject and the deciding body: discipline, conclusions of inspections. The base of a share
/// (who is to be ranked) tells nothing of one person and does not count.
/// </summary>
internal sealed class Restriction(FactDictionary facts)
{
    /// <summary>The same, one fact left out of account: a special case says itself whether the standing that it reads may be known.</summary>
    public bool TouchesBeside(Rule rule, string fact) => rule switch
    {
        CodeRule code when code.Column == fact => false,
        AllRule or AnyRule or NotRule => RuleTree.Inside(rule).Any(r => TouchesBeside(r, fact)),
        _ => Touches(rule),
    };

    public bool Touches(Rule rule) => rule switch
    {
        CodeRule code => IsRestricted(code.Fact),
        KnownRule known => IsRestricted(known.Fact),
        NumberRule number => IsRestricted(number.Fact),
        FactRule fact => IsRestricted(fact.Fact) || IsRestricted(fact.Than),
        RatioRule ratio => IsRestricted(ratio.Of) || IsRestricted(ratio.To),
        SpanRule span => span.Start is { } start && IsRestricted(start) || span.End is { } end && IsRestricted(end),
        TallyRule tally => Touches(tally.Of),
        ShareRule share => Touches(share.Of),
        EveryRule every => Touches(every.Of),
        DaysRule days => Touches(days.Of),
        _ => RuleTree.Inside(rule).Any(Touches),
    };

    private bool Touches(Population population) => population switch
    {
        OwnCriteria own => own.Of.Any(c => Touches(c.Where)),
        RelatedRows rows => rows.Links.Any(IsRestrictedList) || rows.Targets.Values.Any(t => Touches(t.Where)),
        _ => false,
    };

    private bool IsRestrictedList(string records) => Enum.GetValues<Family>().Any(f => facts.Find(f, records) is { } fact && IsRestricted(fact));

    private static bool IsRestricted(Fact fact) => fact.Sensitivity == Sensitivity.Restricted;
}
