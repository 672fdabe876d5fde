using System.Globalization;
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
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(good ? "ok  " : "MISS")} {what}: {value:#,##0.00} (limit {limit:#,##0.##})"));
        return good;
    }

    /// <summary>Seconds of processor time that the host of this virtual machine has given to others since it started; 0 where that is not told.</summary>
    public static double Withheld() => File.Exists("/proc/stat") && File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 8 } cpu ? double.Parse(cpu[8], CultureInfo.InvariantCulture) / 100 : 0;

    /// <summary>Leaves nothing behind that the next measurement would pay for.</summary>
    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
