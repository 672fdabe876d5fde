using System.CommandLine;
using TuSoi.Database;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi db …: for the person who installs.</summary>
internal static class DbCommand
{
    public static Command Create() => new("db", "Cơ sở dữ liệu: nâng cấp, chạy máy chủ riêng, xem lược đồ") { Migrate(), Serve(), Schema(), Facts() };

    private static Command Migrate()
    {
        var command = new Command("migrate", "Đưa cơ sở dữ liệu lên phiên bản của chương trình này");
        command.SetAction((_, stop) => WithAsync(async () =>
        {
            await using var store = await OpenAsync(stop);
            Console.WriteLine(store.Applied == 0 ? $"Cơ sở dữ liệu ở {store.Place} đã đúng phiên bản." : $"Đã chạy {store.Applied} bước nâng cấp ở {store.Place}.");
        }));
        return command;
    }

    private static Command Serve()
    {
        var command = new Command("serve", "Chạy máy chủ PostgreSQL riêng cho đến khi bấm Ctrl-C");
        command.SetAction((_, stop) => WithAsync(async () =>
        {
            if (StoreOptions.FromEnvironment(Home.Folder).Web is not null)
                throw new StoreRefused(StoreRefused.NotPrivate, "TUSOI_DATABASE đã chỉ máy chủ khác, nên không có máy chủ riêng để chạy. Hãy bỏ biến đó, hoặc dùng máy chủ ấy.");
            await using var store = await OpenAsync(stop);
            Console.WriteLine($"Đang chạy: {store.Place}. Bấm Ctrl-C để dừng.");
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }));
        return command;
    }

    private static Command Schema()
    {
        var output = new Option<FileInfo?>("--out") { Description = "Tệp ghi ra; không ghi thì in ra màn hình" };
        var command = new Command("schema", "Viết lược đồ mà các bước nâng cấp tạo ra, để đọc") { output };
        command.SetAction((parse, stop) => WithAsync(async () =>
        {
            var text = await SchemaText.OfMigrationsAsync(Home.Folder, stop);
            if (parse.GetValue(output) is { } file) await File.WriteAllTextAsync(file.FullName, text, stop);
            else Console.Write(text);
        }));
        return command;
    }

    private static Command Facts()
    {
        var all = new Option<bool>("--all") { Description = "In mọi bảng số liệu, không chỉ phần còn thiếu" };
        var command = new Command("facts", "In câu lệnh cho các cột và bảng mà từ điển số liệu có, cơ sở dữ liệu chưa có") { all, PackCommand.Own };
        command.SetAction((parse, stop) => WithAsync(async () =>
        {
            var problems = new Problems();
            var facts = Home.Packs(problems, parse.GetValue(PackCommand.Own)).Facts;
            if (problems.Count > 0) PackCommand.Refuse(problems);
            else Console.Write(parse.GetValue(all) ? FactStatements.All(facts) : await MissingAsync(facts, stop));
        }));
        return command;
    }

    private static async Task<string> MissingAsync(FactDictionary facts, CancellationToken stop)
    {
        await using var store = await OpenAsync(stop);
        await using var web = await store.Web.OpenConnectionAsync(stop);
        return await FactStatements.MissingAsync(web, facts, stop) is { Length: > 0 } missing ? missing : "-- Từ điển và cơ sở dữ liệu khớp nhau.\n";
    }

    private static Task<Store> OpenAsync(CancellationToken stop) => Store.OpenAsync(StoreOptions.FromEnvironment(Home.Folder) with { Tell = Console.Error.WriteLine }, stop);

    private static async Task<int> WithAsync(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (StoreRefused e)
        {
            return PackCommand.Complain($"{e.Code}: {e.Message}");
        }
    }
}
