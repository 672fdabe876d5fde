using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>Which facts keep a rule from being told, of whom, and who supplies them.</summary>
internal static class Missing
{
    public static IEnumerable<MissingFact> Of(Rule rule, Place at)
    {
        if (Reasoning.Answer(rule, at) != Trit.Unknown) return [];
        return rule switch
        {
            CodeRule code => [new MissingFact(Label(code, at), at.Name, code.Fact.SuppliedBy)],
            NumberRule number => Unknown(at, number.Fact),
            FactRule fact => Unknown(at, fact.Fact, fact.Than),
            RatioRule ratio => Unknown(at, ratio.Of, ratio.To),
            SpanRule span => Unknown(at, [.. new[] { span.Start, span.End }.OfType<Fact>()]),
            TallyRule tally => Rows(tally.Of, at),
            ShareRule share => Rows(share.Of, at),
            EveryRule every => Rows(every.Of, at),
            DaysRule days => Rows(days.Of, at),
            _ => RuleTree.Inside(rule).SelectMany(r => Of(r, at)),
        };
    }

    private static IEnumerable<MissingFact> Unknown(Place at, params Fact[] facts) => facts.Where(f => at.Number(f) is null)
        .SelectMany(f => f.Id == Known.Score && at.Rules is { IsScored: true } ? Score(f, at) : [new MissingFact(f.Label, at.Name, f.SuppliedBy)]);

    private static IEnumerable<MissingFact> Score(Fact score, Place at)
    {
        var unscored = at.Rules!.Frame!.Criteria.Values.Where(c => at.Code(Known.CriterionColumn(c.Id, "grade"), Known.CriterionFacts["grade"]) == 0).ToList();
        return unscored.Count == 0 || unscored.Count == at.Rules.Frame.Criteria.Count ? [new MissingFact(score.Label, at.Name, score.SuppliedBy)]
            : unscored.Select(c => new MissingFact($"Điểm “{c.Label}”", at.Name, score.SuppliedBy));
    }

    private static IEnumerable<MissingFact> Rows(Population population, Place at)
    {
        if (population is OwnCriteria own) return own.Of.SelectMany(c => Reasoning.Answer(c.Among, at) == Trit.NotMet ? [] : Of(c.Among, at).Concat(Of(c.Where, at))).Distinct();
        var rows = (RelatedRows)population;
        var targets = at.Targets(rows, out var complete);
        var list = complete ? [] : new[] { new MissingFact($"Danh sách {rows.Label} đầy đủ", at.Name, SupplierOf(rows, at)) };
        return list.Concat(targets.SelectMany(target =>
        {
            var test = rows.Targets[target.Table.Kind];
            return Reasoning.Answer(test.Among, target) == Trit.NotMet ? [] : Of(test.Among, target).Concat(Of(test.Where, target));
        }).Distinct());
    }

    private static string SupplierOf(RelatedRows rows, Place at)
    {
        var facts = at.Ranking.Pack.Pack.Facts;
        return Enum.GetValues<Family>().Select(f => facts.Find(f, rows.Links[0])).FirstOrDefault(f => f is { Type: FactType.Records })?.SuppliedBy ?? "Cấp ủy quản lý danh sách";
    }

    private static string Label(CodeRule code, Place at)
    {
        if (code.Column == code.Fact.Id) return code.Fact.Label;
        var criterion = at.Rules?.Frame?.Criteria.Values.FirstOrDefault(c => Known.CriterionColumn(c.Id, code.Fact.Id) == code.Column);
        return criterion is null ? code.Fact.Label : $"{code.Fact.Label} “{criterion.Label}”";
    }
}
