using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Some grassroots organisations under an upper one, with ballots and special cases, in which places of quotas are scarce.</summary>
internal static class CycleWorld
{
    public static List<NaiveSubject> Make(int seed, int organisations)
    {
        var chance = new Chance(seed, 0);
        var world = Enumerable.Range(0, organisations).SelectMany(i => WorldMaker.Make(seed * 100 + i)).ToList();
        foreach (var subject in world)
        {
            if (chance.Is(0.85)) Vote(subject, chance);
            if (chance.Is(0.1)) Special(subject, chance);
        }
        Belong(world, chance);
        return world;
    }

    private static void Vote(NaiveSubject subject, Chance chance)
    {
        if (subject.Kind is "leadership_collective" or "mass_organisation" or "subordinate_cell" or "sectional_chapter" or "lower_committee") return;
        var summoned = chance.Between(3, 12);
        var valid = chance.Is(0.9) ? summoned : chance.Between(1, summoned);
        var issued = chance.Between(valid, summoned);
        var excellent = chance.Between(0, valid);
        var good = chance.Between(0, valid - excellent);
        var completed = chance.Between(0, valid - excellent - good);
        var line = new Dictionary<string, object>
        {
            ["purpose"] = subject.Kind == "member" ? "proposal" : "decision",
            ["summoned"] = summoned,
            ["present"] = issued,
            ["issued"] = issued,
            ["collected"] = valid,
            ["foreign"] = 0,
            ["empty"] = 0,
            ["extra_words"] = 0,
            ["valid"] = valid,
            ["excellent"] = excellent,
            ["good"] = good,
            ["completed"] = completed,
            ["not_completed"] = chance.One([0, valid - excellent - good - completed]),
        };
        line["blank"] = valid - excellent - good - completed - (int)line["not_completed"];
        if (chance.Is(0.05)) line.Remove(chance.One(["issued", "valid", "good", "blank"]));
        subject.Records["ballots"] = new NaiveList<Dictionary<string, object>> { Rows = chance.Is(0.02) ? [line, line] : [line], IsComplete = true };
    }

    private static void Special(NaiveSubject subject, Chance chance)
    {
        if (subject.Kind == "member")
        {
            subject.Facts[chance.One(["absent", "temporary_comment"])] = "yes";
            if (chance.Is(0.5)) subject.Facts["moved_in_on"] = new DateOnly(2024, chance.Between(1, 12), 3);
            if (chance.Is(0.5)) Leave(subject, chance);
            return;
        }
        if (subject.Kind.EndsWith("cell", StringComparison.Ordinal) || subject.Kind.EndsWith("chapter", StringComparison.Ordinal)) subject.Facts["founded_on"] = new DateOnly(2024, chance.Between(5, 8), 1);
        if (subject.Kind != "leader") return;
        subject.Facts["managed_above"] = "yes";
        subject.Facts["external_level"] = chance.One(["Good", "Excellent"]);
    }

    // Twice 45 days: three months in sum, but not at once (AMB-68).
    private static void Leave(NaiveSubject subject, Chance chance)
    {
        var leaves = Enumerable.Range(0, 2).Select(i => new Dictionary<string, object>
        {
            ["reason"] = "sick",
            ["starts_on"] = new DateOnly(2024, 1 + 4 * i, 1),
            ["ends_on"] = new DateOnly(2024, 1 + 4 * i, 1).AddDays(chance.One([44, 89])),
        });
        subject.Records["leaves"] = new NaiveList<Dictionary<string, object>> { Rows = [.. leaves], IsComplete = true };
    }

    private static void Belong(List<NaiveSubject> world, Chance chance)
    {
        var grassroots = world.Where(s => s.Kind.StartsWith("grassroots_", StringComparison.Ordinal) && s.Kind != "grassroots_committee").ToList();
        var superior = new NaiveSubject("superior_chapter", "superior");
        superior.Related["subordinates"] = new NaiveList<NaiveSubject> { Rows = [.. grassroots.Where(_ => chance.Is(0.9))], IsComplete = true };
        foreach (var leader in world.Where(s => s.Kind == "leader" && chance.Is(0.9)))
            leader.Related["organisation"] = new NaiveList<NaiveSubject> { Rows = [chance.One(grassroots)], IsComplete = true };
        world.Add(superior);
    }
}
