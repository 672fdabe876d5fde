using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>Facts that follow from others before any level: standing from special cases, a subject's own level and grades of criteria from ballots.</summary>
internal static class DerivedFacts
{
    /// <summary>The scope with those facts in their columns; the same scope where nothing follows.</summary>
    public static Scope Of(CompiledPack pack, Scope scope, Steps steps, Dictionary<string, Circumstances> circumstances)
    {
        var changed = new List<Table>();
        foreach (var kind in pack.Pack.Kinds.Values)
        {
            if (scope.Find(kind.Id) is not { Count: > 0 } table) continue;
            var standing = circumstances.GetValueOrDefault(kind.Id) is { } special ? steps.Of(() => special.Standing(pack.Pack.Facts.Find(kind.Family, Known.Standing)), special) : null;
            var self = BallotResults.Of(steps, pack.Ballots.GetValueOrDefault(kind.Id), scope, table, self: true) is { } own ? steps.Of(() => own.SelfLevels(table), own) : null;
            var grades = GradesOf(pack, scope, steps, kind, table);
            if (standing is not null || self is not null || grades.Count > 0) changed.Add(steps.Of(() => Derived(table, standing, self, grades), table, standing, self, grades));
        }
        return changed.Count == 0 ? scope : steps.Of(() => scope.With(changed), [scope, .. changed]);
    }

    private static List<(string Column, CodeColumn Grades)> GradesOf(CompiledPack pack, Scope scope, Steps steps, SubjectKind kind, Table table)
    {
        var ballots = pack.Ballots.GetValueOrDefault(kind.Id, []).Where(b => b.Kind == BallotKind.PerCriterion).ToList();
        var frame = kind.Frame is { } id ? pack.Pack.Frames.GetValueOrDefault(id) : null;
        return steps.Of<List<(string, CodeColumn)>>(() => [.. BallotGrades.Of(ballots, frame, scope, table)], [table, frame, .. ballots]);
    }

    private static Table Derived(Table table, CodeColumn? standing, CodeColumn? self, List<(string Column, CodeColumn Grades)> grades)
    {
        var copy = table.Copy();
        if (standing is not null) copy.With(Known.Standing, standing);
        if (self is not null) copy.With(Known.SelfLevel, self);
        foreach (var (column, voted) in grades) copy.With(column, voted);
        return copy;
    }
}
