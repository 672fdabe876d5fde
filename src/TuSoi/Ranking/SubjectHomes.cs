using System.Collections.Concurrent;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;

namespace TuSoi.Ranking;

/// <summary>Finds the organisations to which subjects belong. May be asked from several threads.</summary>
internal sealed class SubjectHomes
{
    private readonly Ancestry ancestry;
    private readonly Func<string, int, string> codeOf;
    private readonly HashSet<string> organisations, ranked;
    private readonly ConcurrentDictionary<(string, int), Organisation> made = new();
    private readonly ConcurrentDictionary<(Organisation?, Organisation?), SubjectHome> homes = new();

    public SubjectHomes(ScopeRanking ranking, Func<string, int, string> codeOf)
    {
        this.codeOf = codeOf;
        ancestry = new Ancestry(ranking.Scope);
        organisations = [.. ranking.Pack.Pack.Kinds.Values.Where(k => k.Family == Family.Organisation).Select(k => k.Id)];
        ranked = [.. organisations.Where(ranking.Pack.Kinds.ContainsKey)];
    }

    public SubjectHome Of(Table table, int row)
    {
        var nearest = ancestry.Within(table, row, organisations);
        if (nearest is null) return SubjectHome.Unknown;
        var (cell, top) = (Named(nearest), Named(Topmost(table, row)));
        return homes.GetOrAdd((cell, top), pair => new SubjectHome(pair.Item1, pair.Item2));
    }

    // Each step upwards leaves the kinds behind that were passed.
    private (Table Table, int Row)? Topmost(Table table, int row)
    {
        (Table Table, int Row)? top = null;
        var left = new HashSet<string>(ranked);
        while (ancestry.Within(table, row, left) is { } above)
        {
            left.Remove(above.Table.Kind);
            (top, table, row) = (above, above.Table, above.Row);
        }
        return top;
    }

    private Organisation? Named((Table Table, int Row)? of) => of is not (var table, var row) ? null
        : made.GetOrAdd((table.Kind, row), key => new Organisation(key.Item1, key.Item2, codeOf(key.Item1, key.Item2), table.NameOf(row)));
}
