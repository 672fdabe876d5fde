using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Rules.Explaining;

/// <summary>The special cases of one subject, worked out from the facts as recorded.</summary>
internal sealed class CircumstanceReasoning
{
    private readonly List<(SpecialRule Rule, bool Waits)> applied = [];
    private readonly Place at;

    /// <param name="recorded">The subject in the scope before special cases changed any standing.</param>
    public CircumstanceReasoning(Place recorded)
    {
        at = recorded;
        foreach (var rule in at.Ranking.Pack.SpecialCases.GetValueOrDefault(at.Table.Kind, []))
            if (Reasoning.Answer(rule.When, at) == Trit.Met) applied.Add((rule, rule.Of.Effect == SpecialEffect.Comment && rule.Needs is { } needs && Reasoning.Answer(needs, at) != Trit.Met));
    }

    public bool Holds => Has(SpecialEffect.Hold);

    public int External => Has(SpecialEffect.External) ? at.Code(Known.ExternalLevel, Known.LevelFact) : 0;

    public int Ceiling => applied.Where(a => a.Rule.Of.Effect == SpecialEffect.Cap).Select(a => (int)a.Rule.Of.Level!.Value).DefaultIfEmpty(0).Min();

    public bool IsRanked => !Has(SpecialEffect.Exempt) && !Has(SpecialEffect.ReviewOnly) && (at.Table.Find(Known.Standing) is not CodeColumn standing || standing[at.Row] == 1);

    public VerdictFlags Flags => (applied.Exists(a => a.Rule.Of.Decide) ? VerdictFlags.SpecialDecision : 0) | (applied.Exists(a => a.Waits) ? VerdictFlags.CommentOwed : 0);

    public IReadOnlyList<Circumstance> All => [.. applied.Select(a => new Circumstance(a.Rule.Of, a.Waits, a.Rule.Of.Effect == SpecialEffect.Rerank ? Years(a.Rule) : []))];

    private bool Has(SpecialEffect effect) => applied.Exists(a => a.Rule.Of.Effect == effect);

    // Years before this one, of the records that raise the case (SPC-090).
    private List<int> Years(SpecialRule rule)
    {
        var years = new SortedSet<int>();
        foreach (var records in RuleTree.Populations(rule.When).OfType<RelatedRows>())
            foreach (var record in at.Targets(records, out _))
                if (Reasoning.Answer(records.Targets[record.Table.Kind].Where, record) == Trit.Met && record.Table.Find(rule.Of.YearOf ?? "") is DateColumn days && days.Knows(record.Row)
                    && DateOnly.FromDayNumber(days.Days[record.Row]).Year is var year && year < at.Scope.CutOff.Year) years.Add(year);
        return [.. years];
    }
}
