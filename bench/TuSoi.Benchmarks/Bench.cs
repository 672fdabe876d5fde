namespace TuSoi.Benchmarks;

/// <summary>A figure beside its limit.</summary>
internal static class Bench
{
    public static bool Tell(string what, double value, double limit, bool good)
    {
        Console.WriteLine($"  {(good ? "ok  " : "MISS")} {what}: {value:#,##0.00} (limit {limit:#,##0.##})");
        return good;
    }
}
