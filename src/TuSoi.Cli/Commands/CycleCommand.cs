using System.CommandLine;
using TuSoi.Database;
using TuSoi.Database.Clusters;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi cycle …: for who runs the installation and for auditors at the machine; reads with the owner's rights.</summary>
internal static class CycleCommand
{
    private static readonly Option<string?> Database = new("--database") { Description = "Tên cơ sở dữ liệu trong máy chủ riêng; không ghi thì dùng cơ sở đang cấu hình", Recursive = true };
    private static readonly Option<long?> Id = new("--cycle") { Description = "Số của đợt (xem “cycle list”); không ghi thì mọi đợt" };

    public static Command Create() => new("cycle", "Các đợt kiểm điểm: liệt kê, kiểm chứng, niêm phong nhật ký") { Database, List(), Verify(), Seal() };

    private static Command List()
    {
        var command = new Command("list", "Liệt kê các đợt");
        command.SetAction((parse, stop) => WithAsync(parse, async store =>
        {
            foreach (var cycle in await StoredCycle.AllAsync(store, stop)) Console.WriteLine($"{cycle.Id,10}  {cycle.Year}  {cycle.Root}  ({cycle.Pack}, {cycle.Subjects:#,##0} đối tượng{(cycle.Seals > 0 ? $", {cycle.Seals} lần niêm phong" : "")})");
            return 0;
        }, stop));
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify", "Kiểm chứng: nhật ký, niêm phong, bảng đếm, xếp loại theo số liệu, quyết định") { Id };
        command.SetAction((parse, stop) => WithAsync(parse, async store =>
        {
            var verification = new Verification(store, Packs());
            var whole = true;
            foreach (var cycle in Chosen(await StoredCycle.AllAsync(store, stop), parse.GetValue(Id))) whole &= VerificationText.Print(Console.Out, cycle, await verification.OfAsync(cycle.Id, stop));
            return whole ? 0 : 1;
        }, stop));
        return command;
    }

    private static Command Seal()
    {
        var by = new Option<string>("--by") { Description = "Mã của người niêm phong: phải có quyền quản lý danh sách, kỹ thuật hoặc xem nhật ký ở tổ chức gốc", Required = true };
        var command = new Command("seal", "Niêm phong đầu mọi chuỗi nhật ký của đợt") { Id, by };
        command.SetAction((parse, stop) => WithAsync(parse, async store =>
        {
            if (await StoredCycle.PersonAsync(store, parse.GetValue(by)!, stop) is not { } person) throw new StoreRefused("cycle.person", $"Không có người mang mã “{parse.GetValue(by)}”.");
            var keeping = new Keeping(new Desk(store, Packs(), TimeProvider.System));
            foreach (var cycle in Chosen(await StoredCycle.AllAsync(store, stop), parse.GetValue(Id)))
            {
                if (await keeping.SealAsync(new SealChains { Cycle = cycle.Id, By = person }, stop) is Outcome.Refused no) throw new StoreRefused(no.Code, no.Sentence);
                Console.WriteLine($"Đã niêm phong đợt năm {cycle.Year} của {cycle.Root}.");
            }
            return 0;
        }, stop));
        return command;
    }

    private static IEnumerable<StoredCycle> Chosen(IReadOnlyList<StoredCycle> all, long? id)
    {
        var chosen = all.Where(c => id is null || c.Id == id).ToList();
        return chosen.Count > 0 ? chosen : throw new StoreRefused("cycle.unknown", id is null ? "Cơ sở dữ liệu chưa có đợt nào." : $"Không có đợt số {id}. Hãy xem “tusoi cycle list”.");
    }

    private static CyclePacks Packs()
    {
        var packs = Home.Packs(new Problems(), null);
        return new CyclePacks(packs.Facts, packs.Holidays);
    }

    private static async Task<int> WithAsync(ParseResult parse, Func<Store, Task<int>> work, CancellationToken stop)
    {
        try
        {
            if (parse.GetValue(Database) is not { } name)
            {
                await using var configured = await Store.OpenAsync(StoreOptions.FromEnvironment(Home.Folder) with { Tell = Console.Error.WriteLine }, stop);
                return await work(configured);
            }
            await using var cluster = await PrivateCluster.StartAsync(Home.Folder, durable: true, Console.Error.WriteLine, stop);
            await using var store = await Store.OpenNamedAsync(cluster, name, stop);
            return await work(store);
        }
        catch (StoreRefused e)
        {
            return PackCommand.Complain($"{e.Code}: {e.Message}");
        }
    }
}
