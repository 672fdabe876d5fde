using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples;

/// <summary>Invents the committees, boards and unions of an organisation, and who heads what.</summary>
internal sealed class SampleBodies
{
    private readonly Pack pack;
    private readonly Dice dice;
    private readonly SampleOrganisation organisation;
    private readonly List<SampleBody> all = [];
    private readonly List<SampleLeader> leaders = [];

    public SampleBodies(Pack pack, Dice dice, SampleOrganisation organisation)
    {
        (this.pack, this.dice, this.organisation) = (pack, dice, organisation);
        Collectives();
        Heads();
        Lead();
    }

    public IReadOnlyList<SampleBody> All => all;

    public IReadOnlyList<SampleLeader> Leaders => leaders;

    private SampleShape Shape => organisation.Shape;

    private void Collectives()
    {
        var kinds = pack.Kinds.Values.Where(k => k.Family == Family.Collective).ToList();
        var committees = kinds.Where(k => k.Traits.Contains(Traits.Committee)).ToList();
        var boards = kinds.Where(k => k.Traits.Contains(Traits.Leadership)).ToList();
        var unions = kinds.Except(committees).Except(boards).ToList();
        if (committees.Count > 0 && Shape.Committee)
        {
            Body("CU", organisation.Root.IsCell ? "Chi ủy" : "Ban Chấp hành Đảng bộ", committees[0], organisation.Root, Spread(organisation.Root.IsCell ? 3 : dice.Between(9, 11)));
            var below = organisation.AllCells.Where(c => c != organisation.Root).ToLookup(c => c.Superior);
            foreach (var unit in organisation.Units.Where(u => u != organisation.Root))
                Body($"CU{Shape.Local(unit)[2..]}", unit.IsCell ? $"Chi ủy {unit.Name}" : $"Đảng ủy {unit.Name}", committees[^1], unit, unit.IsCell ? unit.Members.Take(3) : below[unit.Code].Select(c => c.Members[0]));
        }
        if (boards.Count > 0) Body("GD", "Ban Tổng Giám đốc", boards[0], organisation.Root, Spread(4));
        if (unions.Count > 0)
            foreach (var (code, name) in new[] { ("CD", "Công đoàn Công ty"), ("DTN", "Đoàn Thanh niên Công ty"), ("HCCB", "Hội Cựu chiến binh Công ty") }) Body(code, name, unions[0], organisation.Root, []);
    }

    // The first of each cell in turn, then the second: a committee comes from all over the organisation.
    private List<SamplePerson> Spread(int count) => [.. Enumerable.Range(0, 3).SelectMany(place => organisation.AllCells.Where(c => c.Members.Count > place).Select(c => c.Members[place])).Take(count)];

    private void Body(string code, string name, SubjectKind kind, SampleUnit unit, IEnumerable<SamplePerson> members)
    {
        var excels = Shape.Varied && dice.Chance(unit.Level == QualityLevel.Excellent ? 60 : 12);
        var body = new SampleBody(Shape.In(code), name, kind, unit.Code, excels ? QualityLevel.Excellent : QualityLevel.Good);
        all.Add(body);
        foreach (var member in members)
        {
            member.Bodies.Add(body.Code);
            body.Size++;
        }
    }

    // Who comes first in a committee is its secretary and heads the organisation too; without a committee the first member of the cell is.
    private void Heads()
    {
        var first = new Dictionary<string, SamplePerson>();
        foreach (var person in organisation.People)
            foreach (var body in person.Bodies) first.TryAdd(body, person);
        foreach (var body in all.Where(b => b.Kind.Traits.Contains(Traits.Committee)))
            if (first.TryGetValue(body.Code, out var secretary)) secretary.Heads.AddRange([body.Unit, body.Code]);
        if (!Shape.Committee && organisation.Root.Members.Count > 0) organisation.Root.Members[0].Heads.Add(organisation.Root.Code);
        if (Spread(2) is [_, var director]) director.Heads.AddRange(all.Where(b => b.Kind.Traits.Contains(Traits.Leadership)).Select(b => b.Code));
    }

    private void Lead()
    {
        var deputies = Shape.Varied ? Spread(4).Skip(2).Where(p => p.Heads.Count == 0).ToHashSet() : [];
        foreach (var person in organisation.People.Where(p => p.Heads.Count > 0 || deputies.Contains(p)))
        {
            var level = !Shape.Varied ? QualityLevel.Good : dice.Weighted(20, 75, 5) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Good, _ => QualityLevel.Completed };
            leaders.Add(new SampleLeader(Shape.In($"LD{leaders.Count + 1:000}"), person, level, Shape.Varied && !organisation.Root.IsCell ? organisation.Root.Code : null));
        }
    }
}
