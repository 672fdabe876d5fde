using System.Diagnostics;

namespace TuSoi.Benchmarks.Web;

/// <summary>Requests against a server: as fast as it answers, or at a steady rate that does not wait for answers.</summary>
internal static class Load
{
    /// <summary>So many at once, each again as soon as it is answered.</summary>
    /// <returns>Answers a second.</returns>
    public static async Task<double> ClosedAsync(int lanes, TimeSpan lasts, Func<int, Task> request)
    {
        var (count, next, watch) = (0, -1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(async _ =>
        {
            while (watch.Elapsed < lasts)
            {
                await request(Interlocked.Increment(ref next));
                Interlocked.Increment(ref count);
            }
        }));
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A request every so often, whether the ones before are answered or not.</summary>
    /// <returns>Milliseconds from when each should have been sent to its answer, by kind.</returns>
    public static async Task<ILookup<string, double>> OpenAsync(double rate, TimeSpan lasts, Func<int, (string Kind, Func<Task> Send)> request)
    {
        var (watch, all) = (Stopwatch.StartNew(), new List<Task<(string, double)>>());
        for (var n = 0; ; n++)
        {
            var planned = TimeSpan.FromSeconds(n / rate);
            if (planned > lasts) break;
            if (planned - watch.Elapsed is { TotalMilliseconds: > 1 } wait) await Task.Delay(wait);
            var (kind, send) = request(n);
            all.Add(Task.Run(async () =>
            {
                await send();
                return (kind, (watch.Elapsed - planned).TotalMilliseconds);
            }));
        }
        return (await Task.WhenAll(all)).ToLookup(a => a.Item1, a => a.Item2);
    }

    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
