namespace TuSoi.Benchmarks;

/// <summary>A home of its own for one measurement, with the packs of the repository.</summary>
internal static class Scratch
{
    public static string Make(string name)
    {
        var root = Environment.GetEnvironmentVariable("TUSOI_HOME") ?? ".";
        var home = Path.Combine(root, ".data", $"bench-{name}-{Environment.ProcessId}");
        Directory.CreateDirectory(home);
        Directory.CreateSymbolicLink(Path.Combine(home, "packs"), Path.GetFullPath(Path.Combine(root, "packs")));
        return home;
    }
}
