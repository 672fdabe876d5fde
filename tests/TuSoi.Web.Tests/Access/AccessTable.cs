using TuSoi.Tests.Ranking;

namespace TuSoi.Web.Tests.Access;

/// <summary>One address and what each actor gets there, in the order of <see cref="AccessWorld.Actors"/>: a status, or “door” for the way to signing in.</summary>
internal sealed record AccessRow(string Endpoint, string Address, IReadOnlyList<string> Expected)
{
    public bool IsPost => Endpoint.StartsWith("POST", StringComparison.Ordinal);

    /// <summary>The address with ids in place of the words in braces.</summary>
    public string With(IReadOnlyDictionary<string, string> ids) => ids.Aggregate(Address, (at, id) => at.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));

    /// <summary>As it stands in the table.</summary>
    public string Line(IEnumerable<string> got) => $"{Address,-72} {string.Join(' ', got.Select(g => $"{g,-4}"))}".TrimEnd();

    /// <summary>The table: “#” and the endpoint, then its addresses, each with a column for every actor.</summary>
    public static IReadOnlyList<AccessRow> Table { get; } = [.. Read(File.ReadLines(Path.Combine(Repository.Folder, "tests", "TuSoi.Web.Tests", "Access", "access.txt")))];

    private static IEnumerable<AccessRow> Read(IEnumerable<string> lines)
    {
        var endpoint = "";
        foreach (var line in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) endpoint = line[2..].Trim();
            else if (line.StartsWith('/') && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var address, .. var expected]) yield return new AccessRow(endpoint, address, expected);
        }
    }
}
