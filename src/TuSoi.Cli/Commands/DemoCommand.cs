using System.CommandLine;
using TuSoi.Rostering;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi demo: a synthetic organisation, ranked, with cards to look at.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command("demo", "Chạy việc chính trên sổ mẫu: tạo mau.xlsx, xếp loại, ghi ket-qua/");
        command.SetAction(_ =>
        {
            var problems = new Problems();
            if (Home.Packs(problems, null).Find(Home.UsualPack) is not { } pack) return PackCommand.Refuse(problems);
            SampleCommand.Save("mau.xlsx", file => WorkbookSample.Write(file, pack, 120, 1));
            Console.WriteLine("Sổ mẫu: mau.xlsx (120 đảng viên, người và tổ chức không có thật)");
            return RankCommand.Run(new FileInfo("mau.xlsx"), pack, "ket-qua", [], [], null, null, texts: true);
        });
        return command;
    }
}
