using System.Buffers;

namespace TuSoi.Office.Xlsx.Writing;

/// <summary>Makes the names of tabs such that Excel opens them without repairing: allowed characters, 31 of them, all different.</summary>
internal static class SheetNames
{
    private const int Longest = 31;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(@"[]:*?/\");

    public static IReadOnlyList<string> Distinct(IEnumerable<string> wanted)
    {
        // Excel keeps the name "History" for itself
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "History" };
        var names = new List<string>();
        foreach (var name in wanted.Select(Allowed))
        {
            var distinct = name;
            for (var number = 2; !taken.Add(distinct); number++)
                distinct = XmlText.Start(name, Longest - $" ({number})".Length) + $" ({number})";
            names.Add(distinct);
        }
        return names;
    }

    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Allowed(string name)
    {
        var characters = XmlText.Cleaned(name).Select(c => Forbidden.Contains(c) ? '-' : char.IsControl(c) ? ' ' : c);
        var allowed = XmlText.Start(string.Concat(characters).Trim(' ', '\''), Longest).Trim(' ', '\'');
        return allowed.Length == 0 ? "Trang" : allowed;
    }
}
