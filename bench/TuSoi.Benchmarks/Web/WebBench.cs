using System.Diagnostics;
using Npgsql;
using TuSoi.Database;
using TuSoi.Database.Clusters;
using TuSoi.Web;

namespace TuSoi.Benchmarks.Web;

/// <summary>
/// The pages under load: task pages beside a page that reads one row, posts beside a bare loop of the same statements, latency at half of what was measured,
/// the board of many units, memory of the process.
/// </summary>
internal static class WebBench
{
    private const int Lanes = 8, Sessions = 200;
    private const double Least = 0.40, PageLimit = 100, ActLimit = 150, BoardLimit = 300, IdleLimit = 250, LoadLimit = 400;

    public static async Task<int> RunAsync(bool small)
    {
        var home = Scratch.Make("web");
        try
        {
            await using var cluster = await PrivateCluster.StartAsync(home);
            var good = await OfficeAsync(cluster, home, small) & await BoardAsync(cluster, home, small);
            return good ? 0 : 1;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static async Task<bool> OfficeAsync(PrivateCluster cluster, string home, bool small)
    {
        const string Name = "bench_web";
        await using var store = await Store.OpenNamedAsync(cluster, Name);
        var office = await Office.FoundAsync(store, small ? 12 : 40, small ? 600 : 3000);
        await office.OpenAsync();
        await MarkAsync(store);
        await Acts.PromptedAsync(office);
        using var server = await Server.StartAsync(home, Name);
        using var http = Session.Client(server.Url, 64);
        var visitors = await Visitors.EnterAsync(office, http, small ? 40 : Sessions);
        var idle = server.Megabytes;
        var good = await PagesAsync(visitors, small);
        good &= await Posts.MeasureAsync(office, visitors, small ? 3 : 8, Least);
        good &= await LatencyAsync(visitors, small);
        good &= Bench.Tell("memory of the process after the first visits, MB", idle, IdleLimit, idle <= IdleLimit);
        return Bench.Tell("memory of the process under load, MB", server.Megabytes, LoadLimit, server.Megabytes <= LoadLimit) & good;
    }

    private static async Task<bool> PagesAsync(Visitors visitors, bool small)
    {
        var lasts = TimeSpan.FromSeconds(small ? 2 : 6);
        // until nothing is compiled any more: all pages equally often, as a program that has run for a while
        for (var round = 0; round < (small ? 1 : 4); round++)
            foreach (var (_, path, _) in visitors.Pages)
            {
                await Load.ClosedAsync(Lanes, lasts / 2, n => visitors.GetAsync(path, n));
                await Load.ClosedAsync(Lanes, lasts / 6, n => Visitors.OneRowAsync(path, n));
            }
        var good = true;
        foreach (var (what, path, _) in visitors.Pages)
        {
            // turn by turn, so that whatever else the machine does falls on both
            double page = 0, row = 0;
            for (var turn = 0; turn < 3; turn++)
            {
                row += await Load.ClosedAsync(Lanes, lasts / 2, n => Visitors.OneRowAsync(path, n)) / 3;
                page += await Load.ClosedAsync(Lanes, lasts / 2, n => visitors.GetAsync(path, n)) / 3;
            }
            Console.WriteLine($"{what}: {page:#,##0} a second, the page with one row {row:#,##0}");
            good &= Bench.Tell($"{what} ÷ page that reads one row", page / row, Least, page / row >= Least);
        }
        return good;
    }

    private static async Task<bool> LatencyAsync(Visitors visitors, bool small)
    {
        var capacity = await Load.ClosedAsync(16, TimeSpan.FromSeconds(small ? 2 : 6), n => visitors.Mixed(n).Send());
        var measured = await Load.OpenAsync(capacity / 2, TimeSpan.FromSeconds(small ? 4 : 20), visitors.Mixed);
        Console.WriteLine($"mix of pages and drafts: {capacity:#,##0} a second at most; at half of it {visitors.Count} sessions, {measured.Sum(m => m.Count()):#,##0} requests");
        var pages = Load.Percentile(measured["page"], 0.99);
        var acts = Load.Percentile(measured["act"], 0.99);
        return Bench.Tell("task pages, p99 ms", pages, PageLimit, pages <= PageLimit) & Bench.Tell("posts, p99 ms", acts, ActLimit, acts <= ActLimit);
    }

    private static async Task<bool> BoardAsync(PrivateCluster cluster, string home, bool small)
    {
        const string Name = "bench_board";
        await using var store = await Store.OpenNamedAsync(cluster, Name);
        var office = await Office.FoundAsync(store, small ? 60 : 100, small ? 2000 : 5000);
        await Province.GrowAsync(store, office.Founded.Organisation, small ? 3 : 4);
        await office.OpenAsync();
        await MarkAsync(store);
        using var server = await Server.StartAsync(home, Name);
        using var http = Session.Client(server.Url, 4);
        var board = await Session.EnterAsync(http, office.Board);
        var units = (await office.RosterAsync()).All.Count(s => s.Family == "organisation");
        var root = (await office.RosterAsync()).FindEntry(office.Founded.Organisation)!.Id;
        var times = new List<double>();
        for (var n = 0; n < 12; n++)
        {
            var watch = Stopwatch.StartNew();
            await board.GetAsync(Links.Board(office.Cycle, root));
            if (n >= 4) times.Add(watch.Elapsed.TotalMilliseconds); // warm
        }
        var median = Load.Percentile(times, 0.5);
        return Bench.Tell($"board of {units:#,##0} units, ms", median, BoardLimit, median <= BoardLimit);
    }

    private static async Task MarkAsync(Store store)
    {
        await using var owner = await store.OpenOwnerAsync();
        await using var mark = new NpgsqlCommand("insert into installation (demo, made_at, clock_shift) values (true, now(), $1)", owner) { Parameters = { new() { Value = new DateTimeOffset(2024, 11, 20, 8, 0, 0, TimeSpan.FromHours(7)) - DateTimeOffset.UtcNow } } };
        await mark.ExecuteNonQueryAsync();
    }
}
