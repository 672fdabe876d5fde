using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples.Districts;

/// <summary>Puts one organisation of a district together: units with persons, collectives, leaders. Who is named first heads.</summary>
internal sealed class DistrictDesk
{
    /// <summary>From so many members on a cell has a committee.</summary>
    public const int LeastWithCommittee = 9;

    private const int CommitteeSize = 3, PercentIntroduced = 30;

    private readonly Pack pack;
    private readonly Dice dice;
    private readonly SamplePeople people;

    /// <param name="known">Names and birthdays given so far in the workbook.</param>
    public DistrictDesk(Pack pack, Dice dice, int year, SampleShape shape, SubjectKind kind, HashSet<(string, DateOnly)> known)
    {
        (this.pack, this.dice, people) = (pack, dice, new SamplePeople(dice, year, shape, known));
        Made = new SampleOrganisation(shape, new SampleUnit(shape.Prefix, shape.Name, kind, shape.Superior, QualityLevel.Good) { IsCell = kind.Id == DistrictKinds.IndependentCell });
    }

    public SampleOrganisation Made { get; }

    public SampleUnit Root => Made.Root;

    /// <summary>The code of a unit within the organisation; empty for the organisation itself.</summary>
    public string Local(SampleUnit unit) => unit == Root ? "" : Made.Shape.Local(unit);

    /// <summary>A cell below the organisation.</summary>
    public SampleUnit Cell(string code, string name)
    {
        var cell = new SampleUnit(Made.Shape.In(code), $"Chi bộ {name}", pack.Kinds[DistrictKinds.SubordinateCell], Root.Code, QualityLevel.Good) { IsCell = true };
        Made.Units.Add(cell);
        return cell;
    }

    /// <param name="leading">How many of the first are neither new nor exempt.</param>
    /// <param name="village">They live where they are in the cell; others work there, and some are introduced to where they live.</param>
    public void Fill(SampleUnit cell, int count, int leading, bool village = false)
    {
        for (var i = 0; i < count; i++)
        {
            var person = people.Invent(leads: i < leading);
            if (village) person.Facts["residential_area"] = true;
            else if (dice.Chance(PercentIntroduced)) person.Facts["introduced_213"] = true;
            cell.Members.Add(person);
        }
    }

    /// <summary>The committee of a cell, where it is large enough; its secretary heads the cell too.</summary>
    public void CellCommittee(SampleUnit cell, string kind)
    {
        cell.Members[0].Heads.Add(cell.Code);
        if (cell.Members.Count >= LeastWithCommittee) Body($"CU{Local(cell)}", $"Chi ủy {cell.Name}", kind, cell, cell.Members.Take(CommitteeSize));
    }

    public SampleBody Body(string code, string name, string kind, SampleUnit unit, IEnumerable<SamplePerson> members)
    {
        var body = new SampleBody(Made.Shape.In(code), name, pack.Kinds[kind], unit.Code, QualityLevel.Good);
        Made.Bodies.Add(body);
        foreach (var (i, member) in members.Index())
        {
            if (i == 0) member.Heads.Add(body.Code);
            member.Bodies.Add(body.Code);
            body.Size++;
        }
        return body;
    }

    public void Leader(string kind, SamplePerson person, SampleUnit at) =>
        Made.Leaders.Add(new SampleLeader(Made.Shape.In($"LD{Made.Leaders.Count + 1:000}"), person, QualityLevel.Good, at.Code) { Kind = pack.Kinds[kind] });
}
