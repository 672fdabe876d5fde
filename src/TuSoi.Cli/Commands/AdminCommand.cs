using System.CommandLine;
using System.Globalization;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rostering;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi admin create: the first way in. It founds the organisation at the top where nobody is yet, and prints a code for one use; a password is never on a command line.</summary>
internal static class AdminCommand
{
    private static readonly Option<string> Code = new("--code") { Description = "Mã của người được lập tài khoản, ví dụ CB-0001", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "Họ và tên (cơ sở dữ liệu trống)" };
    private static readonly Option<string?> Role = new("--role") { Description = "Chức danh của gói, ví dụ organising_board (cơ sở dữ liệu trống)" };
    private static readonly Option<string?> OrganisationCode = new("--organisation-code") { Description = "Mã của tổ chức cao nhất (cơ sở dữ liệu trống)" };
    private static readonly Option<string?> Organisation = new("--organisation") { Description = "Tên của tổ chức cao nhất (cơ sở dữ liệu trống)" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "Loại tổ chức theo gói, ví dụ superior_chapter (cơ sở dữ liệu trống)" };
    private static readonly Option<string> Pack = new("--pack") { Description = "Gói quy định có loại tổ chức và chức danh ấy", DefaultValueFactory = _ => Home.UsualPack };

    public static Command Create()
    {
        var create = new Command("create", "Lập tài khoản đầu tiên: in ra một mã dùng một lần") { Code, Name, Role, OrganisationCode, Organisation, Kind, Pack, PackCommand.Own };
        create.SetAction(async (parse, stop) =>
        {
            try
            {
                return await CreateAsync(parse, stop);
            }
            catch (StoreRefused e)
            {
                return PackCommand.Complain($"{e.Code}: {e.Message}");
            }
        });
        return new Command("admin", "Dành cho người cài đặt") { create };
    }

    private static async Task<int> CreateAsync(ParseResult parse, CancellationToken stop)
    {
        await using var store = await Store.OpenAsync(StoreOptions.FromEnvironment(Home.Folder) with { Tell = Console.Error.WriteLine }, stop);
        if (parse.GetValue(OrganisationCode) is not null && await FoundAsync(store, parse, stop) is { } failed) return failed;
        var coded = await Accounts.ByInstallerAsync(store, TimeProvider.System, parse.GetValue(Code)!, stop);
        if (coded.Outcome is Outcome.Refused refused)
            return PackCommand.Complain($"{refused.Code}: {refused.Sentence}{(refused.Code == "person.unknown" ? " Ở cơ sở dữ liệu trống, hãy ghi thêm --organisation-code, --organisation, --kind, --name và --role." : "")}");
        Console.WriteLine($"Tên đăng nhập: {parse.GetValue(Code)}");
        Console.WriteLine($"Mã dùng một lần: {coded.Code}");
        Console.WriteLine($"Mã có hiệu lực đến {Instant.LocalOf(coded.Until).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture)}. Vào trang đăng nhập, nhập tên và mã này, rồi đặt mật khẩu.");
        return 0;
    }

    /// <returns>How it failed; null: founded, or founded before.</returns>
    private static async Task<int?> FoundAsync(Store store, ParseResult parse, CancellationToken stop)
    {
        var problems = new Problems();
        if (Home.Packs(problems, parse.GetValue(PackCommand.Own)).Find(parse.GetValue(Pack)!) is not { } pack)
            return problems.Count > 0 ? PackCommand.Refuse(problems) : PackCommand.Complain($"pack.unknown: Không có gói “{parse.GetValue(Pack)}”.");
        if (Unknown(pack, parse) is { } sentence) return PackCommand.Complain(sentence);
        var founding = new Founding
        {
            Code = parse.GetValue(OrganisationCode)!,
            Name = parse.GetValue(Organisation) ?? "",
            Kind = parse.GetValue(Kind) ?? "",
            PersonCode = parse.GetValue(Code)!,
            PersonName = parse.GetValue(Name) ?? "",
            Role = parse.GetValue(Role) ?? "",
            From = Instant.DayOf(TimeProvider.System),
        };
        var (outcome, founded) = await founding.InAsync(store, TimeProvider.System, stop);
        if (outcome is Outcome.Refused refused) return PackCommand.Complain($"{refused.Code}: {refused.Sentence}");
        Console.WriteLine($"Đã lập {founding.Name} và người đầu tiên, {founding.PersonName}.");
        return founded is null ? 1 : null;
    }

    private static string? Unknown(Pack pack, ParseResult parse)
    {
        var kinds = pack.Kinds.Values.Where(k => k.Family == Family.Organisation).ToList();
        if (!kinds.Any(k => k.Id == parse.GetValue(Kind))) return $"founding.kind: --kind phải là một trong: {string.Join(", ", kinds.Select(k => $"{k.Id} ({k.Label})"))}.";
        return pack.Procedure.Roles.ContainsKey(parse.GetValue(Role) ?? "") ? null : $"founding.role: --role phải là một trong: {string.Join(", ", pack.Procedure.Roles.Select(r => $"{r.Key} ({r.Value.Label})"))}.";
    }
}
