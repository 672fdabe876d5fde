using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>Questions about how conditions are worded, for one kind of subject: nothing here looks at facts.</summary>
internal sealed class NaiveWording(NaiveRules rules, NaiveLadder ladder, string kind)
{
    private static readonly HashSet<string> Remarks = ["says", "because", "reading", "assumed", "narrows", "fills", "departs", "when"];

    /// <summary>The condition is one judgement that a body owes, and nothing else.</summary>
    public bool IsJudgement(YamlNode node)
    {
        if (node is YamlScalarNode name) return IsJudgement(Body(name.Value!));
        if (node is not YamlMappingNode || Parts(node) is not [var (key, value)]) return false;
        if (key == "by_reading") return IsJudgement(Chosen(value));
        return rules.Pack.Fact(rules.Pack.FamilyOf(kind), key) is { } fact && Text(fact, "judged") == "yes";
    }

    /// <summary>Relations to subjects whose levels the condition reads; parts that come out the same for this kind whatever the facts read nothing.</summary>
    public IEnumerable<string> LevelsReadOf(YamlNode node) => node switch
    {
        _ when Known(node) is not null => [],
        YamlScalarNode name => LevelsReadOf(Body(name.Value!)),
        YamlSequenceNode list => list.SelectMany(LevelsReadOf),
        _ => Pairs(node).Where(p => !Remarks.Contains(p.Key) || p.Key == "when").SelectMany(p => LevelsReadOf(p.Key, p.Value, node)),
    };

    private IEnumerable<string> LevelsReadOf(string key, YamlNode value, YamlNode map)
    {
        if (key != "choose" && key != "when" && key != "unless" && key != "else" && KnownPart(key, value, map) is not null) return [];
        return key switch
        {
            "all" or "any" or "none" => ((YamlSequenceNode)value).SelectMany(LevelsReadOf),
            "not" or "when" or "unless" => LevelsReadOf(value),
            "by_reading" => LevelsReadOf(Chosen(value)),
            "choose" => Branches(map).SelectMany(LevelsReadOf),
            "count" or "some" or "share" or "every" => ReadsLevel(value) ? Words(value, "of") : [],
            _ => [],
        };
    }

    /// <summary>What the condition is for this kind whatever the facts; null where it depends on them.</summary>
    private bool? Known(YamlNode node)
    {
        if (node is YamlScalarNode name) return Known(Body(name.Value!));
        if (node is YamlSequenceNode list) return NaiveLogic.And(list.Select(Known));
        var all = NaiveLogic.And(Parts(node).Where(p => p.Key is not ("unless" or "else")).Select(p => KnownPart(p.Key, p.Value, node)));
        if (Child(node, "unless") is { } excuse) all = NaiveLogic.And([all, NaiveLogic.Not(Known(excuse))]);
        return Child(node, "when") is { } limit ? NaiveLogic.If(Known(limit), () => all, () => true) : all;
    }

    private bool? KnownPart(string key, YamlNode value, YamlNode map) => key switch
    {
        "all" => NaiveLogic.And(((YamlSequenceNode)value).Select(Known)),
        "any" => NaiveLogic.Or(((YamlSequenceNode)value).Select(Known)),
        "none" => NaiveLogic.Not(NaiveLogic.Or(((YamlSequenceNode)value).Select(Known))),
        "not" => NaiveLogic.Not(Known(value)),
        "always" => value.ToString() is "yes" or "true",
        "kind" => Words(value).Any(w => rules.Pack.Is(kind, w)),
        "by_reading" => Known(Chosen(value)),
        "choose" => KnownChoice([.. (YamlSequenceNode)value], Child(map, "else")!),
        _ => null,
    };

    private bool? KnownChoice(List<YamlNode> cases, YamlNode otherwise) => cases.Count == 0 ? Known(otherwise)
        : NaiveLogic.If(Known(Child(cases[0], "when")!), () => Known(Child(cases[0], "then")!), () => KnownChoice(cases[1..], otherwise));

    // The parts of a choice that can be come to and still make a difference.
    private IEnumerable<YamlNode> Branches(YamlNode map)
    {
        List<YamlNode> cases = [.. (YamlSequenceNode)Child(map, "choose")!];
        var otherwise = Child(map, "else")!;
        for (var i = 0; i < cases.Count; i++)
        {
            if (KnownChoice(cases[i..], otherwise) is not null) yield break;
            var (when, test) = (Child(cases[i], "when")!, Known(Child(cases[i], "when")!));
            if (test is null) yield return when;
            if (test != false) yield return Child(cases[i], "then")!;
            if (test == true) yield break;
        }
        yield return otherwise;
    }

    private bool ReadsLevel(YamlNode node) => node switch
    {
        YamlScalarNode name => ladder.Terms.TryGetValue(name.Value!, out var term) && ReadsLevel(term),
        YamlSequenceNode list => list.Any(ReadsLevel),
        _ => Text(node, "base") == "ranked" || Pairs(node).Any(p => p.Key == "level" || (p.Key == "by_reading" ? ReadsLevel(Chosen(p.Value)) : p.Value is not YamlScalarNode && ReadsLevel(p.Value))
            || (p.Key is "where" or "among" or "when" or "then" or "not" or "unless" or "else" && ReadsLevel(p.Value))),
    };

    private YamlNode Body(string name) => ladder.Terms.TryGetValue(name, out var term) ? term : ladder.Conditions[name];

    private YamlNode Chosen(YamlNode byReading)
    {
        var (row, options) = Pairs(byReading).Single();
        return Child(options, rules.Readings[row])!;
    }

    private static List<(string Key, YamlNode Value)> Parts(YamlNode node) => [.. Pairs(node).Where(p => !Remarks.Contains(p.Key))];
}
