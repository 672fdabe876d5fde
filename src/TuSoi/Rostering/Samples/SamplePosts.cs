using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Steps;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Samples;

/// <summary>
/// Gives every role that the pack's bodies and meetings look for to somebody of the organisation, or of one below it. Who presides and who stands in for him
/// come from its committee; a small cell has nobody who stands in (SPC-108). Duties above go to members who head nothing.
/// </summary>
internal sealed class SamplePosts(Pack pack, SampleRoster roster, int year)
{
    private const int SmallCell = 3, Each = 2;

    private readonly Procedure procedure = pack.Procedure;
    private readonly List<SamplePerson> free = [.. roster.Organisations.SelectMany(o => o.People.Where(p => p is { Heads.Count: 0, Standing.Length: 0, Fixed: false, Votes: true }))];
    private int next;

    public IEnumerable<Dictionary<string, object?>> All()
    {
        if (roster.Upper is { } upper)
            foreach (var row in Posts(upper, [])) yield return row;
        foreach (var organisation in roster.Organisations)
            foreach (var unit in organisation.Units)
                foreach (var row in Posts(unit, Own(organisation, unit))) yield return row;
    }

    private IEnumerable<Dictionary<string, object?>> Posts(SampleUnit unit, List<SamplePerson> own)
    {
        var presiding = Presiding(unit);
        var roles = presiding.Take(unit.IsCell && unit.Members.Count < SmallCell ? 1 : presiding.Count).Concat(Duties(unit).Except(presiding).SelectMany(role => Enumerable.Repeat(role, Each)));
        return roles.Select((role, at) => (Person: Next(own, at), Role: role)).Where(p => p.Person is not null).DistinctBy(p => (p.Person!.Code, p.Role)).Select(p => Row(p.Person!, p.Role, unit));
    }

    // The roles that may act where an organisation acts for itself, in the order in which most bodies name them.
    private List<string> Presiding(SampleUnit unit) =>
        [.. Seats(unit).Where(b => b.Seat is Seat.Own or Seat.Superior && b.Acts.Count > 0).GroupBy(b => b.Acts[0]).MaxBy(g => g.Count())?.SelectMany(b => b.Acts).Distinct() ?? []];

    private IEnumerable<string> Duties(SampleUnit unit)
    {
        var led = roster.Organisations.Any(o => o.Bodies.Any(b => b.Unit == unit.Code && b.Kind.Traits.Contains(Traits.Leadership)));
        return Seats(unit).Where(b => b.Seat == Seat.Containing || led && (b.Seat == Seat.Collective || b.Organ.Contains("leadership"))).SelectMany(b => b.Acts).Distinct();
    }

    private IEnumerable<BodyRule> Seats(SampleUnit unit) => procedure.Bodies.Values.Where(b => b.Seat is Seat.Own or Seat.Superior or Seat.Collective || b.Seat == Seat.Containing && unit.Kind.Is(b.Of));

    // The committee in its order, then the others.
    private static List<SamplePerson> Own(SampleOrganisation organisation, SampleUnit unit)
    {
        var committee = organisation.Bodies.FirstOrDefault(b => b.Unit == unit.Code && b.Kind.Traits.Contains(Traits.Committee))?.Code;
        var people = unit.Members.Count > 0 || unit != organisation.Root && !organisation.AllCells.Any(c => c.Superior == unit.Code) ? unit.Members
            : [.. organisation.AllCells.Where(c => unit == organisation.Root || c.Superior == unit.Code).SelectMany(c => c.Members)];
        return [.. people.Where(p => p.Standing.Length == 0).OrderBy(p => p.Heads.Contains(unit.Code) ? 0 : committee is not null && p.Bodies.Contains(committee) ? 1 : 2)];
    }

    private SamplePerson? Next(List<SamplePerson> own, int at) => own.Count > 0 ? own[at % own.Count] : free.Count > 0 ? free[next++ * 7 % free.Count] : null;

    private Dictionary<string, object?> Row(SamplePerson person, string role, SampleUnit unit) => new()
    {
        [Ids.Code] = person.Code,
        [Ids.Role] = procedure.Roles[role].Label,
        [Ids.Organisation] = unit.Code,
        [Ids.ValidFrom] = new DateOnly(year - 1, 7, 1),
    };
}
