using TuSoi.Tests.Ranking;

namespace TuSoi.Web.Tests.Access;

/// <summary>One address and what each actor gets there, in the order of the columns: a status, or “door” for the way to signing in.</summary>
internal sealed record AccessRow(string Endpoint, string Address, IReadOnlyList<string> Expected)
{
    public bool IsPost => Endpoint.StartsWith("POST", StringComparison.Ordinal);

    /// <summary>The address with ids in place of the words in braces.</summary>
    public string With(IReadOnlyDictionary<string, string> ids) => ids.Aggregate(Address, (at, id) => at.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));

    /// <summary>As it stands in the table.</summary>
    public string Line(IEnumerable<string> got) => $"{Address,AccessTable.Wide} {string.Join(' ', got.Select(g => $"{g,-6}"))}".TrimEnd();
}

/// <summary>The table, as it stands in access.txt: “GET” or “POST” and the pattern of an endpoint, then its addresses, each with a column for every actor. “#” is for whoever reads.</summary>
internal static class AccessTable
{
    public const int Wide = -58;

    private static readonly string[] Lines = [.. File.ReadLines(Path.Combine(Repository.Folder, "tests", "TuSoi.Web.Tests", "Access", "access.txt"))];

    /// <summary>Everybody of the table, in the order of its columns.</summary>
    public static IReadOnlyList<string> Actors { get; } = Lines.First(l => l.StartsWith("who ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];

    public static IReadOnlyList<AccessRow> Rows { get; } = [.. Read()];

    /// <summary>The first two of each endpoint: what the usual tests ask.</summary>
    public static IReadOnlyList<AccessRow> Core { get; } = [.. Rows.GroupBy(r => r.Endpoint).SelectMany(g => g.Take(2))];

    private static IEnumerable<AccessRow> Read()
    {
        var endpoint = "";
        foreach (var line in Lines.Where(l => !l.StartsWith('#')))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var first, .. var rest]) continue;
            if (first is "GET" or "POST") endpoint = line.Trim();
            else if (first == "who" && !rest.SequenceEqual(Actors)) throw new FormatException($"Columns change: {line}");
            else if (first[0] == '/') yield return new AccessRow(endpoint, first, rest);
        }
    }
}
