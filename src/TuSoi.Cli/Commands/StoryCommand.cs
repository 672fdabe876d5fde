using System.CommandLine;
using System.Diagnostics;
using TuSoi.Cli.Story;
using TuSoi.Database;
using TuSoi.Database.Clusters;
using TuSoi.Rules.Linting;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi story: the whole year of a pack, played by scripted actors on a database of its own.</summary>
internal static class StoryCommand
{
    public static Command Create()
    {
        var id = new Option<string>("--pack") { Description = "Mã gói quy tắc", DefaultValueFactory = _ => Home.UsualPack };
        var size = new Option<string>("--size") { Description = "small hoặc full (60 tổ chức cơ sở, 5.000 đảng viên)", DefaultValueFactory = _ => "small" };
        var seed = new Option<int>("--seed") { Description = "Số gieo: cùng số cho cùng một câu chuyện", DefaultValueFactory = _ => 1 };
        var database = new Option<string?>("--database") { Description = "Tên cơ sở dữ liệu của câu chuyện, để kể tiếp hoặc kể cùng chương trình khác; không ghi thì dùng cơ sở tạm" };
        var quiet = new Option<bool>("--quiet") { Description = "Chỉ in tổng kết" };
        var acknowledge = new Option<FileInfo?>("--acknowledge") { Description = "Tệp ghi thêm số của từng việc ngay khi việc ấy được báo là đã xong" };
        var together = new Option<bool>("--together") { Description = "Có chương trình khác cùng kể câu chuyện này trên cùng cơ sở dữ liệu" };
        var command = new Command("story", "Kể trọn một năm của gói bằng các vai được viết sẵn") { id, size, seed, database, quiet, acknowledge, together, PackCommand.Own };
        command.SetAction(async (parse, stop) =>
        {
            var problems = new Problems();
            if (PackCommand.Find(parse, parse.GetValue(id)!, problems) is not { } pack) return 1;
            if (StorySize.Named(parse.GetValue(size)!, pack) is not { } large) return PackCommand.Complain("--size là small hoặc full.");
            if (Catalogue.Read("packs/catalogue.yaml", await File.ReadAllTextAsync(Path.Combine(Home.Folder, "packs", "catalogue.yaml"), stop), problems) is not { } catalogue) return PackCommand.Refuse(problems);
            await using var cluster = await PrivateCluster.StartAsync(Home.Folder, durable: true, Console.Error.WriteLine, stop);
            await using var store = parse.GetValue(database) is { } name ? await Store.OpenNamedAsync(cluster, name, stop) : await Store.OpenScratchAsync(cluster, stop: stop);
            await using var notes = parse.GetValue(acknowledge) is { } file ? new FileStream(file.FullName, FileMode.Append, FileAccess.Write, FileShare.ReadWrite) : null;
            Witness.Current = new Witness(notes, parse.GetValue(together));
            var started = Stopwatch.StartNew();
            var teller = new Teller(Console.Out, parse.GetValue(quiet));
            try
            {
                var folder = Home.Packs(problems, null);
                await new Year(store, pack, folder.Holidays, large, parse.GetValue(seed), teller, new Coverage(pack, catalogue, large), AmendedPack.Of(pack, folder)).TellAsync();
            }
            catch (StoryBroken broken)
            {
                return PackCommand.Complain(broken.Message);
            }
            Console.Error.WriteLine($"{teller.Acts:#,##0} việc trong {started.Elapsed.TotalSeconds:0.0} giây.");
            return 0;
        });
        return command;
    }
}
