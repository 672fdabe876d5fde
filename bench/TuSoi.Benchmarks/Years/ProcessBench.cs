using TuSoi.Database;
using TuSoi.Database.Clusters;

namespace TuSoi.Benchmarks;

/// <summary>
/// The year on the database, all on a private cluster that keeps what it says: acts beside a bare loop of the same statements, a province opened and
/// ranked, a workbook brought in, and both stories told to the end.
/// </summary>
internal static class ProcessBench
{
    /// <summary>What can be measured alone.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["acts", "province", "stories"];

    // no requirement says it: nobody should wait longer than ten seconds at a page that shows no progress
    private const double WorkbookLimit = 10;

    /// <param name="part">Only this part; null: all.</param>
    public static async Task<int> RunAsync(bool small, string? part = null)
    {
        var home = Scratch.Make("process");
        try
        {
            await using var cluster = await PrivateCluster.StartAsync(home);
            var good = true;
            if (part is null or "acts") good &= await ActsAsync(cluster, small);
            if (part is null or "province") good &= await ProvinceAsync(cluster, small);
            if (part is null or "stories")
                foreach (var pack in new[] { "hd-19-dukdn-2024", "kh-352-2023" }) good &= await Stories.TellAsync(home, pack, small);
            return good ? 0 : 1;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static async Task<bool> ActsAsync(PrivateCluster cluster, bool small)
    {
        await using var store = await Store.OpenScratchAsync(cluster);
        var office = await Office.FoundAsync(store, small ? 12 : 40, small ? 600 : 3000);
        await office.OpenAsync();
        return await Acts.MeasureAsync(office);
    }

    private static async Task<bool> ProvinceAsync(PrivateCluster cluster, bool small)
    {
        await using var store = await Store.OpenScratchAsync(cluster);
        var office = await Office.FoundAsync(store, small ? 60 : 100, small ? 2000 : 10_000);
        var good = small || Bench.Tell("workbook of 10,000 persons brought in, s", office.Imported.TotalSeconds, WorkbookLimit, office.Imported.TotalSeconds <= WorkbookLimit);
        await Province.GrowAsync(store, office.Founded.Organisation, small ? 5 : 15);
        return good & await Province.MeasureAsync(office, small);
    }
}
