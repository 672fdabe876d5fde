using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Yaml;

/// <summary>A type that reads itself from a YAML node. Returns null after telling the file why it cannot.</summary>
public interface IFromYaml<TSelf> where TSelf : IFromYaml<TSelf>
{
    static abstract TSelf? FromYaml(YamlNode node, YamlFile file);
}

/// <summary>
/// Reads YAML mappings into records with <c>init</c> properties: keys are the property names in snake_case, <c>required</c>
/// is required, everything else may be left out. A property named <c>At</c> receives the place. All problems are told, none throws.
/// </summary>
public static class Binder
{
    public static T? Read<T>(YamlNode node, YamlFile file) => Read(typeof(T), node, file) is T read ? read : default;

    internal static object? Read(Type type, YamlNode node, YamlFile file)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (FromYaml(type) is { } own) return own.Invoke(null, [node, file]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return ReadList(type.GetGenericArguments()[0], node, file);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) return ReadMap(type.GetGenericArguments()[1], node, file);
        return IsScalar(type) ? ReadScalar(type, node, file) : ReadRecord(type, node, file);
    }

    internal static MethodInfo? FromYaml(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IFromYaml<>) && i.GetGenericArguments()[0] == type)
            ? type.GetMethod("FromYaml", BindingFlags.Public | BindingFlags.Static) : null;

    internal static bool IsScalar(Type type) => type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int)
        || type == typeof(decimal) || type == typeof(DateOnly);

    public static string Key(string property) => property.Aggregate(new StringBuilder(), (s, c) =>
        char.IsUpper(c) && s.Length > 0 ? s.Append('_').Append(char.ToLowerInvariant(c)) : s.Append(char.ToLowerInvariant(c))).ToString();

    internal static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    internal static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.Name != "At");

    private static object? ReadRecord(Type type, YamlNode node, YamlFile file)
    {
        if (node is not YamlMappingNode map)
        {
            file.Refuse(node, "yaml.map", "Ở đây phải là một bảng “khóa: giá trị”.");
            return null;
        }
        var record = Activator.CreateInstance(type)!;
        var properties = Properties(type).ToDictionary(p => Key(p.Name));
        foreach (var (key, value) in map.Children)
        {
            if (properties.TryGetValue(key.ToString(), out var property)) property.SetValue(record, Read(property.PropertyType, value, file) ?? property.GetValue(record));
            else file.Refuse(key, "yaml.key", $"Không có khóa “{key}” ở đây. Được phép: {string.Join(", ", properties.Keys)}.");
        }
        foreach (var (key, property) in properties)
            if (IsRequired(property) && !map.Children.ContainsKey(new YamlScalarNode(key)))
                file.Refuse(node, "yaml.missing", $"Thiếu khóa “{key}”.");
        type.GetProperty("At")?.SetValue(record, file.At(node));
        return record;
    }

    private static IList ReadList(Type item, YamlNode node, YamlFile file)
    {
        // One value stands for a list of one: `row: LVL-101`.
        var nodes = node is YamlSequenceNode sequence ? sequence.Children : [node];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var child in nodes)
            if (Read(item, child, file) is { } value) list.Add(value);
        return list;
    }

    private static object? ReadMap(Type item, YamlNode node, YamlFile file)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), item))!;
        if (node is YamlMappingNode mapping)
        {
            foreach (var (key, child) in mapping.Children)
                if (Read(item, child, file) is { } value) map[key.ToString()] = value;
        }
        else file.Refuse(node, "yaml.map", "Ở đây phải là một bảng “khóa: giá trị”.");
        return map;
    }

    private static object? ReadScalar(Type type, YamlNode node, YamlFile file)
    {
        if (node is not YamlScalarNode { Value: { } text } scalar || (text is "" or "~" or "null" && scalar.Style == ScalarStyle.Plain))
        {
            file.Refuse(node, "yaml.scalar", $"Ở đây phải là {Describe(type)}.");
            return null;
        }
        if (type == typeof(string)) return text.Normalize(NormalizationForm.FormC);
        if (type.IsEnum && Enum.GetNames(type).FirstOrDefault(n => n == text || Key(n) == text) is { } name) return Enum.Parse(type, name);
        if (type == typeof(bool) && text is "yes" or "no" or "true" or "false") return text is "yes" or "true";
        if (type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        if (type == typeof(decimal) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        if (type == typeof(DateOnly) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        file.Refuse(node, "yaml.value", $"“{text}” không phải là {Describe(type)}.");
        return null;
    }

    private static string Describe(Type type) =>
        type.IsEnum ? $"một trong: {string.Join(", ", Enum.GetNames(type).Select(n => type.IsDefined(typeof(PascalWordsAttribute)) ? n : Key(n)))}"
        : type == typeof(bool) ? "yes hoặc no"
        : type == typeof(int) ? "số nguyên"
        : type == typeof(decimal) ? "số, dấu thập phân là dấu chấm"
        : type == typeof(DateOnly) ? "ngày dạng 2024-12-31"
        : "một chuỗi chữ";
}

/// <summary>An enum whose words are written in packs as in code (Excellent), not in snake_case.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class PascalWordsAttribute : Attribute;
