using System.Globalization;
using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaiveLogic;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>Turns the YAML of a condition into a question, key by key, as the words are defined.</summary>
internal sealed class NaiveReader(NaiveRules rules, NaiveLadder ladder)
{
    private static readonly HashSet<string> Remarks = ["says", "because", "reading", "assumed", "narrows", "fills", "departs", "when", "unless", "else"];
    private static readonly string[] Comparisons = ["is", "from", "above", "up_to", "below"];
    private static readonly Dictionary<string, int> Ranks = new()
    {
        ["Poor"] = 1,
        ["Fair"] = 2,
        ["NotCompleted"] = 1,
        ["Completed"] = 2,
        ["Good"] = 3,
        ["Excellent"] = 4,
    };

    private readonly Dictionary<string, Question> named = [];

    public Question Read(YamlNode node) => node switch
    {
        YamlScalarNode name => Named(name.Value!),
        YamlSequenceNode list => All(list),
        _ => ReadMap(node),
    };

    /// <summary>A term or a condition of the ladder, by name.</summary>
    public Question Named(string name)
    {
        if (named.TryGetValue(name, out var done)) return done;
        var isTerm = ladder.Terms.TryGetValue(name, out var node);
        var body = Read(isTerm ? node! : ladder.Conditions[name]);
        return named[name] = isTerm ? body : eye => eye.Assumed is { } assumed && assumed.TryGetValue(name, out var answer) ? answer : body(eye);
    }

    private Question All(YamlNode list)
    {
        Question[] parts = [.. ((YamlSequenceNode)list).Select(Read)];
        return eye => And(parts.Select(p => p(eye)));
    }

    private Question Any(YamlNode list)
    {
        Question[] parts = [.. ((YamlSequenceNode)list).Select(Read)];
        return eye => Or(parts.Select(p => p(eye)));
    }

    private Question ReadMap(YamlNode map)
    {
        Question[] parts = [.. Pairs(map).Where(p => !Remarks.Contains(p.Key)).Select(p => ReadPart(map, p.Key, p.Value))];
        Question all = parts is [var single] ? single : eye => And(parts.Select(p => p(eye)));
        if (Child(map, "unless") is { } excuse)
        {
            var (excused, strict) = (Read(excuse), all);
            all = eye => And([strict(eye), Not(excused(eye))]);
        }
        if (Child(map, "when") is not { } limit) return all;
        var (applies, then) = (Read(limit), all);
        return eye => If(applies(eye), () => then(eye), () => true);
    }

    private Question ReadPart(YamlNode map, string key, YamlNode value)
    {
        switch (key)
        {
            case "all": return All(value);
            case "any": return Any(value);
            case "none":
                var any = Any(value);
                return eye => Not(any(eye));
            case "not":
                var one = Read(value);
                return eye => Not(one(eye));
            case "always":
                var always = value.ToString() is "yes" or "true";
                return _ => always;
            case "kind":
                var words = Words(value);
                return eye => words.Any(w => rules.Pack.Is(eye.Subject.Kind, w));
            case "undecided": return eye => eye.Doubt;
            case "by_reading":
                var (row, options) = Pairs(value).Single();
                return Read(Child(options, rules.Readings[row])!);
            case "choose": return Choose([.. ((YamlSequenceNode)value).Select(c => (Read(Child(c, "when")!), Read(Child(c, "then")!)))], Read(Child(map, "else")!));
            case "ratio": return Ratio(value);
            case "between": return Between(value);
            case "days": return new NaiveDays(rules, this, value).Ask(this, value);
            case "count": return new NaiveSelection(rules, this, value).Count(this, value);
            case "some": return new NaiveSelection(rules, this, value).Some();
            case "share": return new NaiveSelection(rules, this, value).Share(this, value);
            case "every": return new NaiveSelection(rules, this, value).Every();
            case "tag":
                var tags = Words(value);
                return eye => tags.Any(eye.Criterion!.Tags.Contains);
            default: return ReadFact(key, value);
        }
    }

    private static Question Choose(List<(Question When, Question Then)> cases, Question otherwise)
    {
        if (cases.Count == 0) return otherwise;
        var (when, then) = cases[0];
        var rest = Choose(cases[1..], otherwise);
        return eye => If(when(eye), () => then(eye), () => rest(eye));
    }

