using System.Text;
using TuSoi.Database.Clusters;

namespace TuSoi.Database;

/// <summary>The schema for reading: what pg_dump says, without what is the same everywhere or differs between machines.</summary>
public static class SchemaText
{
    private static readonly string[] Noise = ["SET ", "SELECT pg_catalog.", "\\", "--"];

    /// <summary>The schema that this program's migrations make, from a scratch database in the private cluster of this home.</summary>
    public static async Task<string> OfMigrationsAsync(string home, CancellationToken stop = default)
    {
        await using var cluster = await PrivateCluster.StartAsync(home, stop: stop);
        await using var scratch = await Store.OpenScratchAsync(cluster, stop: stop);
        return await OfAsync(cluster, scratch, stop);
    }

    public static async Task<string> OfAsync(PrivateCluster cluster, Store store, CancellationToken stop = default) =>
        Tidy(await cluster.DumpSchemaAsync(store.Database, stop));

    /// <summary>Keeps comments inside functions: those are ours.</summary>
    private static string Tidy(string dump)
    {
        var text = new StringBuilder("-- Generated from Migrations/ by “./tusoi db schema --out src/TuSoi/Database/schema.sql”, for reading only.\n");
        var (inBody, gap) = (false, true);
        foreach (var line in dump.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!inBody && Noise.Any(noise => line.StartsWith(noise, StringComparison.Ordinal))) continue;
            if (line.Split("$$").Length % 2 == 0) inBody = !inBody;
            if (line.Length == 0 && !inBody) { gap = true; continue; }
            text.Append(gap ? "\n" : "").Append(line).Append('\n');
            gap = false;
        }
        return text.ToString();
    }
}
