using System.ComponentModel;
using System.Diagnostics;

namespace TuSoi.Database.Clusters;

/// <summary>A program ended otherwise than well.</summary>
internal sealed class ProgramFailed(string program, int code, string said) : Exception($"{program} ended with {code}: {said}");

/// <summary>Runs programs of the machine to their end.</summary>
internal static class Shell
{
    public static async Task<string> RunAsync(string program, string[] arguments, CancellationToken stop)
    {
        // "/": the account of the server may not be able to enter the current folder
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
        using var process = Started(start);
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return process.ExitCode == 0 ? await said : throw new ProgramFailed(program, process.ExitCode, await complained + await said);
    }

    private static Process Started(ProcessStartInfo start)
    {
        try { return Process.Start(start)!; }
        catch (Win32Exception e) { throw new ProgramFailed(start.FileName, 127, e.Message); }
    }
}
