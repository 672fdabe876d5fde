using System.CommandLine;
using TuSoi.Rostering;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi demo: a synthetic bloc, ranked, with tables and cards to look at.</summary>
internal static class DemoCommand
{
    private const int Organisations = 16, Members = 420;

    public static Command Create()
    {
        var command = new Command("demo", "Chạy việc chính trên sổ mẫu: tạo mau.xlsx, xếp loại, ghi ket-qua/");
        command.SetAction(_ =>
        {
            var problems = new Problems();
            if (Home.Packs(problems, null).Find(Home.UsualPack) is not { } pack) return PackCommand.Refuse(problems);
            SampleCommand.Save("mau.xlsx", file => WorkbookSample.WriteBloc(file, pack, Organisations, Members, 1));
            Console.WriteLine($"Sổ mẫu: mau.xlsx ({Organisations} tổ chức cơ sở, {Members} đảng viên; người và tổ chức không có thật)");
            return RankCommand.Run(new FileInfo("mau.xlsx"), pack, "ket-qua", [], [], null, null, texts: true);
        });
        return command;
    }
}
