using TuSoi.Rules.Conditions;
using System.CommandLine;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Linting;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi pack check: every problem at once, then what the ladders as printed leave open, then what the pack assumes and where it departs.</summary>
internal static class PackCheck
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "Mã gói; không ghi thì xét mọi gói", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("check", "Kiểm tra gói: mọi lỗi cùng lúc, chỗ trống và chỗ chồng lấn của văn bản") { id };
        command.SetAction(parse =>
        {
            var problems = new Problems();
            var packs = Home.Packs(problems, parse.GetValue(PackCommand.Own));
            var compiled = new List<CompiledPack>();
            foreach (var one in parse.GetValue(id) is { } wanted ? [wanted] : packs.Ids)
            {
                if (packs.Source(one) is null) return PackCommand.Unknown(packs.Ids, one);
                if (packs.Find(one) is { } pack && PackCompiler.Compile(pack, PackCommand.LastDay(pack), new Dictionary<string, string>(), problems) is { } rules) compiled.Add(rules);
            }
            if (problems.Count > 0) return PackCommand.Refuse(problems);
            Console.WriteLine("Không có lỗi.");
            foreach (var rules in compiled) Tell(rules);
            return 0;
        });
        return command;
    }

    private static void Tell(CompiledPack rules)
    {
        Console.WriteLine($"\n{rules.Pack.Head.Title} ({rules.Pack.Id} {rules.Pack.Head.Version})");
        // Kinds with the same conditions lint alike.
        foreach (var kind in rules.Kinds.Values.Where(k => k.Cases.Count > 0)
            .DistinctBy(k => (k.Ladder.Id, string.Concat(k.Conditions.Select(c => RuleTree.Constant(c) is { } b ? (b ? '1' : '0') : '?'))))) Tell(LadderLint.Lint(kind));
        TellLinks(rules.Pack);
        foreach (var assumption in rules.Pack.Head.Assumptions) Console.WriteLine($"  Giả định: {assumption}");
    }

    private static void Tell(LintReport report)
    {
        Console.WriteLine($"\n  Thang “{report.Rules.Ladder.Id}”, {report.Rules.Kind.Label}");
        if (report.TooLarge)
        {
            Console.WriteLine("    Quá nhiều điều kiện để thử hết.");
            return;
        }
        Console.WriteLine($"    {report.Combinations:#,##0} tổ hợp kết quả: {Part(report.One)} có đúng một mức, {Part(report.Several)} nhiều mức, {Part(report.None)} không có mức nào.");
        foreach (var group in report.Groups)
        {
            var what = group.IsGap ? "KHÔNG CÓ MỨC" : $"NHIỀU MỨC {string.Join(" + ", group.Cases.Select(c => c.FullName))}";
            Console.WriteLine($"    {what}{(group.Where.Count > 0 ? $" [{string.Join(", ", group.Where)}]" : "")}: {group.Combinations:#,##0} tổ hợp; điều {string.Join(", ", group.Articles)}");
            Console.WriteLine($"      {(group.Settled ? "cách đọc" : "CHƯA CÓ CÁCH ĐỌC ĐỦ")}: {(group.Readings.Count > 0 ? string.Join(", ", group.Readings) : group.Settled ? "quy tắc của gói" : "cấp có thẩm quyền quyết định")}");
            foreach (var through in group.Through.Take(8)) Console.WriteLine($"      - {through}");
            if (group.Through.Count > 8) Console.WriteLine($"      - và {group.Through.Count - 8} trường hợp nữa");
        }

        string Part(long count) => (100m * count / report.Combinations).ToString("0.#", Wording.Vietnamese) + "%";
    }

    private static void TellLinks(Pack pack)
    {
        foreach (var condition in pack.Ladders.Values.SelectMany(l => l.Conditions))
        {
            Tell("chặt hơn", condition.Head.Narrows);
            Tell("điền chỗ trống của", condition.Head.Fills);
            Tell("KHÁC", condition.Head.Departs);

            void Tell(string how, Link? link)
            {
                if (link is not null) Console.WriteLine($"  {condition.Name} ({condition.Head.Because.Article}) {how} {pack.Parent!.Id}/{link.Of}: {link.Reason}");
            }
        }
    }
}
