using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>What a subject has to show against a rule, in words.</summary>
internal static class Showing
{
    /// <summary>In place of a value where the condition is for another kind of subject.</summary>
    public const string NotApplicable = "không áp dụng";

    private const int Names = 4;

    public static string Of(Rule rule, Place at)
    {
        if (Alone(rule, at) is { } only) return only;
        var parts = new List<string>();
        Parts(rule, at, parts);
        return parts.Count switch { 0 => "", 1 => parts[0], _ => string.Join("; ", parts) };
    }

    // The value of a rule that has just one; null where it is put together.
    private static string? Alone(Rule rule, Place at) => rule switch
    {
        NamedRule named => Alone(named.Body, at),
        CodeRule code => Code(code, at),
        NumberRule number => Number(number.Fact, at),
        FactRule fact => $"{Number(fact.Fact, at)} so với {Number(fact.Than, at)}",
        RatioRule ratio => Ratio(ratio, at),
        SpanRule span => Reasoning.Span(span, at) is { } length ? $"{length} {(span.Unit == Conditions.DurationUnit.Months ? "tháng" : "ngày")}" : "chưa rõ ngày",
        TallyRule tally => Count(tally.Of, at),
        ShareRule share => Share(share, at),
        EveryRule every => Every(every, at),
        DaysRule days => Reasoning.Days(days, at) is var (least, most) && least == most ? $"{least} ngày" : $"ít nhất {Reasoning.Days(days, at).Least} ngày",
        DoubtRule doubt => $"văn bản không rõ ({doubt.Row})",
        _ => null,
    };

    private static void Parts(Rule rule, Place at, List<string> parts)
    {
        if (Alone(rule, at) is { } only)
        {
            if (only.Length > 0 && !parts.Contains(only)) parts.Add(only);
            return;
        }
        switch (rule)
        {
            case NamedRule named: Parts(named.Body, at, parts); break;
            case NotRule negated: Parts(negated.Of, at, parts); break;
            case WhenRule limited: When(limited, at, parts); break;
            case IfRule chosen: If(chosen, at, parts); break;
            case AllRule all when all.Of.Any(r => RuleTree.Constant(r) == false): Add(NotApplicable, parts); break;
            // Where one part fails, what the text leaves open beside it does not matter.
            case AllRule all when all.Of.Any(r => r is DoubtRule) && all.Of.Any(r => Reasoning.Answer(r, at) == Trit.NotMet): Each([.. all.Of.Where(r => r is not DoubtRule)], at, parts); break;
            case AllRule all: Each(all.Of, at, parts); break;
            case AnyRule any: Each(any.Of, at, parts); break;
        }
    }

    private static void Add(string part, List<string> parts)
    {
        if (!parts.Contains(part)) parts.Add(part);
    }

    private static void Each(IReadOnlyList<Rule> rules, Place at, List<string> parts)
    {
        for (var i = 0; i < rules.Count; i++) Parts(rules[i], at, parts);
    }

    private static void When(WhenRule limited, Place at, List<string> parts)
    {
        if (Reasoning.Answer(limited.If, at) == Trit.NotMet) Add(NotApplicable, parts);
        else Parts(limited.Then, at, parts);
    }

    // Only the branch that was taken speaks.
    private static void If(IfRule chosen, Place at, List<string> parts)
    {
        // The branch taken speaks; where it has nothing to show, what led to it does.
        var before = parts.Count;
        var test = Reasoning.Answer(chosen.If, at);
        if (test == Trit.Met) Parts(chosen.Then, at, parts);
        else if (test == Trit.NotMet) Parts(chosen.Else, at, parts);
        if (parts.Count == before) Parts(chosen.If, at, parts);
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
        var counted = $"{tally.Sure}/{tally.Base} {every.Of.Label}";
        return tally.Sure == tally.Base && tally.MayJoinBad + tally.MayJoinGood == 0 ? counted : counted + Rest(every.Of, at);
    }

    // Who fails, by name; how many cannot be told.
    private static string Rest(Population population, Place at)
    {
        var rest = Failing(population, at).ToList();
        var failing = rest.Where(r => r.Answer == Trit.NotMet).Select(r => $"{r.Name} ({r.Value})").ToList();
        var list = failing.Count == 0 ? "" : $"; chưa đạt: {string.Join(", ", failing.Take(Names))}{(failing.Count > Names ? $" và {failing.Count - Names} nữa" : "")}";
        return rest.Count == failing.Count ? list : $"{list}; chưa rõ: {rest.Count - failing.Count}";
    }

    private static IEnumerable<(string Name, string Value, Trit Answer)> Failing(Population population, Place at)
    {
        if (population is OwnCriteria own)
        {
            foreach (var test in own.Of)
                if (Left(test.Among, test.Where, at) is { } answer) yield return (at.Rules!.Frame!.Criteria[test.Criterion].Label, Of(test.Where, at), answer);
            yield break;
        }
        var rows = (RelatedRows)population;
        foreach (var target in at.Targets(rows, out _))
        {
            var test = rows.Targets[target.Table.Kind];
            if (Left(test.Among, test.Where, target) is { } answer) yield return (target.Name, Of(test.Where, target), answer);
        }
    }

    // The answer of a row that keeps "all" from holding; null where it does not.
    private static Trit? Left(Rule among, Rule where, Place at)
    {
        var (joins, answer) = (Reasoning.Answer(among, at), Reasoning.Answer(where, at));
        return joins == Trit.NotMet || answer == Trit.Met ? null : joins == Trit.Unknown ? Trit.Unknown : answer;
    }
}
