using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Reading;

/// <summary>
/// The ways from subject to subject. A relation is complete only where the workbook says that the lists behind it are: otherwise more
/// may exist than is written, and nothing is concluded from what is not there.
/// </summary>
internal sealed class Relations(Pack pack, Subjects subjects, Info info, ScopeBuilder scope)
{
    // What a complete list of nobody leads to. Naming a kind instead would say that levels of that kind are waited for.
    private const string Nobody = "nobody";

    private readonly Dictionary<(string From, string Name), string> linked = [];
    private readonly List<Links> empty = [];

    public void Build(IEnumerable<(string Records, IReadOnlyList<Family> Families)> records)
    {
        foreach (var one in subjects.Of(Family.Organisation)) Organisation(one);
        foreach (var one in subjects.Of(Family.Collective)) Collective(one);
        foreach (var one in subjects.Of(Family.Member)) Member(one);
        foreach (var one in subjects.Of(Family.Leader)) Leader(one);
        Completeness();
        foreach (var (id, families) in records)
            if (info.Complete.Contains(id))
                foreach (var kind in families.SelectMany(Kinds)) scope.CompleteAll(kind.Id, id, id);
    }

    /// <summary>Adds the lists that are complete and have nobody in them.</summary>
    public void Finish(Scope built)
    {
        foreach (var links in empty) built.Add(links);
    }

    private void Organisation(Subject one)
    {
        if (one.Unit is { } above)
        {
            Link(above, "subordinates", one);
            Only(one, "superior", above);
        }
        foreach (var unit in one.Chain()) Link(unit, "units_below", one);
        Containing(one, one.Chain().Skip(1));
    }

    private void Collective(Subject one)
    {
        if (one.Unit is not { } unit) return;
        Only(one, "organisation", unit);
        Containing(one, unit.Chain());
        if (one.Is(Traits.Committee)) Link(unit, "committee", one);
        else if (one.Is(Traits.StandingCommittee)) Link(unit, "standing_committee", one);
        else
        {
            Link(unit, "same_level_bodies", one);
            if (one.Is(Traits.Leadership)) Link(unit, "leadership", one);
        }
    }

    private void Member(Subject one)
    {
        if (one.Unit is { } cell)
        {
            Link(cell, "members", one);
            Containing(one, cell.Chain());
        }
        foreach (var body in one.Bodies) Link(body, "committee_members", one);
        foreach (var unit in one.Bodies.Where(b => b.Is(Traits.Committee)).Select(b => b.Unit).OfType<Subject>().Distinct()) Link(unit, "committee_members", one);
    }

    private void Leader(Subject one)
    {
        foreach (var body in one.Bodies)
        {
            Link(one, "headed", body);
            Link(body, "head", one);
        }
        if (one.Unit is { } unit)
        {
            Only(one, "organisation", unit);
            Containing(one, unit.Chain());
        }
        if (one.Person is not { } person) return;
        Only(one, "same_person", person);
        Link(person, "same_person", one);
    }

    private void Containing(Subject one, IEnumerable<Subject> chain)
    {
        foreach (var nearest in chain.DistinctBy(c => c.Kind.Id)) Only(one, "containing", nearest);
    }

    private void Completeness()
    {
        var (organisations, collectives, leaders) = (info.Has(Family.Organisation), info.Has(Family.Collective), info.Has(Family.Leader));
        var committee = info.Complete.Contains(Layouts.InfoItems.CommitteeMembers) && info.Has(Family.Member);
        foreach (var kind in Kinds(Family.Organisation))
        {
            Complete(organisations, kind, "subordinates");
            Complete(organisations, kind, "units_below");
            foreach (var name in new[] { "committee", "standing_committee", "same_level_bodies", "leadership" }) Complete(collectives, kind, name);
            Complete(committee && collectives, kind, "committee_members");
            Complete(info.Has(Family.Member) && kind.Traits.Contains(Traits.Cell), kind, "members");
            Complete(leaders, kind, "head");
        }
        foreach (var kind in Kinds(Family.Collective))
        {
            Complete(committee, kind, "committee_members");
            Complete(leaders, kind, "head");
        }
        foreach (var kind in Kinds(Family.Leader)) Complete(leaders, kind, "headed");
        // a leader without a member code may be any member
        var told = leaders && subjects.Of(Family.Leader).All(l => l.Person is not null);
        foreach (var kind in Kinds(Family.Member)) Complete(told, kind, "same_person");
    }

    private void Complete(bool complete, SubjectKind kind, string name)
    {
        if (!complete) return;
        if (linked.TryGetValue((kind.Id, name), out var target)) scope.CompleteAll(kind.Id, name, target);
        else empty.Add(new Links(name, kind.Id, Nobody, []));
    }

    private void Link(Subject from, string name, Subject to)
    {
        linked.TryAdd((from.Kind.Id, name), to.Kind.Id);
        scope.Link(from.Kind.Id, from.Row, name, to.Kind.Id, to.Row);
    }

    // A way that the row itself tells in full.
    private void Only(Subject from, string name, Subject to)
    {
        Link(from, name, to);
        scope.Complete(from.Kind.Id, from.Row, name, to.Kind.Id);
    }

    private IEnumerable<SubjectKind> Kinds(Family family) => pack.Kinds.Values.Where(k => k.Family == family);
}
