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

    /// <summary>Relations to subjects whose levels the condition reads, where it applies to this kind at all.</summary>
    public IEnumerable<string> LevelsReadOf(YamlNode node) => node switch
    {
        YamlScalarNode name => LevelsReadOf(Body(name.Value!)),
        YamlSequenceNode list => list.Any(IsNever) ? [] : list.SelectMany(LevelsReadOf),
        _ => LevelsReadOfMap(node),
    };

    private IEnumerable<string> LevelsReadOfMap(YamlNode map)
    {
        if (Child(map, "when") is { } limit && IsNever(limit)) return [];
        if (Pairs(map).Any(p => (p.Key == "kind" && IsNever(map)) || (p.Key == "all" && ((YamlSequenceNode)p.Value).Any(IsNever)))) return [];
        return Pairs(map).Where(p => !Remarks.Contains(p.Key) || p.Key == "when").SelectMany(p => p.Key switch
        {
            "all" or "any" or "none" or "not" or "when" or "unless" or "else" => LevelsReadOf(p.Value),
            "by_reading" => LevelsReadOf(Chosen(p.Value)),
            "choose" => ((YamlSequenceNode)p.Value).SelectMany(c => LevelsReadOf(Child(c, "when")!).Concat(LevelsReadOf(Child(c, "then")!))),
            "count" or "some" or "share" or "every" => ReadsLevel(p.Value) ? Words(p.Value, "of") : [],
            _ => [],
        });
    }

    private bool ReadsLevel(YamlNode node) => node switch
    {
        YamlScalarNode name => ladder.Terms.TryGetValue(name.Value!, out var term) && ReadsLevel(term),
        YamlSequenceNode list => list.Any(ReadsLevel),
        _ => Text(node, "base") == "ranked" || Pairs(node).Any(p => p.Key == "level" || (p.Key == "by_reading" ? ReadsLevel(Chosen(p.Value)) : p.Value is not YamlScalarNode && ReadsLevel(p.Value))
            || (p.Key is "where" or "among" or "when" or "then" or "not" or "unless" or "else" && ReadsLevel(p.Value))),
    };

    // "kind" of another subject: known without any fact.
    private bool IsNever(YamlNode node) =>
        node is YamlMappingNode && Pairs(node).ToList() is [("kind", var words)] && !Words(words).Any(w => rules.Pack.Is(kind, w));

    private YamlNode Body(string name) => ladder.Terms.TryGetValue(name, out var term) ? term : ladder.Conditions[name];

    private YamlNode Chosen(YamlNode byReading)
    {
        var (row, options) = Pairs(byReading).Single();
        return Child(options, rules.Readings[row])!;
    }

    private static List<(string Key, YamlNode Value)> Parts(YamlNode node) => [.. Pairs(node).Where(p => !Remarks.Contains(p.Key))];
}
