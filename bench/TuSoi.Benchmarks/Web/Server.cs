using System.Diagnostics;
using System.Globalization;
using TuSoi.Database;
using TuSoi.Database.Clusters;
using TuSoi.Web.Hosting;

namespace TuSoi.Benchmarks.Web;

/// <summary>The pages in a process of their own, so that its memory is what it needs.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process process;

    private Server(Process process, string url) => (this.process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Megabytes that the process holds now.</summary>
    public double Megabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    public static async Task<Server> StartAsync(string home, string database)
    {
        // with the product's own settings of the runtime: they decide how much memory it holds
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", Path.Combine(AppContext.BaseDirectory, "TuSoi.Web.runtimeconfig.json"), Path.Combine(AppContext.BaseDirectory, "TuSoi.Benchmarks.dll"), "web-server", database]) { RedirectStandardOutput = true };
        start.Environment["TUSOI_HOME"] = home;
        var process = Process.Start(start)!;
        return new Server(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start."));
    }

    /// <summary>The process itself: serves until its input ends.</summary>
    public static async Task<int> ServeAsync(string database)
    {
        var home = SiteOptions.FindHome();
        await using var cluster = await PrivateCluster.StartAsync(home);
        await using var store = await Store.OpenNamedAsync(cluster, database);
        await using var site = await Site.BuildAsync(new SiteOptions { Home = home, Store = store, Quiet = true, MorePages = [typeof(OneRowPage).Assembly] });
        await site.StartAsync();
        Console.WriteLine(site.Url);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
