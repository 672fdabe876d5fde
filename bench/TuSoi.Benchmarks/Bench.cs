namespace TuSoi.Benchmarks;

/// <summary>A figure beside its limit.</summary>
internal static class Bench
{
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
