using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>What a subject has to show against a rule, in words.</summary>
internal static class Showing
{
    private const int Names = 4;

    public static string Of(Rule rule, Place at)
    {
        var parts = Parts(rule, at).Where(p => p.Length > 0).Distinct().ToList();
        return parts.Count == 0 ? "" : string.Join("; ", parts);
    }

    private static IEnumerable<string> Parts(Rule rule, Place at)
    {
        switch (rule)
        {
            case NamedRule named: return Parts(named.Body, at);
            case ConstantRule: return [];
            case DoubtRule doubt: return [$"văn bản không rõ ({doubt.Row})"];
            case CodeRule code: return [Code(code, at)];
            case NumberRule number: return [Number(number.Fact, at)];
            case FactRule fact: return [$"{Number(fact.Fact, at)} so với {Number(fact.Than, at)}"];
            case RatioRule ratio: return [Ratio(ratio, at)];
            case SpanRule span: return [Reasoning.Span(span, at) is { } length ? $"{length} {(span.Unit == Conditions.DurationUnit.Months ? "tháng" : "ngày")}" : "chưa rõ ngày"];
            case TallyRule tally: return [Count(tally.Of, at)];
            case ShareRule share: return [Share(share, at)];
            case EveryRule every: return [Every(every, at)];
            case WhenRule limited: return Reasoning.Answer(limited.If, at) == Trit.NotMet ? ["không áp dụng"] : Parts(limited.Then, at);
            // Only the branch that was taken speaks.
            case IfRule chosen:
                return Reasoning.Answer(chosen.If, at) switch
                {
                    Trit.Met => Parts(chosen.If, at).Concat(Parts(chosen.Then, at)),
                    Trit.NotMet => Parts(chosen.If, at).Concat(Parts(chosen.Else, at)),
                    _ => Parts(chosen.If, at),
                };
            case AllRule all when all.Of.Any(r => RuleTree.Constant(r) == false): return ["không áp dụng"];
            default: return RuleTree.Inside(rule).SelectMany(r => Parts(r, at));
        }
    }

    private static string Code(CodeRule code, Place at)
    {
        var word = Wording.Word(code.Fact, at.Code(code.Column, code.Fact));
        return code.Fact.Judged && word != "chưa rõ" ? $"kết luận: {word}" : code.Fact.Judged ? "chưa kết luận" : word;
    }

    private static string Number(Fact fact, Place at)
    {
        if (at.Number(fact) is not { } value) return "chưa có số liệu";
        if (fact.Type == FactType.Date) return DateOnly.FromDayNumber((int)value).ToString("dd/MM/yyyy", Wording.Vietnamese);
        return (fact.Id == Known.Score ? Wording.Points(value) : Wording.Number(value)) + (fact.Unit.Length > 0 ? $" {fact.Unit}" : "");
    }

    private static string Ratio(RatioRule ratio, Place at)
    {
        if (at.Number(ratio.To) == 0) return $"0 {ratio.To.Unit}, không có cơ sở tính";
        return at.Number(ratio.Of) is { } part && at.Number(ratio.To) is { } whole
            ? $"{part}/{whole} {ratio.To.Unit}, {Wording.Percent((long)part, (long)whole)}" : "chưa có số liệu";
    }

    private static string Count(Population population, Place at)
    {
        var tally = Reasoning.Count(population, at);
        if (!tally.Complete && tally.Sure == 0) return $"danh sách {population.Label} chưa đủ";
        var unsure = tally.Most - tally.Sure;
        return $"{tally.Sure} {population.Label}" + (!tally.Complete ? ", danh sách chưa đủ" : unsure > 0 ? $", {unsure} chưa rõ" : "");
    }

    private static string Share(ShareRule share, Place at)
    {
        var tally = Reasoning.Count(share.Of, at);
        if (!tally.Complete) return $"danh sách {share.Of.Label} chưa đủ";
        if (tally.Base == 0 && tally.MayJoinBad + tally.MayJoinGood == 0) return $"không có {share.Of.Label}";
        var unsure = tally.Probable - tally.Sure + Math.Max(tally.MayJoinGood, tally.MayJoinBad);
        return unsure == 0 ? $"{tally.Sure}/{tally.Base} {share.Of.Label}, {Wording.Percent(tally.Sure, tally.Base)}"
            : $"{tally.Sure}/{tally.Base} {share.Of.Label}, còn {unsure} chưa rõ";
    }

    private static string Every(EveryRule every, Place at)
    {
        var tally = Reasoning.Count(every.Of, at);
        if (!tally.Complete) return $"danh sách {every.Of.Label} chưa đủ";
        if (tally.Base == 0 && tally.MayJoinBad + tally.MayJoinGood == 0) return $"không có {every.Of.Label}";
        var failing = Failing(every.Of, at).ToList();
        var list = failing.Count == 0 ? "" : $"; chưa đạt: {string.Join(", ", failing.Take(Names))}{(failing.Count > Names ? $" và {failing.Count - Names} nữa" : "")}";
        return $"{tally.Sure}/{tally.Base} {every.Of.Label}{list}";
    }

    private static IEnumerable<string> Failing(Population population, Place at)
    {
        if (population is OwnCriteria own)
        {
            foreach (var test in own.Of)
                if (Reasoning.Answer(test.Among, at) != Trit.NotMet && Reasoning.Answer(test.Where, at) != Trit.Met)
                    yield return $"{at.Rules!.Frame!.Criteria[test.Criterion].Label} ({Of(test.Where, at)})";
            yield break;
        }
        var rows = (RelatedRows)population;
        foreach (var target in at.Targets(rows, out _))
        {
            var test = rows.Targets[target.Table.Kind];
            if (Reasoning.Answer(test.Among, target) != Trit.NotMet && Reasoning.Answer(test.Where, target) != Trit.Met) yield return $"{target.Name} ({Of(test.Where, target)})";
        }
    }
}
