using TuSoi.Access;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Deciding;

/// <summary>What one body has to put together, decide or tell in one step, for one family of subjects, and how far it is.</summary>
public sealed record RankingScope(Subject Unit, StepRule Step, Family Family, IReadOnlyList<string> Kinds, int All, int Done, int Open, DueDate? Due, string? RecordsFor);

/// <summary>Everything about levels that the organisations where somebody ranks have to do.</summary>
public static class RankingScopes
{
    private static readonly StepKind[] About = [StepKind.Consolidation, StepKind.Decision, StepKind.Notice];

    public static async Task<IReadOnlyList<RankingScope>> ReadAsync(Work work, CyclePacks packs, Visitor visitor, long cycle, DateOnly today, CancellationToken stop = default)
    {
        var units = await work.ListAsync(r => r.GetInt64(0), """
            select distinct s.id, s.path from subject s where s.cycle = $1 and s.family = 'organisation' and (s.entry = any($2) or s.id in (select g.host from my_grants() g where g.what = 'substitute' and g.cycle = $1)) order by s.path
            """, cycle, visitor.Posts.Where(p => p.Has("ranking")).Select(p => p.Entry).Distinct().ToArray());
        var scopes = new List<RankingScope>();
        foreach (var unit in units)
            if (await UnitWork.ReadAsync(work, packs, cycle, unit, today, stop: stop) is { } read) scopes.AddRange(Of(read));
        return scopes;
    }

    private static IEnumerable<RankingScope> Of(UnitWork read)
    {
        var steps = read.Pack.Pack.Kinds.Values.SelectMany(k => read.Pack.StepsOf(k.Id)).Where(s => About.Contains(s.Kind)).Select(s => s.Id).Distinct();
        return from step in steps
               from family in read.Lines(step).Where(l => About.Contains(l.Step.Kind)).GroupBy(l => (l.Step.Kind, Family: read.Pack.FamilyOf(l.Subject.Kind)))
               orderby Array.IndexOf(About, family.Key.Kind), family.Where(l => l.Open is not null).Select(l => l.Open!.Due.Last).DefaultIfEmpty(DateOnly.MaxValue).Min()
               let open = family.Where(l => l.Open is not null).ToList()
               select new RankingScope(read.Unit, family.First().Step, family.Key.Family, [.. family.Select(l => read.Pack.Kind(l.Subject.Kind).Label).Distinct()], family.Count(), family.Count() - open.Count,
                   open.Count(l => l.State == StepState.Open), open.Count == 0 ? null : open.Select(l => l.Open!.Due).MinBy(d => d.Last), open.Select(l => l.Open!.Responsible?.For?.Label).FirstOrDefault(f => f is not null));
    }
}
