using System.CommandLine;
using TuSoi.Cli.Story;
using TuSoi.Database;
using TuSoi.Database.Clusters;
using TuSoi.Rostering;
using TuSoi.Rules.Linting;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi demo: a synthetic bloc whose year has been played to the middle, on a database that is marked for it; the launcher then serves its pages.</summary>
internal static class DemoCommand
{
    private const int Members = 320, Seed = 1, Month = 12, Day = 3, Hour = 9, DaysSince = 3;

    public static Command Create()
    {
        var fresh = new Option<bool>("--fresh") { Description = "Bỏ dữ liệu trình diễn cũ ở máy chủ riêng, làm lại từ đầu" };
        var command = new Command("demo", "Chuẩn bị bản trình diễn: một khối do máy đặt ra, giữa đợt kiểm điểm; rồi mở các trang") { fresh };
        command.SetAction(async (parse, stop) =>
        {
            try
            {
                return await PrepareAsync(parse.GetValue(fresh), stop);
            }
            catch (StoreRefused e)
            {
                return PackCommand.Complain($"{e.Code}: {e.Message}");
            }
        });
        return command;
    }

    private static async Task<int> PrepareAsync(bool fresh, CancellationToken stop)
    {
        var problems = new Problems();
        var folder = Home.Packs(problems, null);
        if (folder.Find(Home.UsualPack) is not { } pack) return PackCommand.Refuse(problems);
        if (Catalogue.Read("packs/catalogue.yaml", await File.ReadAllTextAsync(Path.Combine(Home.Folder, "packs", "catalogue.yaml"), stop), problems) is not { } catalogue) return PackCommand.Refuse(problems);
        var from = StoreOptions.FromEnvironment(Home.Folder) with { Tell = Console.Error.WriteLine };
        if (fresh && from.Web is null) await ForgetAsync(from, stop);
        await using var store = from.Web is null ? await Store.OpenPrivateAsync(from, Installation.DemoDatabase, stop) : await Store.OpenAsync(from, stop);
        await Installation.MarkDemoAsync(store, stop);
        var (first, until) = (new DateOnly(pack.Head.InForce.Year, 11, 1), new DateOnly(pack.Head.InForce.Year, Month, Day));
        if (await IsPlayedAsync(store, stop)) return 0;
        Console.WriteLine($"Đang đặt ra một khối khoảng {Members} đảng viên và diễn đợt kiểm điểm từ {first:dd/MM/yyyy} đến {until:dd/MM/yyyy}…");
        var size = new StorySize(WorkbookSample.LeastOrganisationsOf(pack), Members) { Lanes = 2 };
        var teller = new Teller(TextWriter.Null, quiet: true);
        await new Year(store, pack, folder.Holidays, size, Seed, teller, new Coverage(pack, catalogue, size), AmendedPack.Of(pack, folder)).TellAsync(until);
        var now = until.AddDays(DaysSince).ToDateTime(new TimeOnly(Hour, 0)); // so that something is late
        await Installation.SetDemoClockAsync(store, new DateTimeOffset(now, Instant.Zone.GetUtcOffset(now)), stop);
        Console.WriteLine($"Đã ghi {teller.Acts:#,##0} việc của đợt; còn lại để đồng chí làm thử.");
        return 0;
    }

    private static async Task ForgetAsync(StoreOptions from, CancellationToken stop)
    {
        await using var cluster = await PrivateCluster.StartAsync(from.Home, from.Durable, from.Tell, stop);
        await cluster.DropDatabaseAsync(Installation.DemoDatabase, stop);
    }

    // The clock is set last: before that, whatever is there was broken off, and goes on.
    private static async Task<bool> IsPlayedAsync(Store store, CancellationToken stop) =>
        (await Installation.ReadAsync(store, stop)).ClockShift != TimeSpan.Zero;
}
