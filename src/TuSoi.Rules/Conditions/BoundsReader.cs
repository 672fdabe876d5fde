using System.Globalization;
using TuSoi.Rules.Yaml;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Conditions;

/// <summary>Reads bounds and the values in them.</summary>
internal static class BoundsReader
{
    public static readonly string[] Keys = [.. Enum.GetNames<Comparison>().Select(Binder.Key)];

    public static Bounds Read(YamlMappingNode map, YamlFile file, IReadOnlyCollection<string> otherKeys)
    {
        var bounds = new List<Bound>();
        foreach (var (key, value) in map.Children)
        {
            var word = key.ToString();
            if (otherKeys.Contains(word)) continue;
            if (Array.IndexOf(Keys, word) is >= 0 and var i) bounds.Add(new Bound((Comparison)i, ReadValue(value, file)));
            else file.Refuse(key, "bounds.key", $"“{word}” không phải là phép so sánh. Được phép: {string.Join(", ", Keys)}.");
        }
        if (bounds.Count == 0) file.Refuse(map, "bounds.none", $"Thiếu giới hạn. Cần ít nhất một trong: {string.Join(", ", Keys)}.");
        return new Bounds(bounds);
    }

    private static Value ReadValue(YamlNode node, YamlFile file)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } text }) return new Literal(text);
        if (node is YamlMappingNode map)
        {
            if (ConditionReader.Child(map, "fact") is { } fact && map.Children.Count == 1) return new FactValue(fact.ToString());
            if (ConditionReader.Child(map, "since") is YamlMappingNode since && map.Children.Count == 1) return ReadDated(since, file);
            if (ConditionReader.Child(map, "choose") is YamlSequenceNode cases && ConditionReader.Child(map, "else") is { } otherwise && map.Children.Count == 2)
                return ReadChosen(cases, otherwise, file);
        }
        file.Refuse(node, "value.form", "Giá trị phải là số hay chữ, {fact: …}, {since: {ngày: …}}, hoặc {choose: […], else: …}.");
        return new Literal("0");
    }

    private static DatedValue ReadDated(YamlMappingNode since, YamlFile file)
    {
        var dated = new List<(DateOnly, Value)>();
        foreach (var (key, value) in since.Children)
        {
            if (DateOnly.TryParseExact(key.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) dated.Add((date, ReadValue(value, file)));
            else file.Refuse(key, "value.date", $"“{key}” không phải là ngày dạng 2024-12-31.");
        }
        return new DatedValue([.. dated.OrderBy(d => d.Item1)]);
    }

    private static ChosenValue ReadChosen(YamlSequenceNode cases, YamlNode otherwise, YamlFile file)
    {
        var read = new List<(Condition, Value)>();
        foreach (var node in cases)
        {
            if (node is YamlMappingNode one && ConditionReader.Child(one, "when") is { } when && ConditionReader.Child(one, "then") is { } then && one.Children.Count == 2)
                read.Add((ConditionReader.Read(when, file), ReadValue(then, file)));
            else file.Refuse(node, "choose.case", "Mỗi trường hợp của “choose” phải có đúng hai khóa: when, then.");
        }
        return new ChosenValue(read, ReadValue(otherwise, file));
    }
}
