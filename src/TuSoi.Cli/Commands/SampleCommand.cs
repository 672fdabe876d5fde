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
        var organisations = new Option<int?>("--organisations") { Description = $"Số tổ chức cơ sở của một khối, từ {WorkbookSample.LeastOrganisations}, hoặc của một huyện; không ghi thì một tổ chức cơ sở, hoặc huyện nhỏ nhất" };
        var seed = new Option<int>("--seed") { Description = "Số gieo: cùng số cho cùng một sổ", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "Tệp ghi ra", DefaultValueFactory = _ => "mau.xlsx" };
        var command = new Command("sample", "Tạo sổ số liệu mẫu với người và tổ chức không có thật") { members, organisations, seed, output, PackId, PackCommand.Own };
        command.SetAction(parse =>
        {
            if (Find(parse) is not { } pack) return 1;
            var several = parse.GetValue(organisations) ?? (WorkbookSample.IsDistrict(pack) ? WorkbookSample.LeastOrganisationsOf(pack) : null);
            return several is { } number ? Bloc(pack, parse.GetValue(output)!, number, parse.GetValue(members), parse.GetValue(seed))
                : (parse.GetValue(members) ?? UsualMembers) is >= 1 and <= WorkbookSample.MostMembers and var one ? Write(parse.GetValue(output)!, file => WorkbookSample.Write(file, pack, one, parse.GetValue(seed)))
                : PackCommand.Complain($"--members phải từ 1 đến {WorkbookSample.MostMembers}.");
        });
        return command;
    }

    private static int Bloc(Pack pack, string output, int organisations, int? members, int seed)
    {
        if (!WorkbookSample.HasBloc(pack)) return PackCommand.Complain($"Gói {pack.Id} không có tổ chức nào trên tổ chức cơ sở, nên không tạo được sổ của cả khối.");
        var fewest = WorkbookSample.LeastOrganisationsOf(pack);
        if (organisations < fewest || organisations > WorkbookSample.MostOrganisations)
            return PackCommand.Complain($"--organisations phải từ {fewest} đến {WorkbookSample.MostOrganisations}: {fewest} tổ chức đầu giữ các trường hợp đặc biệt.");
        var least = WorkbookSample.LeastMembersOf(pack, organisations);
        var number = members ?? Math.Clamp(organisations * UsualMembersEach, least, WorkbookSample.MostMembers);
        if (number < least || number > WorkbookSample.MostMembers) return PackCommand.Complain($"Với {organisations} tổ chức, --members phải từ {least} đến {WorkbookSample.MostMembers}.");
        return Write(output, file => WorkbookSample.WriteBloc(file, pack, organisations, number, seed));
    }

    public static Command Template()
    {
        var output = new Option<string>("--out") { Description = "Tệp ghi ra", DefaultValueFactory = _ => "mau-nhap.xlsx" };
        var command = new Command("template", "Tạo sổ trống để nhập: danh sách chọn, ghi chú từng cột, một dòng ví dụ") { output, PackId, PackCommand.Own };
        command.SetAction(parse => Find(parse) is { } pack ? Write(parse.GetValue(output)!, file => WorkbookTemplate.Write(file, pack)) : 1);
        return command;
    }

    private static Pack? Find(ParseResult parse) => PackCommand.Find(parse, parse.GetValue(PackId)!, new Problems());

    private static int Write(string name, Action<Stream> write)
    {
        try
        {
            Save(name, write);
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
