using System.Diagnostics;
using Dapper;
using TuSoi.Database;
using TuSoi.Database.Clusters;

namespace TuSoi.Tests.Database;

/// <summary>A home for one test that starts and kills servers, with what it needs to look at them.</summary>
internal sealed class OwnCluster : IAsyncDisposable
{
    private readonly List<Process> programs = [];
    private readonly string top = Homes.Make();
    private string? data, socket;

    /// <param name="below">Folders between the top, which is removed in the end, and the home.</param>
    public OwnCluster(params string[] below) => Home = Directory.CreateDirectory(Path.Combine([top, .. below])).FullName;

    public string Home { get; }

    /// <param name="durable">False where no server is killed: what was committed last may be lost with it.</param>
    public async Task<PrivateCluster> StartAsync(List<string>? told = null, bool durable = false)
    {
        var cluster = await PrivateCluster.StartAsync(Home, durable, tell: told is null ? null : told.Add);
        (data, socket) = (cluster.DataDirectory, cluster.SocketFolder);
        return cluster;
    }

    public async Task<Store> OpenAsync() => await Store.OpenAsync(new StoreOptions { Home = Home });

    /// <summary>tusoi db serve in a process of its own, once it serves.</summary>
    public async Task<Process> ServeAsync(params string[] through)
    {
        string[] all = [.. through, "dotnet", Path.Combine(AppContext.BaseDirectory, "TuSoi.Cli.dll"), "db", "serve"];
        var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var name in new[] { "TUSOI_DATABASE", "TUSOI_DATABASE_OWNER", "TUSOI_DATABASE_BOX" }) start.Environment.Remove(name);
        start.Environment["TUSOI_HOME"] = Home;
        var program = Process.Start(start)!;
        programs.Add(program);
        var said = await program.StandardOutput.ReadLineAsync();
        return said?.StartsWith("Đang chạy", StringComparison.Ordinal) == true ? program : throw new InvalidOperationException(said + await program.StandardError.ReadToEndAsync());
    }

    /// <summary>The server's process, or null where none is alive.</summary>
    public Process? Server(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, "postmaster.pid");
        if (!File.Exists(file)) return null;
        var pid = int.Parse(File.ReadLines(file).First(), System.Globalization.CultureInfo.InvariantCulture);
        return File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal) ? Process.GetProcessById(pid) : null;
    }

    public async Task<bool> EndsAsync(string dataDirectory)
    {
        for (var i = 0; i < 200 && Server(dataDirectory) is not null; i++) await Task.Delay(50);
        return Server(dataDirectory) is null;
    }

    public static async Task WriteAsync(Store store, int value)
    {
        await using var owner = await store.OpenOwnerAsync();
        await owner.ExecuteAsync("create table if not exists kept (value int)");
        await owner.ExecuteAsync("insert into kept values (@value)", new { value });
    }

    public static async Task<int[]> ReadAsync(Store store)
    {
        await using var owner = await store.OpenOwnerAsync();
        return [.. await owner.QueryAsync<int>("select value from kept order by value")];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs)
        {
            if (!program.HasExited) program.Kill();
            program.Dispose();
        }
        var place = data ?? Path.Combine(Home, ".data", "pg");
        await EndsAsync(place);
        socket ??= File.Exists(place + ".socket") ? (await File.ReadAllTextAsync(place + ".socket")).Trim() : null;
        Homes.Remove(socket, Path.GetDirectoryName(place), top);
    }
}
