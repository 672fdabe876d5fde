using TuSoi.Rules.Yaml;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Conditions;

/// <summary>Reads conditions: a name, a list (all of them), or a mapping of mechanisms and facts (all of them).</summary>
public static class ConditionReader
{
    /// <summary>Words that are mechanisms; no fact may be called so.</summary>
    public static readonly IReadOnlyList<string> Mechanisms =
        ["all", "any", "none", "not", "every", "some", "count", "share", "ratio", "between", "days", "choose", "by_reading", "undecided", "always", "kind"];

    /// <summary>Words that modify the condition beside them.</summary>
    public static readonly IReadOnlyList<string> Modifiers = ["when", "unless", "else"];

    private static readonly Condition Broken = new Constant(true);

    public static Condition Read(YamlNode node, YamlFile file) => Read(node, file, []);

    /// <summary>Reads a condition from a mapping that also has other keys, already read by the caller.</summary>
    public static Condition Read(YamlNode node, YamlFile file, IReadOnlyCollection<string> otherKeys)
    {
        switch (node)
        {
            case YamlScalarNode { Value: { Length: > 0 } name }:
                return new Use(name) { At = file.At(node) };
            case YamlSequenceNode list:
                return new All([.. list.Select(n => Read(n, file))]) { At = file.At(node) };
            case YamlMappingNode map:
                return ReadMap(map, file, otherKeys);
            default:
                file.Refuse(node, "condition.form", "Điều kiện phải là một tên, một danh sách, hoặc một bảng “khóa: giá trị”.");
                return Broken;
        }
    }

    private static Condition ReadMap(YamlMappingNode map, YamlFile file, IReadOnlyCollection<string> otherKeys)
    {
        var parts = new List<Condition>();
        foreach (var (key, value) in map.Children)
        {
            var word = key.ToString();
            if (otherKeys.Contains(word) || word is "when" or "unless" || (word == "else" && Has(map, "choose"))) continue;
            parts.Add(ReadPart(word, key, value, map, file) with { At = file.At(key) });
        }
        if (parts.Count == 0)
        {
            file.Refuse(map, "condition.empty", $"Điều kiện trống. Cần một số liệu hoặc một trong: {string.Join(", ", Mechanisms)}.");
            return Broken;
        }
        var condition = parts is [var single] ? single : new All(parts) { At = file.At(map) };
        if (Child(map, "unless") is { } excuse) condition = new All([condition, new Not(Read(excuse, file)) { At = file.At(excuse) }]) { At = file.At(map) };
        return Child(map, "when") is { } when ? new When(Read(when, file), condition) { At = file.At(map) } : condition;
    }

    private static Condition ReadPart(string word, YamlNode key, YamlNode value, YamlMappingNode map, YamlFile file) => word switch
    {
        "all" => new All(ReadList(value, file)),
        "any" => new Any(ReadList(value, file)),
        "none" => new Not(new Any(ReadList(value, file)) { At = file.At(key) }),
        "not" => new Not(Read(value, file)),
        "count" => new CountOf(SelectionReader.Read(value, file, bounds: true), SelectionReader.BoundsOf(value, file)),
        "share" => new ShareOf(SelectionReader.Read(value, file, bounds: true), SelectionReader.BoundsOf(value, file), SelectionReader.EmptyOf(value, file)),
        "every" => new Every(SelectionReader.Read(value, file, bounds: false), SelectionReader.EmptyOf(value, file)),
        "some" => new CountOf(SelectionReader.Read(value, file, bounds: false), new Bounds([new Bound(Comparison.From, new Literal("1"))])),
        "ratio" => SelectionReader.ReadRatio(value, file),
        "between" => SelectionReader.ReadBetween(value, file),
        "days" => SelectionReader.ReadDays(value, file),
        "choose" => ReadChoose(value, map, file),
        "by_reading" => ReadByReading(value, file),
        "undecided" => new Undecided(value.ToString()),
        "always" => new Constant(value.ToString() is "yes" or "true"),
        "kind" => new KindIs(SelectionReader.Words(value)),
        _ => ReadFact(word, value, file),
    };

    private static Condition ReadFact(string fact, YamlNode value, YamlFile file) => value is YamlMappingNode map
        ? new Compare(fact, BoundsReader.Read(map, file, []))
        : new OneOf(fact, SelectionReader.Words(value));

    private static Condition[] ReadList(YamlNode value, YamlFile file)
    {
        if (value is YamlSequenceNode list) return [.. list.Select(n => Read(n, file))];
        file.Refuse(value, "condition.list", "Ở đây phải là một danh sách điều kiện.");
        return [];
    }

    private static Choose ReadChoose(YamlNode value, YamlMappingNode map, YamlFile file)
    {
        var cases = new List<(Condition, Condition)>();
        foreach (var node in value is YamlSequenceNode list ? list.Children : [])
        {
            if (node is YamlMappingNode one && Child(one, "when") is { } when && Child(one, "then") is { } then && one.Children.Count == 2)
                cases.Add((Read(when, file), Read(then, file)));
            else file.Refuse(node, "choose.case", "Mỗi trường hợp của “choose” phải có đúng hai khóa: when, then.");
        }
        if (cases.Count == 0) file.Refuse(value, "choose.list", "“choose” cần ít nhất một trường hợp {when, then}.");
        if (Child(map, "else") is { } otherwise) return new Choose(cases, Read(otherwise, file));
        file.Refuse(map, "choose.else", "“choose” cần khóa “else” bên cạnh.");
        return new Choose(cases, Broken);
    }

    private static Condition ReadByReading(YamlNode value, YamlFile file)
    {
        if (value is YamlMappingNode { Children.Count: 1 } map && map.Children.First() is { Value: YamlMappingNode options } row)
            return new ByReading(row.Key.ToString(), options.Children.ToDictionary(o => o.Key.ToString(), o => Read(o.Value, file)));
        file.Refuse(value, "reading.form", "“by_reading” cần đúng một dòng AMB với các cách đọc: {AMB-65: {cách_một: …, cách_hai: …}}.");
        return Broken;
    }

    public static YamlNode? Child(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    public static bool Has(YamlMappingNode map, string key) => map.Children.ContainsKey(new YamlScalarNode(key));
}
