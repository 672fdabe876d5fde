using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Relating;

/// <summary>
/// The ways from subject to subject. A relation is complete only where the lists behind it are told to be: otherwise more may exist than is
/// written, and nothing is concluded from what is not there.
/// </summary>
internal sealed class Relations(Pack pack, IReadOnlyList<Related> subjects, CompleteLists lists, ScopeBuilder scope)
{
    private readonly RelationLinks links = new(subjects, lists, scope);

    public void Build(IEnumerable<(string Records, IReadOnlyList<Family> Families)> records)
    {
        foreach (var one in Of(Family.Organisation)) Organisation(one);
        foreach (var one in Of(Family.Collective)) Collective(one);
        foreach (var one in Of(Family.Member)) Member(one);
        foreach (var one in Of(Family.Leader)) Leader(one);
        Completeness();
        foreach (var (id, families) in records)
            foreach (var kind in families.SelectMany(Kinds)) links.CompleteRecords(kind, id);
    }

    /// <summary>Adds the lists that are complete and have nobody in them.</summary>
    public void Finish(Scope built) => links.Finish(built);

    private void Organisation(Related one)
    {
        if (one.Unit is { } above)
        {
            links.Link(above, "subordinates", one);
            links.Only(one, "superior", above);
        }
        foreach (var unit in one.Chain()) links.Link(unit, "units_below", one);
        Containing(one, one.Chain().Skip(1));
    }

    private void Collective(Related one)
    {
        if (one.Unit is not { } unit) return;
        links.Only(one, "organisation", unit);
        Containing(one, unit.Chain());
        if (one.Is(Traits.Committee)) links.Link(unit, "committee", one);
        else if (one.Is(Traits.StandingCommittee)) links.Link(unit, "standing_committee", one);
        else
        {
            links.Link(unit, "same_level_bodies", one);
            if (one.Is(Traits.Leadership)) links.Link(unit, "leadership", one);
        }
    }

    private void Member(Related one)
    {
        if (one.Unit is { } cell)
        {
            links.Link(cell, "members", one);
            Containing(one, cell.Chain());
        }
        foreach (var body in one.Bodies) links.Link(body, "committee_members", one);
        foreach (var unit in one.Bodies.Where(b => b.Is(Traits.Committee)).Select(b => b.Unit).OfType<Related>().Distinct()) links.Link(unit, "committee_members", one);
    }

    private void Leader(Related one)
    {
        foreach (var body in one.Bodies)
        {
            links.Link(one, "headed", body);
            links.Link(body, "head", one);
        }
        if (one.Unit is { } unit)
        {
            links.Only(one, "organisation", unit);
            Containing(one, unit.Chain());
        }
        if (one.Person is not { } person) return;
        links.Only(one, "same_person", person);
        links.Link(person, "same_person", one);
    }

    private void Containing(Related one, IEnumerable<Related> chain)
    {
        foreach (var nearest in chain.DistinctBy(c => c.Kind.Id)) links.Only(one, "containing", nearest);
    }

    private void Completeness()
    {
        var (organisations, collectives, members, leaders) = (InfoItems.Key(Family.Organisation), InfoItems.Key(Family.Collective), InfoItems.Key(Family.Member), InfoItems.Key(Family.Leader));
        foreach (var kind in Kinds(Family.Organisation))
        {
            links.Complete(kind, "subordinates", organisations);
            links.Complete(kind, "units_below", organisations);
            foreach (var name in new[] { "committee", "standing_committee", "same_level_bodies", "leadership" }) links.Complete(kind, name, collectives);
            links.Complete(kind, "committee_members", InfoItems.CommitteeMembers, members, collectives);
            if (kind.Traits.Contains(Traits.Cell)) links.Complete(kind, "members", members);
            links.Complete(kind, "head", leaders);
        }
        foreach (var kind in Kinds(Family.Collective))
        {
            links.Complete(kind, "committee_members", InfoItems.CommitteeMembers, members);
            links.Complete(kind, "head", leaders);
        }
        foreach (var kind in Kinds(Family.Leader)) links.Complete(kind, "headed", leaders);
        // a leader without a member code may be any member
        if (Of(Family.Leader).All(l => l.Person is not null))
            foreach (var kind in Kinds(Family.Member)) links.Complete(kind, "same_person", leaders);
    }

    private IEnumerable<Related> Of(Family family) => subjects.Where(s => s.Kind.Family == family);

    private IEnumerable<SubjectKind> Kinds(Family family) => pack.Kinds.Values.Where(k => k.Family == family);
}
