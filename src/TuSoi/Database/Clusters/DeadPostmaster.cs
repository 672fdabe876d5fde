namespace TuSoi.Database.Clusters;

/// <summary>A killed server may stay in the process table for about a second; while it does, its lock file looks alive and the next one does not start.</summary>
internal static class DeadPostmaster
{
    private const int Tries = 200;

    public static async Task WaitAsync(string dataDirectory, CancellationToken stop)
    {
        var file = Path.Combine(dataDirectory, "postmaster.pid");
        for (var i = 0; i < Tries && File.Exists(file) && IsServer((await File.ReadAllLinesAsync(file, stop)).FirstOrDefault()); i++) await Task.Delay(50, stop);
    }

    private static bool IsServer(string? pid)
    {
        try { return int.TryParse(pid, out var number) && File.ReadAllText($"/proc/{number}/comm").StartsWith("postgres", StringComparison.Ordinal); }
        catch (IOException) { return false; }
    }
}
