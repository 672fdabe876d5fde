using TuSoi.Rules.Compiling;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>Links of a population in a scope: of each relation in the order they are tried; through other subjects where the pack says "via".</summary>
internal static class LinkSets
{
    /// <summary>One entry a relation; null where the scope knows nothing of it.</summary>
    public static IEnumerable<IReadOnlyList<Links>?> Of(Scope scope, Table table, RelatedRows rows) => rows.Via.Count == 0
        ? rows.Links.Select(name => scope.LinksOf(table.Kind, name))
        : rows.Via.Select(via => scope.LinksOf(table.Kind, via) is { } middle ? Through(scope, table, middle, rows.Links[0]) : null);

    private static List<Links> Through(Scope scope, Table table, IReadOnlyList<Links> middle, string name)
    {
        var joined = new List<Links>();
        foreach (var first in middle)
        {
            // What belongs to a related subject of which nothing is recorded may still exist.
            if (scope.LinksOf(first.To, name) is not { } seconds) joined.Add(new Links(name, table.Kind, name, [], null, Incomplete(table, first, _ => false)));
            else joined.AddRange(seconds.Select(second => Join(table, first, second)));
        }
        return joined;
    }

    private static Links Join(Table table, Links first, Links second)
    {
        var byMiddle = Enumerable.Range(0, second.Owner.Length).Where(i => second.Owner[i] >= 0).ToLookup(i => second.Owner[i], second.TargetOf);
        var owners = new List<int>();
        var targets = new List<int>();
        for (var i = 0; i < first.Owner.Length; i++)
        {
            if (first.Owner[i] < 0) continue;
            foreach (var target in byMiddle[first.TargetOf(i)])
            {
                owners.Add(first.Owner[i]);
                targets.Add(target);
            }
        }
        return new Links(second.Name, table.Kind, second.To, [.. owners], [.. targets],
            first.Complete is null && second.Complete is null ? null : Incomplete(table, first, second.IsComplete));
    }

    private static ulong[] Incomplete(Table table, Links first, Func<int, bool> isComplete)
    {
        var complete = new ulong[(table.Count + 63) >> 6];
        for (var owner = 0; owner < table.Count; owner++)
            if (first.IsComplete(owner)) complete[owner >> 6] |= 1UL << (owner & 63);
        for (var i = 0; i < first.Owner.Length; i++)
            if (first.Owner[i] >= 0 && !isComplete(first.TargetOf(i))) complete[first.Owner[i] >> 6] &= ~(1UL << (first.Owner[i] & 63));
        return complete;
    }
}
