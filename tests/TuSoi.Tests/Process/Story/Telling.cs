using System.Diagnostics;
using System.Globalization;
using Dapper;
using TuSoi.Database;
using TuSoi.Tests.Database;
using TuSoi.Tests.Ranking;
using Process = System.Diagnostics.Process;

namespace TuSoi.Tests.Processes.Story;

/// <summary>“tusoi story” in processes of their own, on one database of a cluster that the test holds.</summary>
internal sealed class Telling : IAsyncDisposable
{
    private const string Name = "told";
    private readonly OwnCluster own = new();
    private readonly List<Process> programs = [];
    private TuSoi.Database.Clusters.PrivateCluster cluster = null!;

    public static async Task<Telling> StartAsync()
    {
        var telling = new Telling();
        Directory.CreateSymbolicLink(Path.Combine(telling.own.Home, "packs"), Repository.Path("packs"));
        telling.cluster = await telling.own.StartAsync();
        return telling;
    }

    public string Acknowledged => Path.Combine(own.Home, "acknowledged");

    /// <summary>The database as the test looks at it.</summary>
    public Task<Store> StoreAsync() => Store.OpenNamedAsync(cluster, Name);

    public Process Tell(params string[] more)
    {
        string[] all = [Path.Combine(AppContext.BaseDirectory, "TuSoi.Cli.dll"), "story", "--quiet", "--database", Name, .. more];
        var start = new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var name in new[] { "TUSOI_DATABASE", "TUSOI_DATABASE_OWNER", "TUSOI_DATABASE_BOX" }) start.Environment.Remove(name);
        start.Environment["TUSOI_HOME"] = own.Home;
        programs.Add(Process.Start(start)!);
        return programs[^1];
    }

    /// <summary>Until so many more acts are acknowledged, and a moment longer; false where the story ended before.</summary>
    public async Task<bool> ReachesAsync(Process program, int more, int milliseconds)
    {
        var from = Length();
        while (Length() < from + more && !program.HasExited) await Task.Delay(5);
        if (!program.HasExited) await Task.Delay(milliseconds);
        return !program.HasExited;
    }

    /// <summary>kill -9 of the server, and up again.</summary>
    public async Task KillServerAsync()
    {
        own.Server(cluster.DataDirectory)!.Kill();
        await cluster.EnsureRunningAsync();
    }

    public static async Task<string> EndAsync(Process program)
    {
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return program.ExitCode == 0 ? "" : await output + await errors;
    }

    /// <summary>Numbers of acknowledged acts; a line that was cut by the kill counts as not acknowledged.</summary>
    public async Task<long[]> AcknowledgedAsync(string? file = null)
    {
        var text = await File.ReadAllTextAsync(file ?? Acknowledged);
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => long.Parse(line, CultureInfo.InvariantCulture))];
    }

    public async Task<IReadOnlyList<string>> BrokenAsync(IEnumerable<long> acknowledged)
    {
        await using var store = await StoreAsync();
        await using var owner = await store.OpenOwnerAsync();
        return [.. await owner.QueryAsync<string>(Wholeness.Sql, new { acknowledged = acknowledged.ToArray() }, commandTimeout: 60)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs)
        {
            if (!program.HasExited) program.Kill();
            program.Dispose();
        }
        await cluster.DisposeAsync();
        File.Delete(Path.Combine(own.Home, "packs"));
        await own.DisposeAsync();
    }

    private int Length() => File.Exists(Acknowledged) ? File.ReadLines(Acknowledged).Count() : 0;
}
