using TuSoi.Opening;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.SpecialCases;
using TuSoi.Rules.Yaml;

namespace TuSoi.Benchmarks;

/// <summary>What all measurements share: the pack, and a figure beside its limit.</summary>
internal static class Bench
{
    public static Pack Pack() => new PackFolder(new Problems(), Path.Combine(Environment.GetEnvironmentVariable("TUSOI_HOME") ?? ".", "packs")).Find("hd-19-dukdn-2024")!;

    /// <summary>The pack without what stands around the conditions: ballots, quotas, special cases.</summary>
    public static Pack ConditionsOf(Pack pack) => pack.With(ballots: new Dictionary<string, BallotRule>(), quotas: new Dictionary<string, QuotaRule>(), specialCases: new Dictionary<string, SpecialCase>());

    public static bool Tell(string what, double value, double limit, bool good)
    {
        Console.WriteLine($"  {(good ? "ok  " : "MISS")} {what}: {value:#,##0.00} (limit {limit:#,##0.##})");
        return good;
    }

    /// <summary>Leaves nothing behind that the next measurement would pay for.</summary>
    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
