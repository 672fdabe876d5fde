using System.CommandLine;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi pack show: a pack in readable Vietnamese, article by article.</summary>
internal static class PackShow
{
    public static Command Create(Argument<string> id)
    {
        var command = new Command("show", "In gói thành văn bản tiếng Việt, theo từng điều mục") { id };
        command.SetAction(parse =>
        {
            var problems = new Problems();
            if (PackCommand.Find(parse, parse.GetValue(id)!, problems) is not { } pack) return 1;
            if (PackCompiler.Compile(pack, PackCommand.LastDay(pack), new Dictionary<string, string>(), problems) is not { } rules) return PackCommand.Refuse(problems);
            Head(pack);
            foreach (var frame in pack.Frames.Values.Where(f => f.PointTables.Count > 0)) Points(frame);
            foreach (var ladder in rules.Kinds.Values.GroupBy(k => k.Ladder.Id)) Tell([.. ladder]);
            PackShowScope.Print(pack);
            Readings(rules);
            return 0;
        });
        return command;
    }

    private static void Head(Pack pack)
    {
        Console.WriteLine($"{pack.Head.Title}\n{pack.Head.Document}; {pack.Head.Issuer}\nÁp dụng từ {pack.Head.InForce:dd/MM/yyyy}{(pack.Head.Until is { } until ? $" đến {until:dd/MM/yyyy}" : "")}; gói {pack.Id} {pack.Head.Version}");
        if (pack.Parent is { } parent) Console.WriteLine($"Dưới {parent.Head.Document}");
        foreach (var assumption in pack.Head.Assumptions) Console.WriteLine($"  Giả định: {assumption}");
    }

    private static void Points(CriteriaFrame frame)
    {
        Console.WriteLine("\nBIỂU ĐIỂM");
        foreach (var (id, table) in frame.PointTables)
        {
            Console.WriteLine($"  {table.Label}{(table.Assumed ? " – đề xuất, chờ đơn vị thay" : "")}");
            foreach (var criterion in frame.Criteria.Values.Where(c => c.Points.ContainsKey(id)))
                Console.WriteLine($"    {Wording.Number(criterion.Points[id]),5}  {criterion.Label}{(criterion.Tags.Contains("result") ? " [kết quả]" : "")}");
        }
    }

    private static void Tell(IReadOnlyList<KindRules> kinds)
    {
        var ladder = kinds[0].Ladder;
        Console.WriteLine($"\n{string.Join(", ", kinds.Select(k => k.Kind.Label + (k.Kind.Assumed ? " (áp dụng tương tự)" : ""))).ToUpper(Wording.Vietnamese)}");
        if (ladder.Elsewhere is { } elsewhere) Console.WriteLine($"  {elsewhere.Because.Article}: {elsewhere.Says}");
        foreach (var one in kinds[0].Cases)
        {
            Console.WriteLine($"  {one.Of.Case.Because.Article} – {Wording.Level(one.Of.Level)}{(kinds[0].CasesOf(one.Of.Level).Count() > 1 ? $", trường hợp {one.Of.Id}" : "")}");
            if (one.Rule is not { } rule) Console.WriteLine("    Không đạt mức nào khác.");
            else Parts(rule, "    ");
        }
        foreach (var veto in ladder.Vetoes) Console.WriteLine($"  Loại mức {string.Join(", ", veto.Removes.Select(Wording.ShortLevel))}: {veto.Says} {Under(veto.Under, veto.Decide)}");
        foreach (var step in ladder.Resolutions) Console.WriteLine($"  Đề nghị {Suggested(step.Suggest)}: {step.Says} {Under(step.Under, step.Decide)}{(step.Assumed ? " (giả định)" : "")}");
        foreach (var cap in ladder.Caps) Console.WriteLine($"  Trần ({cap.Because.Article}): {cap.Says}");
    }

    private static void Parts(Rule rule, string indent)
    {
        switch (rule)
        {
            case NamedRule named:
                var notes = named.Named.Head.Because.Row.Concat(named.Named.Head.Reading).Append(named.Named.Head.Assumed ? "giả định" : "").Where(n => n.Length > 0);
                Console.WriteLine($"{indent}- {named.Named.Head.Says} [{string.Join(", ", notes)}]");
                break;
            case AnyRule { Of.Count: > 1 } any:
                Console.WriteLine($"{indent}Một trong:");
                foreach (var part in any.Of) Parts(part, indent + "  ");
                break;
            case NotRule negated:
                Console.WriteLine($"{indent}Không có:");
                Parts(negated.Of, indent + "  ");
                break;
            default:
                foreach (var part in RuleTree.Inside(rule)) Parts(part, indent);
                break;
        }
    }

    private static string Suggested(Suggest suggest) => suggest switch
    {
        Suggest.Open => "không mức nào",
        Suggest.Highest => "mức cao nhất",
        Suggest.Lowest => "mức thấp nhất",
        _ => Wording.ShortLevel(Enum.Parse<QualityLevel>(suggest.ToString())),
    };

    private static string Under(IReadOnlyDictionary<string, string> under, bool decide) =>
        string.Join(", ", under.Select(u => $"[{u.Key}: {u.Value}]")) + (decide ? " Cần quyết định." : "");

    private static void Readings(CompiledPack rules)
    {
        Console.WriteLine("\nCÁCH ĐỌC CHỖ KHÔNG RÕ");
        foreach (var (row, reading) in rules.Pack.Readings)
        {
            Console.WriteLine($"  {row} ({reading.Where}): {reading.Problem}");
            foreach (var (option, says) in reading.Options) Console.WriteLine($"    {(rules.Readings[row] == option ? "•" : " ")} {option}: {says}");
        }
    }
}
