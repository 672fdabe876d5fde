using TuSoi.Rules.Tests.Naive;
using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Minutes of ballots on subjects: mostly sums that add up and votes at and beside the half, some with numbers missing, wrong or huge.</summary>
internal sealed class BallotMaker(Chance chance, NaivePack pack)
{
    private static readonly string[] Levels = ["excellent", "good", "completed", "not_completed"];
    private readonly Dictionary<string, List<YamlMappingNode>> ballots = [];
    private readonly string[] favoured = chance.One<string[]>([["excellent"], ["excellent"], ["excellent", "excellent", "good"], Levels, ["excellent", "good", "good", "completed"]]);
    private readonly double held = chance.One([0.7, 1, 1, 1]), odd = chance.One([0, 0, 0.01, 0.1]);

    public void Vote(NaiveSubject subject)
    {
        if (!ballots.TryGetValue(subject.Kind, out var asked)) ballots[subject.Kind] = asked = [.. pack.On(subject.Kind, pack.Ballots).Select(b => b.Rule)];
        if (asked.Count == 0 || !chance.Is(held)) return;
        var minutes = subject.Records["ballots"] = new NaiveList<Dictionary<string, object>> { IsComplete = true };
        foreach (var ballot in asked.Where(_ => chance.Is(0.9)))
            for (var times = chance.Is(odd) ? 2 : 1; times > 0; times--) Rounds(ballot, minutes.Rows);
    }

    private void Rounds(YamlMappingNode ballot, List<Dictionary<string, object>> rows)
    {
        var kind = Text(ballot, "kind") ?? "one_of_four";
        var first = Line(kind);
        if (!chance.Is(odd)) first["purpose"] = Text(ballot, "purpose")!;
        if (kind == "per_criterion" || chance.Is(odd / 2)) first["criterion"] = chance.Between(1, 3);
        if (!chance.Is(odd)) rows.Add(first);
        if (!chance.Is(kind == "two_rounds" ? 0.8 : odd / 4)) return;
        var second = Line("approve_proposal");
        second["round"] = "second";
        if (!chance.Is(odd)) second["purpose"] = Text(ballot, "purpose")!;
        rows.Add(second);
    }

    private Dictionary<string, object> Line(string kind)
    {
        if (chance.Is(odd / 10)) return Huge();
        var line = new Dictionary<string, int> { ["summoned"] = chance.One([1, 3, 4, 5, 10, 11, 12, 20]) };
        line["present"] = chance.Is(odd) ? line["summoned"] / 2 : chance.Between(line["summoned"] / 2 + 1, line["summoned"]);
        line["issued"] = chance.Mostly(line["present"], Math.Max(0, line["present"] - 1));
        foreach (var spoilt in new[] { "foreign", "empty", "extra_words" }) line[spoilt] = chance.Is(odd) ? 1 : 0;
        line["collected"] = Math.Max(line["empty"] + line["extra_words"], line["issued"] - chance.Mostly(0, 1)) + line["foreign"];
        line["valid"] = line["collected"] - line["foreign"] - line["empty"] - line["extra_words"];
        Mark(line, kind);
        foreach (var field in line.Keys.ToList())
        {
            if (chance.Is(odd / 8)) line[field] = Math.Max(0, line[field] + chance.One([-1, 1, 2]));
            if (chance.Is(odd / 4)) line.Remove(field);
        }
        var recorded = line.ToDictionary(f => f.Key, f => (object)f.Value);
        if (kind == "approve_proposal" && !chance.Is(odd)) recorded["proposed"] = chance.One(["NotCompleted", "Completed", "Good", "Excellent", "Excellent"]);
        return recorded;
    }

    // One box has about half, the others share the rest.
    private void Mark(Dictionary<string, int> line, string kind)
    {
        string[] boxes = kind switch
        {
            "five_boxes" => [.. Levels, "unranked", "blank"],
            "two_rounds" => [.. Levels[1..], "blank"],
            "approve_proposal" => ["agree", "disagree", "blank"],
            _ => [.. Levels, "blank"],
        };
        foreach (var box in boxes) line[box] = 0;
        var (left, usual) = (line["valid"], chance.One(favoured));
        var most = boxes.Contains(usual) ? usual : boxes[0];
        line[most] = Math.Min(left, chance.One([left / 2, left / 2 + 1, (left + 1) / 2, left, left]));
        for (left -= line[most]; left > 0; left--) line[chance.One(chance.Is(0.8) ? boxes[..^1] : boxes)]++;
    }

    private Dictionary<string, object> Huge()
    {
        var half = int.MaxValue / 2 + chance.Between(0, 1);
        return new() { ["valid"] = int.MaxValue, ["excellent"] = half, ["good"] = int.MaxValue - half, ["completed"] = 0, ["not_completed"] = 0, ["blank"] = 0, ["agree"] = half, ["collected"] = int.MaxValue };
    }
}
