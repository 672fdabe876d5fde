using System.Diagnostics;

namespace TuSoi.Database.Clusters;

/// <summary>
/// A small process that waits for the end of this one, kill -9 too, and then stops the server if no other program uses it. It notices by the end of file on a pipe:
/// a signal on the parent's death would be bound to the thread that forked.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const string Leave = "leave";

    // Flock waits a little: the kernel may close the dead program's pipe before its lock; another program's lock means that one has a watchdog too.
    // Once more after a while: the program may have died while its server was still starting.
    private const string Script = $$"""
        trap '' INT TERM HUP; read -r word; [ "$word" = {{Leave}} ] && exit
        flock -w 10 "$0" "$@" 2>/dev/null || { sleep 2; flock -w 10 "$0" "$@" 2>/dev/null; }
        """;

    private readonly Process process;

    public Watchdog(ClusterPlace place, string[] stopServer) =>
        process = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Script, place.Users, .. stopServer]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" })!;

    /// <summary>Sends it away: this program ends in good order.</summary>
    public void Dispose()
    {
        try
        {
            process.StandardInput.WriteLine(Leave);
            process.StandardInput.Dispose();
        }
        catch (IOException) { } // somebody killed it
        process.WaitForExit();
        process.Dispose();
    }
}
