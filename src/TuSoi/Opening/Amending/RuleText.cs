using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace TuSoi.Opening.Amending;

/// <summary>Rules of a procedure as texts that can be laid side by side: each property under the first words of its description.</summary>
internal static class RuleText
{
    public static IReadOnlyDictionary<string, string> Of(object rule) =>
        Described(rule).Select(p => (p.Label, Text: Text(p.Property.GetValue(rule)))).Where(p => p.Text.Length > 0).ToDictionary(p => p.Label, p => p.Text);

    private static IEnumerable<(string Label, PropertyInfo Property)> Described(object rule) =>
        rule.GetType().GetProperties().Select(p => (Label: p.GetCustomAttribute<DescriptionAttribute>()?.Description, Property: p)).Where(p => p.Label is not null && p.Property.Name != "Assumed").Select(p => (First(p.Label!, p.Property), p.Property));

    // A yes or no is told whole: what it means stands after the colon.
    private static string First(string label, PropertyInfo property) => property.PropertyType == typeof(bool) ? label.Split(": ").Last() : label.Split([',', ';', ':', '('])[0].Trim();

    private static string Text(object? value) => value switch
    {
        null or false => "",
        true => "có",
        string text => text,
        Enum word => Rules.Yaml.Binder.Key(word.ToString()),
        IEnumerable list => string.Join("; ", list.Cast<object>().Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => string.Join(", ", Of(value).Select(p => $"{p.Key}: {p.Value}")),
    };
}
