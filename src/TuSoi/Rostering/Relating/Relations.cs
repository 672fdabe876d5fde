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
    // What a complete list of nobody leads to. Naming a kind instead would say that levels of that kind are waited for.
    private const string Nobody = "nobody";

    private readonly Dictionary<(string From, string Name), string> linked = [];
    private readonly List<Links> empty = [];

    public void Build(IEnumerable<(string Records, IReadOnlyList<Family> Families)> records)
    {
        foreach (var one in Of(Family.Organisation)) Organisation(one);
        foreach (var one in Of(Family.Collective)) Collective(one);
        foreach (var one in Of(Family.Member)) Member(one);
        foreach (var one in Of(Family.Leader)) Leader(one);
        Completeness();
        foreach (var (id, families) in records)
            foreach (var kind in families.SelectMany(Kinds))
                if (lists.Everywhere(id)) scope.CompleteAll(kind.Id, id, id);
                else foreach (var owner in Told(kind, [id])) scope.Complete(kind.Id, owner.Row, id, id);
    }

    /// <summary>Adds the lists that are complete and have nobody in them.</summary>
    public void Finish(Scope built)
    {
        foreach (var links in empty) built.Add(links);
    }

    private void Organisation(Related one)
    {
        if (one.Unit is { } above)
        {
            Link(above, "subordinates", one);
            Only(one, "superior", above);
        }
        foreach (var unit in one.Chain()) Link(unit, "units_below", one);
        Containing(one, one.Chain().Skip(1));
    }

    private void Collective(Related one)
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

    private void Member(Related one)
    {
        if (one.Unit is { } cell)
        {
            Link(cell, "members", one);
            Containing(one, cell.Chain());
        }
        foreach (var body in one.Bodies) Link(body, "committee_members", one);
        foreach (var unit in one.Bodies.Where(b => b.Is(Traits.Committee)).Select(b => b.Unit).OfType<Related>().Distinct()) Link(unit, "committee_members", one);
    }

    private void Leader(Related one)
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

    private void Containing(Related one, IEnumerable<Related> chain)
    {
        foreach (var nearest in chain.DistinctBy(c => c.Kind.Id)) Only(one, "containing", nearest);
    }

    private void Completeness()
    {
        var (organisations, collectives, members, leaders) = (InfoItems.Key(Family.Organisation), InfoItems.Key(Family.Collective), InfoItems.Key(Family.Member), InfoItems.Key(Family.Leader));
        foreach (var kind in Kinds(Family.Organisation))
        {
            Complete(kind, "subordinates", organisations);
            Complete(kind, "units_below", organisations);
            foreach (var name in new[] { "committee", "standing_committee", "same_level_bodies", "leadership" }) Complete(kind, name, collectives);
            Complete(kind, "committee_members", InfoItems.CommitteeMembers, members, collectives);
            if (kind.Traits.Contains(Traits.Cell)) Complete(kind, "members", members);
            Complete(kind, "head", leaders);
        }
        foreach (var kind in Kinds(Family.Collective))
        {
            Complete(kind, "committee_members", InfoItems.CommitteeMembers, members);
            Complete(kind, "head", leaders);
        }
        foreach (var kind in Kinds(Family.Leader)) Complete(kind, "headed", leaders);
        // a leader without a member code may be any member
        if (Of(Family.Leader).All(l => l.Person is not null))
            foreach (var kind in Kinds(Family.Member)) Complete(kind, "same_person", leaders);
    }

    private void Complete(SubjectKind kind, string name, params string[] needed)
    {
        var everywhere = needed.All(lists.Everywhere);
        if (!everywhere && !needed.All(lists.Anywhere)) return;
        if (!linked.TryGetValue((kind.Id, name), out var target)) empty.Add(new Links(name, kind.Id, Nobody, [], null, everywhere ? null : Bits(kind, needed)));
        else if (everywhere) scope.CompleteAll(kind.Id, name, target);
        else foreach (var owner in Told(kind, needed)) scope.Complete(kind.Id, owner.Row, name, target);
    }

    private IEnumerable<Related> Told(SubjectKind kind, string[] needed) => subjects.Where(s => s.Kind.Id == kind.Id && needed.All(list => lists.At(list, s)));

    private ulong[] Bits(SubjectKind kind, string[] needed)
    {
        var bits = new ulong[(subjects.Count(s => s.Kind.Id == kind.Id) + 63) >> 6];
        foreach (var owner in Told(kind, needed)) bits[owner.Row >> 6] |= 1UL << (owner.Row & 63);
        return bits;
    }

    private void Link(Related from, string name, Related to)
    {
        linked.TryAdd((from.Kind.Id, name), to.Kind.Id);
        scope.Link(from.Kind.Id, from.Row, name, to.Kind.Id, to.Row);
    }

    // A way that the row itself tells in full.
    private void Only(Related from, string name, Related to)
    {
        Link(from, name, to);
        scope.Complete(from.Kind.Id, from.Row, name, to.Kind.Id);
    }

    private IEnumerable<Related> Of(Family family) => subjects.Where(s => s.Kind.Family == family);

    private IEnumerable<SubjectKind> Kinds(Family family) => pack.Kinds.Values.Where(k => k.Family == family);
}
