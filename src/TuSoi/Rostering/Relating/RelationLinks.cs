using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Relating;

/// <summary>Links of relations as they are made, and the lists that are complete.</summary>
internal sealed class RelationLinks(IReadOnlyList<Related> subjects, CompleteLists lists, ScopeBuilder scope)
{
    // What a complete list of nobody leads to. Naming a kind instead would say that levels of that kind are waited for.
    private const string Nobody = "nobody";

    private readonly Dictionary<(string From, string Name), string> linked = [];
    private readonly List<Links> empty = [];

    public void Finish(Scope built)
    {
        foreach (var links in empty) built.Add(links);
    }

    public void Link(Related from, string name, Related to)
    {
        linked.TryAdd((from.Kind.Id, name), to.Kind.Id);
        scope.Link(from.Kind.Id, from.Row, name, to.Kind.Id, to.Row);
    }

    /// <summary>A way that the row itself tells in full.</summary>
    public void Only(Related from, string name, Related to)
    {
        Link(from, name, to);
        scope.Complete(from.Kind.Id, from.Row, name, to.Kind.Id);
    }

    /// <param name="needed">The lists that must all be told complete.</param>
    public void Complete(SubjectKind kind, string name, params string[] needed)
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

    public void CompleteRecords(SubjectKind kind, string id)
    {
        if (lists.Everywhere(id)) scope.CompleteAll(kind.Id, id, id);
        else foreach (var owner in Told(kind, [id])) scope.Complete(kind.Id, owner.Row, id, id);
    }
}
