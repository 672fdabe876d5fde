using System.Diagnostics;

namespace TuSoi.Benchmarks;

/// <summary>“tusoi story”, from its start to its end, in a process of its own.</summary>
internal static class Stories
{
    private const double Limit = 90;

    // the program as it is run, not its copy beside this one, which has other frameworks under it
    private static readonly string Cli = Path.Combine(Environment.GetEnvironmentVariable("TUSOI_HOME") ?? ".", "src", "TuSoi.Cli", "bin", "Release", "net10.0", "TuSoi.Cli.dll");

    public static async Task<bool> TellAsync(string home, string pack, bool small)
    {
        var size = small ? "small" : "full";
        var start = new ProcessStartInfo("dotnet", [Cli, "story", "--quiet", "--pack", pack, "--size", size]);
        start.Environment["TUSOI_HOME"] = home;
        var (watch, withheld) = (Stopwatch.StartNew(), Bench.Withheld());
        using var story = Process.Start(start)!;
        await story.WaitForExitAsync();
        var good = Bench.Tell($"story {pack}, {size}, s", watch.Elapsed.TotalSeconds, Limit, story.ExitCode == 0 && watch.Elapsed.TotalSeconds <= Limit);
        Console.WriteLine($"       of {Environment.ProcessorCount} processors the host withheld {Bench.Withheld() - withheld:0.0} s meanwhile");
        return good;
    }
}
