using System.Globalization;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Compiling;

/// <summary>Turns conditions into rules for one kind of subject. Everything that cannot be understood is told with its place.</summary>
internal sealed partial class RuleCompiler(PackCompiler pack, SubjectKind kind, IReadOnlyDictionary<string, Ladders.Term> terms, Func<string, Mark, NamedRule?> named)
{
    private static readonly Rule Broken = new ConstantRule(true);

    private bool readsLevels;

    public Rule Compile(Condition condition) => Compile(condition, new SubjectSight(kind, pack.Pack.Facts));

    private Rule Compile(Condition condition, Sight sight) => condition switch
    {
        Compare compare => CompileCompare(compare, sight),
        OneOf one => CompileOneOf(one, sight),
        KindIs test => CompileKind(test, sight),
        CountOf count => CompileCount(count, sight),
        ShareOf share => Bounded(share.Bounds, share, sight, (comparison, text) =>
            Fraction(text, share.At) is { } than ? new ShareRule(Population(share.Of, share.At, sight), comparison, than, share.Empty) : Broken),
        Every every => new EveryRule(Population(every.Of, every.At, sight), every.Empty),
        RatioOf ratio => CompileRatio(ratio, sight),
        Between between => CompileBetween(between, sight),
        DaysOf days => CompileDays(days, sight),
        All all => new AllRule([.. all.Of.Select(c => Compile(c, sight))]),
        Any any => new AnyRule([.. any.Of.Select(c => Compile(c, sight))]),
        Not negated => new NotRule(Compile(negated.Of, sight)),
        When limited => new WhenRule(Compile(limited.If, sight), Compile(limited.Then, sight)),
        Choose choose => choose.Cases.Reverse().Aggregate(Compile(choose.Else, sight), (otherwise, one) =>
            new IfRule(Compile(one.When, sight), Compile(one.Then, sight), otherwise)),
        ByReading reading => pack.Reading(reading, reading.At) is { } option ? Compile(option, sight) : Broken,
        Undecided undecided => pack.KnowsRow(undecided.Row, undecided.At) ? new DoubtRule(undecided.Row) : Broken,
        Constant constant => new ConstantRule(constant.Met),
        Use use => CompileUse(use, sight),
        _ => throw new InvalidOperationException($"Unknown condition {condition.GetType().Name}"),
    };

    private Rule CompileUse(Use use, Sight sight)
    {
        if (terms.TryGetValue(use.Name, out var term)) return Compile(term.Body, sight);
        if (sight is SubjectSight own && own.Kind == kind) return named(use.Name, use.At) is { } rule ? rule : Broken;
        pack.Problems.Add(use.At, "condition.unknown", $"Không có mảnh điều kiện “{use.Name}” (terms) dùng được cho “{sight.What}”.");
        return Broken;
    }

    private Rule CompileKind(KindIs test, Sight sight)
    {
        foreach (var word in test.Words)
            if (!pack.Pack.Kinds.Values.Any(k => k.Is([word])))
                pack.Problems.Add(test.At, "kind.unknown", $"Không có loại đối tượng hay đặc điểm “{word}”. Được phép: {string.Join(", ", pack.Pack.Kinds.Values.SelectMany(k => k.Traits.Prepend(k.Id)).Distinct())}.");
        return new ConstantRule(sight.Kind is { } seen && seen.Is(test.Words));
    }

    private Fact? Find(string name, Mark at, Sight sight, params FactType[] allowed)
    {
        var fact = sight.Find(name);
        if (fact is null)
            pack.Problems.Add(at, "fact.unknown", $"Không có số liệu “{name}” của “{sight.What}”. Được phép: {string.Join(", ", sight.Names.Order(StringComparer.Ordinal))}.");
        else if (allowed.Length > 0 && !allowed.Contains(fact.Type))
            pack.Problems.Add(at, "fact.type", $"Số liệu “{name}” ({fact.Label}) thuộc dạng {Binder.Key(fact.Type.ToString())}, ở đây cần: {string.Join(", ", allowed.Select(a => Binder.Key(a.ToString())))}.");
        else
        {
            readsLevels |= ReferenceEquals(fact, Known.LevelFact);
            return fact;
        }
        return null;
    }

    private Rule CompileOneOf(OneOf one, Sight sight)
    {
        if (sight is CriterionSight { Criterion: var criterion } && one.Fact == Known.Tag) return new ConstantRule(one.Words.Any(criterion.Tags.Contains));
        return Find(one.Fact, one.At, sight) is not { } fact ? Broken
            : fact.Words.Count == 0 ? Bounded(new Bounds([new Bound(Comparison.Is, new Literal(one.Words[0]))]), one, sight, (c, text) => Number(fact, c, text, one.At))
            : Codes(fact, sight.Column(one.Fact), one.Words, one.At);
    }

    private Rule Codes(Fact fact, string column, IReadOnlyList<string> words, Mark at)
    {
        var accepted = new bool[fact.Words.Count + 1];
        foreach (var word in words)
        {
            var code = fact.Code(word switch { "true" => "yes", "false" => "no", _ => word });
            if (code == 0) pack.Problems.Add(at, "fact.word", $"“{word}” không phải là giá trị của “{fact.Label}”. Được phép: {string.Join(", ", fact.Words)}.");
            else accepted[code] = true;
        }
        return new CodeRule(fact, column, accepted, null);
    }

