using System.Collections.Concurrent;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>A pack as plain YAML nodes, read without the engine.</summary>
internal sealed class NaivePack
{
    private readonly Dictionary<(string Family, string Fact), YamlMappingNode> facts = [];

    // Looked up again and again, from several threads.
    private readonly ConcurrentDictionary<string, string> families = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> traits = new();
    private readonly ConcurrentDictionary<string, NaiveLadder?> ladders = new();
    private readonly ConcurrentDictionary<string, NaiveFrame?> frames = new();

    public Dictionary<string, YamlMappingNode> Kinds { get; } = [];

    public Dictionary<string, NaiveFrame> Frames { get; } = [];

    public Dictionary<string, NaiveLadder> Ladders { get; } = [];

    public Dictionary<string, YamlMappingNode> Ballots { get; } = [];

    public Dictionary<string, YamlMappingNode> Quotas { get; } = [];

    public Dictionary<string, YamlMappingNode> SpecialCases { get; } = [];

    /// <summary>The options of every ambiguity, the proposed one first.</summary>
    public Dictionary<string, List<string>> Readings { get; } = [];

    public static NaivePack Read(IEnumerable<string> factFiles, IEnumerable<(string Name, string Text)> packFiles)
    {
        var pack = new NaivePack();
        foreach (var text in factFiles) pack.ReadFacts(Root(text));
        foreach (var (name, text) in packFiles.OrderBy(f => f.Name, StringComparer.Ordinal)) pack.ReadFile(name, Root(text));
        return pack;
    }

    public string FamilyOf(string kind) => families.GetOrAdd(kind, k => Text(Kinds[k], "family")!);

    public YamlMappingNode? Fact(string family, string fact) => facts.GetValueOrDefault((family, fact));

    public IEnumerable<(string Id, YamlMappingNode Fact)> FactsOf(string family) => facts.Where(f => f.Key.Family == family).Select(f => (f.Key.Fact, f.Value));

    public NaiveLadder? LadderOf(string kind) => ladders.GetOrAdd(kind, k => Text(Kinds[k], "ladder") is { } id ? Ladders[id] : null);

    public NaiveFrame? FrameOf(string kind) => frames.GetOrAdd(kind, k => Text(Kinds[k], "frame") is { } id ? Frames[id] : null);

    /// <summary>Rules that are about the kind.</summary>
    public IEnumerable<(string Id, YamlMappingNode Rule)> On(string kind, Dictionary<string, YamlMappingNode> rules) =>
        rules.Where(r => Words(r.Value, "on").Exists(word => Is(kind, word))).Select(r => (r.Key, r.Value));

    /// <summary>The kind is called so, or has that trait.</summary>
    public bool Is(string kind, string word) => kind == word || traits.GetOrAdd(kind, k => [.. Words(Kinds[k], "traits")]).Contains(word);

