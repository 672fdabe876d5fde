using TuSoi.Rules.Yaml;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Conditions;

/// <summary>What a named condition says besides its composition.</summary>
public sealed record ConditionHead
{
    /// <summary>One sentence of our own that reads the article.</summary>
    public required string Says { get; init; }

    public required Because Because { get; init; }

    /// <summary>AMB rows that this composition reads in a certain way.</summary>
    public IReadOnlyList<string> Reading { get; init; } = [];

    /// <summary>The source does not print it: our proposal, to be confirmed by the office.</summary>
    public bool Assumed { get; init; }

    /// <summary>Stricter or more exact than the rule of the pack above.</summary>
    public Link? Narrows { get; init; }

    /// <summary>Says what the pack above leaves open.</summary>
    public Link? Fills { get; init; }

    /// <summary>Openly different from the rule of the pack above.</summary>
    public Link? Departs { get; init; }
}

/// <summary>A condition with a name, named once and used many times; one line of the explanation card.</summary>
public sealed record NamedCondition(ConditionHead Head, Condition Body) : IFromYaml<NamedCondition>
{
    internal static readonly IReadOnlyList<string> HeadKeys = [.. Binder.Properties(typeof(ConditionHead)).Select(p => Binder.Key(p.Name))];

    public Mark At { get; init; }

    /// <summary>The ladder's name for it; set by the ladder.</summary>
    public string Name { get; internal set; } = "";

    public static NamedCondition? FromYaml(YamlNode node, YamlFile file)
    {
        if (node is not YamlMappingNode map)
        {
            file.Refuse(node, "condition.named", "Điều kiện có tên phải là một bảng có “says”, “because” và nội dung điều kiện.");
            return null;
        }
        var head = new YamlMappingNode(map.Children.Where(c => HeadKeys.Contains(c.Key.ToString())));
        var read = Binder.Read<ConditionHead>(WithPlaceOf(head, map), file);
        return read is null ? null : new NamedCondition(read, ConditionReader.Read(map, file, [.. HeadKeys])) { At = file.At(map) };
    }

    // A mapping made in memory has no place of its own; a missing key must be told at the mapping it is missing from.
    private static YamlMappingNode WithPlaceOf(YamlMappingNode made, YamlMappingNode original)
    {
        typeof(YamlNode).GetProperty(nameof(YamlNode.Start))!.SetValue(made, original.Start);
        return made;
    }
}