    private Question ReadFact(string fact, YamlNode value)
    {
        if (value is YamlMappingNode) return Bounded(value, (comparison, literal, eye) => Compare(rules.Value(eye, fact), comparison, literal), (comparison, other, eye) => Compare(rules.Value(eye, fact), comparison, rules.Value(eye, other)));
        List<string> words = [.. Words(value).Select(w => w switch { "true" => "yes", "false" => "no", _ => w })];
        return eye => rules.Value(eye, fact) switch
        {
            null => null,
            string word => words.Contains(word),
            var number => Compare(number, "is", Literal(words[0])),
        };
    }

    /// <summary>All bounds of a mapping together; a bound is a literal, another fact, a dated value or a value by case.</summary>
    public Question Bounded(YamlNode map, Func<string, object, Eye, bool?> literal, Func<string, string, Eye, bool?>? other = null)
    {
        Question[] bounds = [.. Pairs(map).Where(p => Comparisons.Contains(p.Key)).Select(p => Bound(p.Key, p.Value))];
        return bounds is [var single] ? single : eye => And(bounds.Select(b => b(eye)));

        Question Bound(string comparison, YamlNode value)
        {
            if (value is YamlScalarNode { Value: { } text })
            {
                var parsed = Literal(text);
                return eye => literal(comparison, parsed, eye);
            }
            if (Text(value, "fact") is { } fact) return eye => other!(comparison, fact, eye);
            if (Child(value, "since") is { } since)
                return Bound(comparison, Pairs(since).Where(s => string.CompareOrdinal(s.Key, rules.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) <= 0)
                    .OrderBy(s => s.Key, StringComparer.Ordinal).Last().Value);
            return Choose([.. ((YamlSequenceNode)Child(value, "choose")!).Select(c => (Read(Child(c, "when")!), Bound(comparison, Child(c, "then")!)))], Bound(comparison, Child(value, "else")!));
        }
    }

    private Question Ratio(YamlNode value)
    {
        var (of, to, empty) = (Text(value, "of")!, Text(value, "to")!, Text(value, "empty") ?? "");
        return Bounded(value, (comparison, than, eye) =>
            rules.Value(eye, to) is not int whole ? null
            : whole == 0 ? Nobody(empty)
            : rules.Value(eye, of) is int part ? Holds(comparison, new Rational(part, whole).CompareTo((Rational)than)) : null);
    }

    private Question Between(YamlNode value)
    {
        var (start, end) = (Text(value, "start")!, Text(value, "end")!);
        var unit = Child(value, "months") is not null ? "months" : "days";
        return Bounded(Child(value, unit)!, (comparison, than, eye) =>
        {
            if (Day(start, eye) is not { } from || Day(end, eye) is not { } to) return null;
            var length = unit == "days" ? to.DayNumber - from.DayNumber : Months(from, to);
            return Holds(comparison, Rational.Of(length).CompareTo((Rational)than));
        });
    }

    private DateOnly? Day(string fact, Eye eye) => fact switch
    {
        "cut_off" => rules.On,
        "year_start" => new DateOnly(rules.On.Year, 1, 1),
        _ => rules.Value(eye, fact) as DateOnly?,
    };

    // Whole months: the last one that is over.
    private static int Months(DateOnly from, DateOnly to)
    {
        var months = 0;
        while (from.AddMonths(months + 1) <= to) months++;
        while (from.AddMonths(months) > to) months--;
        return months;
    }

    private object Literal(string text) =>
        text == "cut_off" ? rules.On
        : text == "year_start" ? new DateOnly(rules.On.Year, 1, 1)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Rational.TryParse(text) is { } number ? number
        : text;

    // Grades and levels stand in an order; "not applicable" meets no bound.
    private static bool? Compare(object? value, string comparison, object? than) => (value, than) switch
    {
        (null, _) or (_, null) => null,
        (string word, string bound) => Ranks.TryGetValue(word, out var rank) && Holds(comparison, rank.CompareTo(Ranks[bound])),
        (DateOnly day, DateOnly bound) => Holds(comparison, day.CompareTo(bound)),
        _ => Holds(comparison, Number(value).CompareTo(Number(than))),
    };

    private static Rational Number(object value) => value switch
    {
        int whole => Rational.Of(whole),
        decimal number => Rational.Of(number),
        Rational exact => exact,
        _ => throw new InvalidOperationException($"{value} is not a number"),
    };
}
