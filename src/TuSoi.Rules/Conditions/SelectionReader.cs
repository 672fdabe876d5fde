using TuSoi.Rules.Yaml;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Conditions;

/// <summary>Reads what count, share, every and some are about, and the smaller mechanisms over two facts.</summary>
public static class SelectionReader
{
    private static readonly string[] Keys = ["of", "via", "base", "among", "where"];

    public static Selection Read(YamlNode node, YamlFile file, bool bounds)
    {
        if (node is not YamlMappingNode map || ConditionReader.Child(map, "of") is not { } of)
        {
            file.Refuse(node, "selection.of", "Cần bảng có khóa “of”: một quan hệ, một danh sách số liệu, hoặc criteria.");
            return new Selection([Selection.Criteria], [], null, null, null);
        }
        Refuse(map, file, bounds ? [.. Keys, "empty", .. BoundsReader.Keys] : [.. Keys, "empty"]);
        return new Selection(
            Words(of),
            ConditionReader.Child(map, "via") is { } via ? Words(via) : [],
            ConditionReader.Child(map, "base") is { } over ? Binder.Read<Base?>(over, file) : null,
            ConditionReader.Child(map, "among") is { } among ? ConditionReader.Read(among, file) : null,
            ConditionReader.Child(map, "where") is { } where ? ConditionReader.Read(where, file) : null);
    }

    public static Bounds BoundsOf(YamlNode node, YamlFile file) =>
        node is YamlMappingNode map ? BoundsReader.Read(map, file, [.. Keys, "empty"]) : new Bounds([]);

    public static EmptyBase EmptyOf(YamlNode node, YamlFile file) =>
        node is YamlMappingNode map && ConditionReader.Child(map, "empty") is { } empty
            ? Binder.Read<EmptyBase?>(empty, file) ?? EmptyBase.Unknown : EmptyBase.Unknown;

    public static Condition ReadRatio(YamlNode node, YamlFile file)
    {
        if (node is YamlMappingNode map && ConditionReader.Child(map, "of") is { } of && ConditionReader.Child(map, "to") is { } to)
            return new RatioOf(of.ToString(), to.ToString(), BoundsReader.Read(map, file, ["of", "to", "empty"]), EmptyOf(node, file));
        file.Refuse(node, "ratio.form", "“ratio” cần hai số đếm: of, to; và một giới hạn.");
        return new Constant(true);
    }

    public static Condition ReadBetween(YamlNode node, YamlFile file)
    {
        if (node is YamlMappingNode map && ConditionReader.Child(map, "start") is { } start && ConditionReader.Child(map, "end") is { } end)
        {
            Refuse(map, file, ["start", "end", "months", "days"]);
            foreach (var unit in Enum.GetValues<DurationUnit>())
                if (ConditionReader.Child(map, Binder.Key(unit.ToString())) is YamlMappingNode bounds)
                    return new Between(start.ToString(), end.ToString(), unit, BoundsReader.Read(bounds, file, []));
        }
        file.Refuse(node, "between.form", "“between” cần start, end và một trong: months, days.");
        return new Constant(true);
    }

    public static Condition ReadDays(YamlNode node, YamlFile file)
    {
        if (node is YamlMappingNode map && ConditionReader.Child(map, "of") is { } of && ConditionReader.Child(map, "start") is { } start && ConditionReader.Child(map, "end") is { } end)
            return new DaysOf(new Selection(Words(of), [], null, null, ConditionReader.Child(map, "where") is { } where ? ConditionReader.Read(where, file) : null),
                start.ToString(), end.ToString(), BoundsReader.Read(map, file, ["of", "start", "end", "where"]));
        file.Refuse(node, "days.form", "“days” cần of (danh sách số liệu), start, end và một giới hạn.");
        return new Constant(true);
    }

    public static string[] Words(YamlNode node) =>
        node is YamlSequenceNode list ? [.. list.Select(n => n.ToString())] : [node.ToString()];

    private static void Refuse(YamlMappingNode map, YamlFile file, IReadOnlyList<string> allowed)
    {
        foreach (var key in map.Children.Keys)
            if (!allowed.Contains(key.ToString()))
                file.Refuse(key, "yaml.key", $"Không có khóa “{key}” ở đây. Được phép: {string.Join(", ", allowed)}.");
    }
}
