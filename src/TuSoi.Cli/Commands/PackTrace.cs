using System.CommandLine;
using System.Text.Json;
using TuSoi.Rules.Linting;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Commands;

/// <summary>tusoi pack trace: which rows of the catalogue a pack carries, with entries and cases.</summary>
internal static class PackTrace
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Argument<string> id)
    {
        var json = new Option<bool>("--json") { Description = "In ra JSON" };
        var command = new Command("trace", "Đối chiếu dòng danh mục với nội dung gói và các trường hợp") { id, json };
        command.SetAction(parse =>
        {
            var problems = new Problems();
            if (PackCommand.Find(parse, parse.GetValue(id)!, problems) is not { } pack) return 1;
            var name = Path.Combine(Home.Folder, "packs", "catalogue.yaml");
            if (Catalogue.Read("packs/catalogue.yaml", File.ReadAllText(name), problems) is not { } catalogue) return PackCommand.Refuse(problems);
            var lines = Trace.Of(pack, catalogue, problems);
            if (problems.Count > 0) return PackCommand.Refuse(problems);
            if (parse.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(lines.Select(l => new { l.Row, l.Says, State = l.State.ToString(), l.Entries, l.Cases, Reason = l.Open?.Reason.ToString(), Why = l.Open?.Says }), Indented));
            else Tell(lines);
            return lines.Any(l => l.State is TraceState.NoEntry or TraceState.NoCase) ? 1 : 0;
        });
        return command;
    }

    private static void Tell(IReadOnlyList<TraceLine> lines)
    {
        foreach (var line in lines)
            Console.WriteLine(line.State switch
            {
                TraceState.Covered => $"{line.Row,-8} {line.Cases.Count,3} trường hợp  {string.Join(", ", line.Entries)}",
                TraceState.Open => $"{line.Row,-8} để ngỏ ({Binder.Key(line.Open!.Reason.ToString())}): {line.Open.Says}",
                TraceState.NoCase => $"{line.Row,-8} CHƯA CÓ TRƯỜNG HỢP  {string.Join(", ", line.Entries)}",
                _ => $"{line.Row,-8} CHƯA CÓ TRONG GÓI  {line.Says}",
            });
        Console.WriteLine(string.Join(", ", lines.GroupBy(l => l.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key switch
        {
            TraceState.Covered => "có nội dung và trường hợp",
            TraceState.Open => "để ngỏ có lý do",
            TraceState.NoCase => "chưa có trường hợp",
            _ => "chưa có trong gói",
        }}")));
    }
}
