namespace TuSoi.Database.Clusters;

/// <summary>
/// The folder of the server's socket. Who can enter it can be anyone in the database, so it is closed to all others and nobody else can have put one of its name there.
/// </summary>
internal static class SocketFolder
{
    private const int LongestPath = 100; // the address of a unix socket ends at 107 bytes
    private const string Run = "/run", State = "/var/lib/tusoi/run";

    /// <summary>The folder in use, or null where there is none that could be trusted.</summary>
    public static async Task<string?> RememberedAsync(ClusterPlace place, ServerAccount account, CancellationToken stop)
    {
        if (!File.Exists(place.Socket)) return null;
        var folder = (await File.ReadAllTextAsync(place.Socket, stop)).Trim();
        return await IsClosedAsync(folder, account, stop) ? folder : null;
    }

    public static async Task<string> MakeAsync(ClusterPlace place, ServerAccount account, CancellationToken stop)
    {
        var folder = account.IsOurs ? await OfUserAsync(place, account, stop) : OfRoot(place);
        await account.MakeFolderAsync(folder, stop);
        await File.WriteAllTextAsync(place.Socket, folder + "\n", stop);
        return folder;
    }

    private static string OfRoot(ClusterPlace place)
    {
        var parent = Directory.Exists(Run) && (File.GetUnixFileMode(Run) & UnixFileMode.OtherWrite) == 0 ? Path.Combine(Run, "tusoi") : State;
        Directory.CreateDirectory(parent);
        File.SetUnixFileMode(parent, (UnixFileMode)0b111_101_101);
        return Path.Combine(parent, place.Digest);
    }

    private static async Task<string> OfUserAsync(ClusterPlace place, ServerAccount account, CancellationToken stop) =>
        Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } own && Fits(own) && await IsClosedAsync(own, account, stop)
            ? Path.Combine(own, "tusoi-" + place.Digest)
            : (await Shell.RunAsync("mktemp", ["-d", "/tmp/tusoi-XXXXXXXXXXXX"], stop)).Trim();

    /// <summary>Whether only this account can have put something there.</summary>
    private static async Task<bool> IsClosedAsync(string folder, ServerAccount account, CancellationToken stop) =>
        Directory.Exists(folder) && (await Shell.RunAsync("stat", ["-c", "%u %a", folder], stop)).Trim() == $"{account.Uid} 700";

    private static bool Fits(string folder) => folder.Length + "/tusoi-0123456789ab/.s.PGSQL.5432".Length < LongestPath;
}
