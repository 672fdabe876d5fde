namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Writes a random ladder: conditions, cases, vetoes, resolutions, a cap.</summary>
internal sealed class LadderMaker(Chance chance, string name)
{
    private static readonly string[] Levels = ["NotCompleted", "Completed", "Good", "Excellent"];
    private readonly List<string> conditions = [.. Enumerable.Range(1, 7).Select(i => $"k{i}")];
    private readonly List<string> cases = [];

    public string Write()
    {
        var maker = new ConditionMaker(chance, name == "cell");
        var text = $"ladder: {name}\nconditions:\n" + string.Concat(conditions.Select(c => $"  {c}: {{all: [{maker.Subject(2)}], says: S, because: {{article: A}}}}\n"));
        text += "levels:\n" + string.Concat(Levels.Where(_ => chance.Is(0.8)).Select(Level).DefaultIfEmpty("  {}\n"));
        text += "vetoes:\n" + string.Concat(Enumerable.Range(0, chance.Between(0, 2)).Select(_ => Veto()).DefaultIfEmpty("  []\n"));
        text += "resolve:\n" + string.Concat(Enumerable.Range(0, chance.Between(0, 4)).Select(_ => Step()).DefaultIfEmpty("  []\n"));
        if (name == "cell" && chance.Is(0.4)) text += $"caps:\n  - {{of: {chance.One(["members", "committee_members", "[committee_members, members]"])}, says: S, because: {{article: A}}}}\n";
        return text;
    }

    private string Level(string level)
    {
        var text = $"  {level}:\n    cases:\n";
        for (var i = chance.Between(1, 2); i > 0; i--)
        {
            cases.Add($"{level}.{i}");
            text += chance.Is(0.1) ? $"      {i}: {{residual: yes, because: {{article: A}}}}\n" : $"      {i}: {{{Names()}, because: {{article: A}}}}\n";
        }
        return text;
    }

    private string Veto() => $"  - {{when: {{{Names()}}}, removes: [{string.Join(", ", chance.Shuffled(Levels).Take(chance.Between(1, 3)))}], says: S{Decide()}{Under()}}}\n";

    private string Step()
    {
        var on = chance.One(["none", "several", "any", $"[{string.Join(", ", chance.Shuffled(cases).Take(2))}]"]);
        var suggest = chance.One(["open", "highest", "lowest", "not_completed", "completed", "good", "excellent"]);
        // A level is written as levels are written elsewhere.
        suggest = suggest switch { "not_completed" => "NotCompleted", "completed" => "Completed", "good" => "Good", "excellent" => "Excellent", _ => suggest };
        return $"  - {{on: {on}{(chance.Is(0.6) ? $", when: {{{Names()}}}" : "")}, suggest: {suggest}, says: S{Decide()}{Under()}}}\n";
    }

    private string Names()
    {
        string Some() => $"[{string.Join(", ", chance.Shuffled(conditions).Take(chance.Between(1, 3)))}]";
        return chance.Between(1, 4) switch { 1 => $"any: {Some()}", 2 => $"all: {Some()}, none: {Some()}", 3 => $"all: {Some()}, any: {Some()}", _ => $"all: {Some()}" };
    }

    private string Decide() => chance.Is(0.4) ? ", decide: no" : "";

    private string Under() => chance.Is(0.3) ? $", under: {{AMB-01: {chance.One(["first", "second"])}}}" : "";
}