    public static YamlNode? Child(YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    public static string? Text(YamlNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    public static List<string> Words(YamlNode node, string key) => Child(node, key) is { } child ? Words(child) : [];

    public static List<string> Words(YamlNode node) => node is YamlSequenceNode list ? [.. list.Select(n => n.ToString())] : [node.ToString()];

    public static bool IsYes(YamlNode node, string key) => Text(node, key) is "yes" or "true";

    public static IEnumerable<(string Key, YamlNode Value)> Pairs(YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(c => (c.Key.ToString(), c.Value)) : [];

    private static YamlNode Root(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    private void ReadFacts(YamlNode root)
    {
        foreach (var family in Words(root, "on"))
            foreach (var (id, fact) in Pairs(Child(root, "facts"))) facts[(family, id)] = (YamlMappingNode)fact;
    }

    private void ReadFile(string name, YamlNode root)
    {
        if (name == "subjects.yaml") foreach (var (id, kind) in Pairs(Child(root, "kinds"))) Kinds[id] = (YamlMappingNode)kind;
        if (name == "readings.yaml")
            foreach (var (row, reading) in Pairs(Child(root, "readings")))
                Readings[row] = [.. Pairs(Child(reading, "options")).Select(o => o.Key).OrderBy(o => o != Text(reading, "proposed"))];
        foreach (var (file, into) in new[] { ("ballots", Ballots), ("quotas", Quotas), ("special_cases", SpecialCases) })
            if (name == file.Replace('_', '-') + ".yaml") foreach (var (id, rule) in Pairs(Child(root, file))) into[id] = (YamlMappingNode)rule;
        if (name.StartsWith("criteria/", StringComparison.Ordinal)) Frames[Text(root, "frame")!] = NaiveFrame.Read(root);
        if (!name.StartsWith("levels/", StringComparison.Ordinal)) return;
        var id2 = Text(root, "ladder")!;
        if (!Ladders.TryGetValue(id2, out var ladder)) Ladders[id2] = ladder = new NaiveLadder();
        ladder.Add(root);
    }
}

/// <summary>The files of one ladder put together.</summary>
internal sealed class NaiveLadder
{
    public Dictionary<string, YamlNode> Conditions { get; } = [];
    public Dictionary<string, YamlNode> Terms { get; } = [];
    public List<(string Level, string Id, YamlNode Body)> Cases { get; } = [];
    public List<YamlNode> Vetoes { get; } = [];
    public List<YamlNode> Resolve { get; } = [];
    public List<YamlNode> Caps { get; } = [];
    public bool IsElsewhere { get; private set; }

    public void Add(YamlNode root)
    {
        foreach (var (name, node) in NaivePack.Pairs(NaivePack.Child(root, "conditions"))) Conditions[name] = node;
        foreach (var (name, node) in NaivePack.Pairs(NaivePack.Child(root, "terms"))) Terms[name] = node;
        foreach (var (level, node) in NaivePack.Pairs(NaivePack.Child(root, "levels")))
            foreach (var (id, body) in NaivePack.Pairs(NaivePack.Child(node, "cases"))) Cases.Add((level, id, body));
        Vetoes.AddRange(List(root, "vetoes"));
        Resolve.AddRange(List(root, "resolve"));
        Caps.AddRange(List(root, "caps"));
        IsElsewhere |= NaivePack.Child(root, "elsewhere") is not null;
    }

    private static IEnumerable<YamlNode> List(YamlNode root, string key) => NaivePack.Child(root, key) is YamlSequenceNode list ? list.Children : [];
}

/// <summary>One criterion of a frame.</summary>
internal sealed record NaiveCriterion(string Id, HashSet<string> Tags, bool IfAny, bool Measured, bool LowerIsBetter, Dictionary<string, Rational> Points);

/// <summary>The criteria of some kinds; with point tables they also give a score.</summary>
internal sealed record NaiveFrame(List<NaiveCriterion> Criteria, bool HasTables, string? IfAnyReading, List<(string Grade, Rational Least)>? Bands)
{
    public static NaiveFrame Read(YamlNode root) => new(
        [.. NaivePack.Pairs(NaivePack.Child(root, "criteria")).Select(c => new NaiveCriterion(
            c.Key, [.. NaivePack.Words(c.Value, "tags")], NaivePack.Text(c.Value, "if_any") == "yes", NaivePack.Text(c.Value, "kind") == "quantitative",
            NaivePack.Text(c.Value, "lower_is_better") == "yes",
            NaivePack.Pairs(NaivePack.Child(c.Value, "points")).ToDictionary(p => p.Key, p => Rational.TryParse(p.Value.ToString())!.Value)))],
        NaivePack.Pairs(NaivePack.Child(root, "point_tables")).Any(),
        NaivePack.Text(root, "if_any_reading"),
        NaivePack.Child(root, "bands") is { } bands
            ? [.. new[] { "excellent", "good", "fair" }.Select(b => (char.ToUpperInvariant(b[0]) + b[1..], Rational.TryParse(NaivePack.Text(bands, b)!)!.Value))] : null);
}
