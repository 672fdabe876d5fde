using System.CommandLine;
using TuSoi.Rules.Cases;
using TuSoi.Rules.Linting;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi pack …: tools for those who write and check packs.</summary>
internal static class PackCommand
{
    internal static readonly Option<DirectoryInfo?> Own = new("--packs") { Description = "Thư mục gói riêng của đơn vị", Recursive = true };
    private static readonly Argument<string> Id = new("ID") { Description = "Mã gói" };

    public static Command Create()
    {
        var pack = new Command("pack", "Công cụ cho gói quy tắc") { Own, List(), PackShow.Create(Id), PackCheck.Create(), Test(), Mutate(), PackTrace.Create(Id), Schema() };
        return pack;
    }

    private static Command List()
    {
        var command = new Command("list", "Liệt kê các gói");
        command.SetAction(parse =>
        {
            var packs = Home.Packs(new Problems(), parse.GetValue(Own));
            foreach (var pack in packs.Ids.Select(packs.Find).OfType<Pack>())
                Console.WriteLine($"{pack.Id,-22} {pack.Head.Version,-8} từ {pack.Head.InForce:dd/MM/yyyy}{(pack.Head.Until is { } until ? $" đến {until:dd/MM/yyyy}" : "")}  {pack.Head.Title}");
            return 0;
        });
        return command;
    }

    private static Command Test()
    {
        var file = new Option<FileInfo?>("--cases") { Description = "Tệp trường hợp thay cho các trường hợp của gói" };
        var command = new Command("test", "Chạy các trường hợp của gói, hoặc của một tệp") { Id, file };
        command.SetAction(parse =>
        {
            var problems = new Problems();
            if (Find(parse, parse.GetValue(Id)!, problems) is not { } pack) return 1;
            var (runner, cases) = CaseRunner.OfPack(pack, problems);
            if (parse.GetValue(file) is { } given)
            {
                if (!given.Exists) return Complain($"Không có tệp “{given}”.");
                var (bases, others) = CaseRunner.Read([(given.ToString(), File.ReadAllText(given.FullName))], problems);
                (runner, cases) = (runner.With(bases), others);
            }
            if (problems.Count > 0) return Refuse(problems);
            return Report([.. cases.Select(runner.Run)]);
        });
        return command;
    }

    private static Command Mutate()
    {
        var command = new Command("mutate", "Đổi từng con số, phép so sánh, lượng từ, ngoại lệ, cơ sở và cách đọc: mọi thay đổi phải bị một trường hợp phát hiện") { Id };
        command.SetAction(parse =>
        {
            var problems = new Problems();
            if (Find(parse, parse.GetValue(Id)!, problems) is not { } pack) return 1;
            var report = MutationRun.Run(pack, problems, Progress.Of("thay đổi"));
            if (problems.Count > 0) return Refuse(problems);
            foreach (var survivor in report.Survivors) Console.WriteLine($"Chưa bị phát hiện: {survivor}");
            foreach (var stale in report.Stale) Console.WriteLine($"Ghi là tương đương nhưng không còn đúng: {stale}");
            Console.WriteLine($"{report.Killed} bị phát hiện, {report.Equivalent} tương đương có lý do, {report.Survivors.Count} chưa bị phát hiện");
            return report.Survivors.Count + report.Stale.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command Schema()
    {
        var output = new Option<DirectoryInfo?>("--out") { Description = "Thư mục ghi các tệp lược đồ (mặc định: packs/schema)" };
        var command = new Command("schema", "Ghi lược đồ JSON của các tệp trong gói, để trình soạn thảo gợi ý") { output };
        command.SetAction(parse =>
        {
            var problems = new Problems();
            var packs = Home.Packs(problems, parse.GetValue(Own));
            var folder = parse.GetValue(output)?.FullName ?? Path.Combine(Home.Folder, "packs", "schema");
            Directory.CreateDirectory(folder);
            foreach (var (name, schema) in PackSchema.All(packs.Facts)) File.WriteAllText(Path.Combine(folder, $"{name}.schema.json"), schema.ToJsonString(Readable) + "\n");
            Console.WriteLine($"Đã ghi lược đồ vào {folder}");
            return 0;
        });
        return command;
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int Report(IReadOnlyList<CaseResult> results)
    {
        foreach (var failed in results.Where(r => !r.Passed))
        {
            Console.WriteLine($"{failed.Case.At}: {failed.Case.Name}");
            foreach (var difference in failed.Differences) Console.WriteLine($"    {difference}");
        }
        Console.WriteLine($"{results.Count(r => r.Passed)} passed, {results.Count(r => !r.Passed)} failed");
        return results.All(r => r.Passed) && results.Count > 0 ? 0 : 1;
    }

    /// <summary>The last day on which the pack is surely in force: the end of its first year, or of its own time.</summary>
    internal static DateOnly LastDay(Pack pack) => new(pack.Head.InForce.Year, 12, 31);

    internal static int Refuse(Problems problems)
    {
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        Console.Error.WriteLine($"{problems.Count} lỗi.");
        return 1;
    }

    /// <summary>The pack asked for; null where it is not there or cannot be read, which has then been said.</summary>
    internal static Pack? Find(ParseResult parse, string id, Problems problems)
    {
        var packs = Home.Packs(problems, parse.GetValue(Own));
        var pack = packs.Find(id);
        if (pack is null) _ = problems.Count > 0 ? Refuse(problems) : Unknown(packs.Ids, id);
        return pack;
    }

    internal static int Unknown(IEnumerable<string> ids, string id) => Complain($"Không có gói “{id}”. Các gói: {string.Join(", ", ids)}.");

    internal static int Complain(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
