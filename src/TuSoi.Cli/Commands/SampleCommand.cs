using System.CommandLine;
using TuSoi.Rostering;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi sample and tusoi template: a synthetic workbook, and the empty one.</summary>
internal static class SampleCommand
{
    private const int UsualMembers = 120, UsualMembersEach = 50;

    private static readonly Option<string> PackId = new("--pack") { Description = "Mã gói quy tắc", DefaultValueFactory = _ => Home.UsualPack };

    public static Command Sample()
    {
        var members = new Option<int?>("--members") { Description = $"Số đảng viên; không ghi thì {UsualMembers}, hoặc {UsualMembersEach} cho mỗi tổ chức" };
        var organisations = new Option<int?>("--organisations") { Description = $"Số tổ chức cơ sở của một khối, từ {WorkbookSample.LeastOrganisations}; không ghi thì một tổ chức cơ sở" };
        var seed = new Option<int>("--seed") { Description = "Số gieo: cùng số cho cùng một sổ", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "Tệp ghi ra", DefaultValueFactory = _ => "mau.xlsx" };
        var command = new Command("sample", "Tạo sổ số liệu mẫu với người và tổ chức không có thật") { members, organisations, seed, output, PackId, PackCommand.Own };
        command.SetAction(parse => parse.GetValue(organisations) is { } number ? Bloc(parse, output, number, parse.GetValue(members), parse.GetValue(seed))
            : (parse.GetValue(members) ?? UsualMembers) is >= 1 and <= WorkbookSample.MostMembers and var one ? Write(parse, output, (file, pack) => WorkbookSample.Write(file, pack, one, parse.GetValue(seed)))
            : PackCommand.Complain($"--members phải từ 1 đến {WorkbookSample.MostMembers}."));
        return command;
    }

    private static int Bloc(ParseResult parse, Option<string> output, int organisations, int? members, int seed)
    {
        if (organisations is < WorkbookSample.LeastOrganisations or > WorkbookSample.MostOrganisations)
            return PackCommand.Complain($"--organisations phải từ {WorkbookSample.LeastOrganisations} đến {WorkbookSample.MostOrganisations}: mười hai tổ chức đầu giữ các trường hợp đặc biệt.");
        var least = WorkbookSample.LeastMembers(organisations);
        var number = members ?? Math.Clamp(organisations * UsualMembersEach, least, WorkbookSample.MostMembers);
        if (number < least || number > WorkbookSample.MostMembers) return PackCommand.Complain($"Với {organisations} tổ chức, --members phải từ {least} đến {WorkbookSample.MostMembers}.");
        return Write(parse, output, (file, pack) => WorkbookSample.WriteBloc(file, pack, organisations, number, seed),
            refuse: pack => WorkbookSample.HasBloc(pack) ? null : $"Gói {pack.Id} không có tổ chức nào trên tổ chức cơ sở, nên không tạo được sổ của cả khối.");
    }

    public static Command Template()
    {
        var output = new Option<string>("--out") { Description = "Tệp ghi ra", DefaultValueFactory = _ => "mau-nhap.xlsx" };
        var command = new Command("template", "Tạo sổ trống để nhập: danh sách chọn, ghi chú từng cột, một dòng ví dụ") { output, PackId, PackCommand.Own };
        command.SetAction(parse => Write(parse, output, WorkbookTemplate.Write));
        return command;
    }

    private static int Write(ParseResult parse, Option<string> output, Action<Stream, Pack> write, Func<Pack, string?>? refuse = null)
    {
        if (PackCommand.Find(parse, parse.GetValue(PackId)!, new Problems()) is not { } pack) return 1;
        if (refuse?.Invoke(pack) is { } refused) return PackCommand.Complain(refused);
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
