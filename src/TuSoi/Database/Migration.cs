using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace TuSoi.Database;

/// <summary>One numbered step of the schema, forward only.</summary>
/// <param name="Version">The number at the start of its name.</param>
/// <param name="Name">NNNN_name, as the file is called.</param>
/// <param name="Sql">Its text, with line ends as on Unix.</param>
public sealed record Migration(int Version, string Name, string Sql)
{
    private const string Prefix = "migrations/", Alone = "-- no transaction";

    /// <summary>SHA-256 of the text.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>
    /// False for a file whose first line is <c>-- no transaction</c>. Its statements each end at the end of a line and run one by one, so the file must
    /// bear being run again from its start: <c>drop index concurrently if exists …;</c> before <c>create index concurrently …;</c>.
    /// </summary>
    public bool Transactional => !Sql.StartsWith(Alone, StringComparison.Ordinal);

    /// <summary>What is sent to the server in one piece each.</summary>
    public IEnumerable<string> Pieces => Transactional ? [Sql] : Sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Migration Of(string name, string sql) => new(int.Parse(name.Split('_')[0], CultureInfo.InvariantCulture), name, sql.ReplaceLineEndings("\n"));

    /// <summary>The migrations inside this program, by number.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Embedded(typeof(Migration).Assembly).OrderBy(m => m.Version)];

    private static IEnumerable<Migration> Embedded(Assembly assembly)
    {
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return Of(name[Prefix.Length..], text.ReadToEnd());
        }
    }
}
