using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>
/// Makes one grassroots organisation with everybody in it, from a seed: a cell, or a chapter with cells and perhaps a sectional chapter.
/// Values lie mostly at and beside the thresholds of the text.
/// </summary>
internal sealed class WorldMaker
{
    private readonly Chance chance;
    private readonly SubjectMaker subjects;
    private readonly List<NaiveSubject> world = [];
    private int count;

    private WorldMaker(int seed, double? missing)
    {
        chance = new Chance(seed, missing);
        subjects = new SubjectMaker(chance, PacksOnDisk.Naive);
    }

    public static List<NaiveSubject> Make(int seed, double? missing = null)
    {
        var maker = new WorldMaker(seed, missing);
        if (maker.chance.Is(0.5)) maker.Cell("grassroots_cell", maker.chance.Between(0, 25));
        else maker.Chapter("grassroots_chapter", sections: true);
        return maker.world;
    }

    private NaiveSubject Chapter(string kind, bool sections)
    {
        var chapter = Organisation(kind);
        var cells = Enumerable.Range(0, chance.Between(sections ? 0 : 1, 6)).Select(_ => Cell("subordinate_cell", chance.Between(0, 6))).ToList();
        if (sections && chance.Is(0.4)) cells.Add(Chapter("sectional_chapter", sections: false));
        var below = cells.SelectMany(c => c.Related.GetValueOrDefault("units_below")?.Rows ?? []).ToList();
        var members = cells.SelectMany(c => c.Related.GetValueOrDefault("members")?.Rows ?? []).ToList();
        Relate(chapter, "subordinates", cells);
        Relate(chapter, "units_below", [chapter, .. below]);
        // Members of the cells below are members of the chapter too; its own conditions do not read them.
        if (chance.Is(0.5)) Relate(chapter, "members", members);
        Bodies(chapter, kind == "grassroots_chapter" ? "grassroots_committee" : "lower_committee", members);
        return chapter;
    }

    private NaiveSubject Cell(string kind, int size)
    {
        var cell = Organisation(kind);
        var members = Enumerable.Range(0, size).Select(_ => Add("member", subjects.Member)).ToList();
        Relate(cell, "members", members);
        Relate(cell, "units_below", [cell]);
        if (chance.Is(0.5)) Relate(cell, "subordinates", []);
        Bodies(cell, kind == "grassroots_cell" ? "grassroots_committee" : "lower_committee", members);
        return cell;
    }

    private void Bodies(NaiveSubject organisation, string committeeKind, List<NaiveSubject> members)
    {
        var sitting = members.Where(_ => chance.Is(0.4)).Take(5).ToList();
        var bodies = Enumerable.Range(0, chance.Between(0, 3)).Select(i => Add(i == 0 ? "leadership_collective" : "mass_organisation", subjects.Other)).ToList();
        var committee = Add(committeeKind, subjects.Committee);
        Relate(organisation, "committee_members", sitting);
        Relate(organisation, "same_level_bodies", bodies);
        Relate(organisation, "committee", chance.Is(0.9) ? [committee] : []);
        Relate(committee, "committee_members", sitting);
        Relate(committee, "organisation", [organisation]);
        if (!chance.Is(0.7)) return;
        var leader = Add("leader", subjects.Leader);
        NaiveSubject[] all = [organisation, committee, .. bodies];
        Relate(leader, "headed", [.. all.Where(_ => chance.Is(0.6))]);
    }

    private NaiveSubject Organisation(string kind) => Add(kind, subjects.Organisation);

    private NaiveSubject Add(string kind, Action<NaiveSubject> facts)
    {
        var subject = new NaiveSubject(kind, $"{kind} {++count}");
        facts(subject);
        world.Add(subject);
        return subject;
    }

    private void Relate(NaiveSubject from, string relation, List<NaiveSubject> to)
    {
        if (chance.IsMissing()) return;
        from.Related[relation] = chance.IsMissing()
            ? new NaiveList<NaiveSubject> { Rows = [.. to.Where(_ => chance.Is(0.7))] }
            : new NaiveList<NaiveSubject> { Rows = to, IsComplete = true };
    }
}
