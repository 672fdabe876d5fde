using System.CommandLine;
using TuSoi.Rostering;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi sample and tusoi template: a synthetic workbook, and the empty one.</summary>
internal static class SampleCommand
{
    private static readonly Option<string> PackId = new("--pack") { Description = "Mã gói quy tắc", DefaultValueFactory = _ => Home.UsualPack };

    public static Command Sample()
    {
        var members = new Option<int>("--members") { Description = "Số đảng viên", DefaultValueFactory = _ => 120 };
        var seed = new Option<int>("--seed") { Description = "Số gieo: cùng số cho cùng một sổ", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "Tệp ghi ra", DefaultValueFactory = _ => "mau.xlsx" };
        var command = new Command("sample", "Tạo sổ số liệu mẫu với người và tổ chức không có thật") { members, seed, output, PackId, PackCommand.Own };
        command.SetAction(parse => parse.GetValue(members) is < 1 or > 99_999 ? PackCommand.Complain("--members phải từ 1 đến 99999.")
            : Write(parse, output, (file, pack) => WorkbookSample.Write(file, pack, parse.GetValue(members), parse.GetValue(seed))));
        return command;
    }

    public static Command Template()
    {
        var output = new Option<string>("--out") { Description = "Tệp ghi ra", DefaultValueFactory = _ => "mau-nhap.xlsx" };
        var command = new Command("template", "Tạo sổ trống để nhập: danh sách chọn, ghi chú từng cột, một dòng ví dụ") { output, PackId, PackCommand.Own };
        command.SetAction(parse => Write(parse, output, WorkbookTemplate.Write));
        return command;
    }

    private static int Write(ParseResult parse, Option<string> output, Action<Stream, Pack> write)
    {
        if (PackCommand.Find(parse, parse.GetValue(PackId)!, new Problems()) is not { } pack) return 1;
        var name = parse.GetValue(output)!;
        try
        {
            Save(name, file => write(file, pack));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PackCommand.Complain($"Không ghi được “{name}”: {e.Message}");
        }
        Console.WriteLine($"Đã ghi {name}");
        return 0;
    }

    /// <summary>Writes beside the file and puts it in place when it is whole.</summary>
    internal static void Save(string name, Action<Stream> write)
    {
        using (var file = File.Create(name + ".new")) write(file);
        File.Move(name + ".new", name, overwrite: true);
    }
}
