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
    private const int DigitsOfAct = 5;
    private int story = 1;
    private readonly OwnCluster own = new();
    private readonly List<Process> programs = [];
    private TuSoi.Database.Clusters.PrivateCluster cluster = null!;

    /// <param name="durable">Whether anything has to outlive a crash.</param>
    public static async Task<Telling> StartAsync(bool durable = true)
    {
        var telling = new Telling();
        Directory.CreateSymbolicLink(Path.Combine(telling.own.Home, "packs"), Repository.Path("packs"));
        telling.cluster = await telling.own.StartAsync(durable: durable);
        return telling;
    }

    public string Acknowledged => Path.Combine(own.Home, $"acknowledged{story}");

    /// <summary>A new story on a new database of the same cluster.</summary>
    public void Next() => story++;

    /// <summary>The database as the test looks at it.</summary>
    public Task<Store> StoreAsync() => Store.OpenNamedAsync(cluster, $"told{story}");

    public Process Tell(params string[] more) => Run(["story", "--quiet", "--database", $"told{story}", .. more]);

    /// <summary>The whole story of a pack, as it is printed.</summary>
    public async Task<string> ToldAsync(string pack)
    {
        var program = Run(["story", "--pack", pack, "--database", $"told{story}"]);
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return program.ExitCode == 0 ? await output : await errors;
    }

    /// <summary>“tusoi cycle verify” of the database.</summary>
    public Process Verify() => Run(["cycle", "verify", "--database", $"told{story}"]);

    private Process Run(string[] arguments)
    {
        string[] all = [Path.Combine(AppContext.BaseDirectory, "TuSoi.Cli.dll"), .. arguments];
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
        while (Length() < from + more && !program.HasExited) await Task.Delay(2);
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

    private long Length() => File.Exists(Acknowledged) ? new FileInfo(Acknowledged).Length / DigitsOfAct : 0;
}