    private Rule CompileCompare(Compare compare, Sight sight) => Find(compare.Fact, compare.At, sight) is not { } fact ? Broken
        : fact.Words.Count > 0 ? CompileOrdered(fact, compare, sight)
        : Bounded(compare.Bounds, compare, sight, (c, text) => Number(Placed(fact, sight), c, text, compare.At),
            (c, other) => Find(other, compare.At, sight, fact.Type) is { } than ? new FactRule(Placed(fact, sight), c, Placed(than, sight)) : Broken);

    // All bounds of a graded fact together make one set of accepted words.
    private Rule CompileOrdered(Fact fact, Compare compare, Sight sight)
    {
        if (fact.Type is not (FactType.Grade or FactType.Level))
        {
            pack.Problems.Add(compare.At, "fact.order", $"“{fact.Label}” không có thứ tự để so sánh; hãy ghi {compare.Fact}: [các giá trị].");
            return Broken;
        }
        return Bounded(compare.Bounds, compare, sight, (comparison, text) =>
        {
            var than = fact.Code(text);
            if (than == 0) pack.Problems.Add(compare.At, "fact.word", $"“{text}” không phải là giá trị của “{fact.Label}”. Được phép: {string.Join(", ", fact.Words)}.");
            var accepted = new bool[fact.Words.Count + 1];
            for (var code = 1; code < accepted.Length; code++)
                accepted[code] = Comparing.Holds(comparison, code.CompareTo(than)) && fact.Words[code - 1] != nameof(PerformanceGrade.NotApplicable);
            return new CodeRule(fact, sight.Column(compare.Fact), accepted, new Bounds([new Bound(comparison, new Literal(text))]));
        });
    }

    // Facts of a criterion live in a column of their own.
    private static Fact Placed(Fact fact, Sight sight) => sight.Column(fact.Id) == fact.Id ? fact : Renamed(fact with { }, sight.Column(fact.Id));

    private static Fact Renamed(Fact fact, string id)
    {
        fact.Id = id;
        return fact;
    }

    private Rule Number(Fact fact, Comparison comparison, string text, Mark at)
    {
        if (fact.Type == FactType.Date && pack.Day(text) is { } day) return new NumberRule(fact, comparison, day.DayNumber);
        if (fact.Type is FactType.Count or FactType.Number && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.Scale <= 6)
            return new NumberRule(fact, comparison, number);
        pack.Problems.Add(at, "value.type", $"“{text}” không so sánh được với “{fact.Label}” ({Binder.Key(fact.Type.ToString())}). Cần {(fact.Type == FactType.Date ? "ngày dạng 2024-12-31, cut_off hoặc year_start" : "số, nhiều nhất 6 chữ số thập phân")}.");
        return Broken;
    }

    private Fraction? Fraction(string text, Mark at)
    {
        if (Conditions.Fraction.TryParse(text) is { } fraction) return fraction;
        pack.Problems.Add(at, "value.share", $"“{text}” không phải là tỷ lệ. Ghi 80%, 1/2 hoặc 0.8.");
        return null;
    }

    private Rule CompileRatio(RatioOf ratio, Sight sight)
    {
        if (Find(ratio.Of, ratio.At, sight, FactType.Count) is not { } of || Find(ratio.To, ratio.At, sight, FactType.Count) is not { } to) return Broken;
        return Bounded(ratio.Bounds, ratio, sight, (c, text) => Fraction(text, ratio.At) is { } than ? new RatioRule(of, to, c, than, ratio.Empty) : Broken);
    }

    private Rule CompileBetween(Between between, Sight sight)
    {
        var start = between.Start is "cut_off" or "year_start" ? null : Find(between.Start, between.At, sight, FactType.Date);
        var end = between.End == "cut_off" ? null : Find(between.End, between.At, sight, FactType.Date);
        return Bounded(between.Bounds, between, sight, (c, text) =>
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return new SpanRule(start, end, between.Unit, c, number, between.Start == "year_start");
            pack.Problems.Add(between.At, "value.span", $"“{text}” không phải là số tháng hay số ngày.");
            return Broken;
        });
    }

    private Rule Bounded(Bounds bounds, Condition whole, Sight sight, Func<Comparison, string, Rule> literal, Func<Comparison, string, Rule>? other = null)
    {
        Rule[] rules = [.. bounds.All.Select(b => Bound(b.Comparison, b.Value))];
        return rules is [var single] ? single : new AllRule(rules);

        Rule Bound(Comparison comparison, Value value)
        {
            switch (value)
            {
                case Literal text: return literal(comparison, text.Text);
                case FactValue fact when other is not null: return other(comparison, fact.Fact);
                case DatedValue dated when dated.Since.LastOrDefault(d => d.Since <= pack.On) is { Value: { } current }: return Bound(comparison, current);
                case ChosenValue chosen:
                    return chosen.Cases.Reverse().Aggregate(Bound(comparison, chosen.Else), (otherwise, one) =>
                        new IfRule(Compile(one.When, sight), Bound(comparison, one.Then), otherwise));
                default:
                    pack.Problems.Add(whole.At, "value.none", $"Giá trị so sánh không dùng được ở đây, hoặc chưa có hiệu lực vào ngày {pack.On:dd/MM/yyyy}.");
                    return Broken;
            }
        }
    }
}
