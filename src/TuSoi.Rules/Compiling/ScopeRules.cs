using TuSoi.Rules.Facts;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Rules.Compiling;

/// <summary>A special case of one kind of subject.</summary>
/// <param name="Needs">What ends the waiting of a <see cref="SpecialEffect.Comment"/>.</param>
public sealed record SpecialRule(SpecialCase Of, Rule When, Rule? Needs);

/// <summary>A quota with its readings settled.</summary>
/// <param name="Kinds">Kinds of subject that share the places.</param>
/// <param name="Within">Kinds of organisation whose subjects form one group; empty: everybody is one group.</param>
/// <param name="Keys">Facts by which those who reach Excellent are ordered, higher first; null is the share of votes for it.</param>
/// <param name="LeaveOut">By kind: who is not counted here.</param>
/// <param name="Exceptional">By kind of the containing organisation: whether it has the higher share.</param>
public sealed record Quota(
    QuotaRule Of, Places Places, Places? Higher, IReadOnlyList<string> Kinds, IReadOnlySet<string> Within, IReadOnlyList<Fact?> Keys,
    IReadOnlyDictionary<string, Rule> LeaveOut, IReadOnlyDictionary<string, Rule> Exceptional)
{
    public string Id => Of.Id;
}
