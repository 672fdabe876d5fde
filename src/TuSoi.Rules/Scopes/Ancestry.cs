namespace TuSoi.Rules.Scopes;

/// <summary>
/// From any subject to the organisations that contain it: a member to his cell, an organisation to the one above, a collective to its
/// organisation, a leader to the organisation of his unit.
/// </summary>
public sealed class Ancestry
{
    private const int Nobody = -1;

    /// <summary>As deep as organisations are ever stacked; a circle in the data ends here.</summary>
    public const int Deepest = 16;

    private readonly Scope scope;
    private readonly Dictionary<string, (Table[] Kinds, byte[] Kind, int[] Row)> parents = [];

    public Ancestry(Scope scope)
    {
        this.scope = scope;
        // The first word on a subject's parent stands; more direct relations speak first.
        foreach (var name in (string[])["members", "subordinates"])
            foreach (var links in scope.LinksNamed(name)) Join(links.To, links.From, links, upwards: false);
        foreach (var links in scope.LinksNamed("organisation")) Join(links.From, links.To, links, upwards: true);
        foreach (var name in (string[])["same_person", "headed"])
            foreach (var links in scope.LinksNamed(name)) Join(links.From, links.To, links, upwards: true);
    }

    /// <summary>The organisation directly above; null where none is known.</summary>
    public (Table Table, int Row)? Above(Table table, int row) =>
        parents.TryGetValue(table.Kind, out var above) && above.Row[row] != Nobody ? (above.Kinds[above.Kind[row]], above.Row[row]) : null;

    /// <summary>The nearest organisation of one of the kinds that contains the subject, or is it.</summary>
    public (Table Table, int Row)? Within(Table table, int row, IReadOnlySet<string> kinds)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            if (kinds.Contains(table.Kind)) return (table, row);
            if (Above(table, row) is not { } above) return null;
            (table, row) = above;
        }
        return null;
    }

    private void Join(string childKind, string parentKind, Links links, bool upwards)
    {
        if (scope.Find(childKind) is not { } children || scope.Find(parentKind) is not { } owners) return;
        if (!parents.TryGetValue(childKind, out var above))
        {
            above = ([.. scope.Tables], new byte[children.Count], new int[children.Count]);
            Array.Fill(above.Row, Nobody);
            parents[childKind] = above;
        }
        var kind = (byte)Array.IndexOf(above.Kinds, owners);
        for (var i = 0; i < links.Owner.Length; i++)
        {
            if (links.Owner[i] < 0) continue;
            var (child, parent) = upwards ? (links.Owner[i], links.TargetOf(i)) : (links.TargetOf(i), links.Owner[i]);
            if (above.Row[child] != Nobody) continue;
            (above.Kind[child], above.Row[child]) = (kind, parent);
        }
    }
}
