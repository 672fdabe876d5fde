namespace TuSoi.Rules.Scopes;

/// <summary>
/// From any subject to the organisations that contain it: a member to his cell, an organisation to the one above, a collective to its
/// organisation, a leader to the organisation of his unit. Who stands below several, as a leader of several bodies does, has all of them above.
/// </summary>
public sealed class Ancestry
{
    private const int Nobody = -1;

    /// <summary>As deep as organisations are ever stacked; a circle in the data ends here.</summary>
    internal const int Deepest = 16;

    // More direct relations speak first; what a later one says of a subject that an earlier one placed is not heard.
    private static readonly (string[] Names, bool Upwards)[] ByDirectness = [(["members", "subordinates"], false), (["organisation"], true), (["same_person"], true), (["headed"], true)];

    private readonly Scope scope;
    private readonly Dictionary<string, Parents> parents = [];

    private sealed record Parents(Table[] Kinds, byte[] Kind, int[] Row, byte[] Step)
    {
        /// <summary>Parents of the few who have more than one.</summary>
        public Dictionary<int, HashSet<(Table Table, int Row)>> Several { get; } = [];
    }

    public Ancestry(Scope scope)
    {
        this.scope = scope;
        for (byte step = 0; step < ByDirectness.Length; step++)
            foreach (var name in ByDirectness[step].Names)
                foreach (var links in scope.LinksNamed(name)) Join(links, ByDirectness[step].Upwards, step);
    }

    /// <summary>The nearest organisation of one of the kinds that contains the subject, or is it; null where there is none, or where two are equally near.</summary>
    public (Table Table, int Row)? Within(Table table, int row, IReadOnlySet<string> kinds)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            if (kinds.Contains(table.Kind)) return (table, row);
            if (!parents.TryGetValue(table.Kind, out var above) || above.Row[row] == Nobody) return null;
            if (above.Several.ContainsKey(row)) return Nearest(table, row, kinds);
            (table, row) = (above.Kinds[above.Kind[row]], above.Row[row]);
        }
        return null;
    }

    /// <summary>The one organisation directly above; null where there is none, or where there are several.</summary>
    internal (Table Table, int Row)? OnlyAbove(Table table, int row, out bool several)
    {
        several = false;
        if (!parents.TryGetValue(table.Kind, out var above) || above.Row[row] == Nobody || (several = above.Several.Count > 0 && above.Several.ContainsKey(row))) return null;
        return (above.Kinds[above.Kind[row]], above.Row[row]);
    }

    private (Table, int)? Nearest(Table table, int row, IReadOnlySet<string> kinds)
    {
        HashSet<(Table Table, int Row)> seen = [(table, row)], level = [(table, row)];
        while (level.Count > 0)
        {
            var found = level.Where(s => kinds.Contains(s.Table.Kind)).ToList();
            if (found.Count > 0) return found.Count == 1 ? found[0] : null;
            level = [.. level.SelectMany(s => Above(s.Table, s.Row)).Where(seen.Add)];
        }
        return null;
    }

    /// <summary>The organisations directly above: none, one, or for who stands below several all of them.</summary>
    public IEnumerable<(Table Table, int Row)> Above(Table table, int row)
    {
        if (!parents.TryGetValue(table.Kind, out var above) || above.Row[row] == Nobody) return [];
        return above.Several.TryGetValue(row, out var several) ? several : [(above.Kinds[above.Kind[row]], above.Row[row])];
    }

    private void Join(Links links, bool upwards, byte step)
    {
        var (childKind, parentKind) = upwards ? (links.From, links.To) : (links.To, links.From);
        if (scope.Find(childKind) is not { } children || scope.Find(parentKind) is not { } owners) return;
        if (!parents.TryGetValue(childKind, out var above))
        {
            parents[childKind] = above = new Parents([.. scope.Tables], new byte[children.Count], new int[children.Count], new byte[children.Count]);
            Array.Fill(above.Row, Nobody);
        }
        var kind = (byte)Array.IndexOf(above.Kinds, owners);
        for (var i = 0; i < links.Owner.Length; i++)
        {
            if (links.Owner[i] < 0) continue;
            var (child, parent) = upwards ? (links.Owner[i], links.TargetOf(i)) : (links.TargetOf(i), links.Owner[i]);
            if (above.Row[child] == Nobody) (above.Kind[child], above.Row[child], above.Step[child]) = (kind, parent, step);
            else if (above.Step[child] == step && (above.Kind[child], above.Row[child]) != (kind, parent)) Also(above, child, (owners, parent));
        }
    }

    private static void Also(Parents above, int child, (Table, int) parent)
    {
        if (!above.Several.TryGetValue(child, out var several)) above.Several[child] = several = [(above.Kinds[above.Kind[child]], above.Row[child])];
        several.Add(parent);
    }
}
