using TuSoi.Opening;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Deciding;

/// <summary>How many subjects of one kind below an organisation have which level at one stage.</summary>
/// <param name="Counts">By level, highest first.</param>
public sealed record LevelCount(string Kind, string Stage, int All, IReadOnlyList<int> Counts)
{
    /// <summary>Without a level at this stage.</summary>
    public int Without => All - Counts.Sum();
}

/// <summary>What a report puts together: results below by kind, stage and level; and the report where it is written.</summary>
public sealed record Consolidation(UnitWork Work, StepRule Step, Workbench.Seat Seat, IReadOnlyList<StepLine> Lines, IReadOnlyList<LevelCount> Counts, string? Written, string? Number, DateOnly? Dated)
{
    private static readonly string[] Stages = ["self", "proposed", "appraised", "decided"];

    public static async Task<Consolidation?> ReadAsync(Database.Work work, CyclePacks packs, long cycle, long unit, string step, DateOnly today, CancellationToken stop = default)
    {
        if (await UnitWork.ReadAsync(work, packs, cycle, unit, today, step, stop) is not { } read || await Workbench.SeatAsync(work, unit) is not { } seat) return null;
        var lines = read.Lines(step).Where(l => l.Step.Kind == StepKind.Consolidation).ToList();
        if (lines.Count == 0) return null;
        var all = (await work.ListAsync(r => (Kind: r.GetString(0), Count: r.GetInt32(1)), "select kind, count(*)::int from subject where cycle = $1 and path ^@ $2 and applies <> 0 and ended_act is null group by kind", cycle, read.Unit.Path)).ToDictionary(a => a.Kind, a => a.Count);
        var counts = await work.ListAsync(r => (Kind: r.GetString(0), Stage: r.GetString(1), Level: (QualityLevel)r.GetInt16(2), Count: r.GetInt32(3)), """
            select kind, stage, level, count(*)::int from (
              select distinct on (l.subject, l.stage) s.kind, l.stage, l.level from level l join subject s on s.id = l.subject
              where s.cycle = $1 and s.path ^@ $2 and s.applies <> 0 and s.ended_act is null and l.superseded_act is null order by l.subject, l.stage, l.act desc) x group by kind, stage, level
            """, cycle, read.Unit.Path);
        var papers = await work.ListAsync(r => (Body: r.GetString(0), Number: r.IsDBNull(1) ? null : r.GetString(1), Dated: r.IsDBNull(2) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(2)),
            "select body, number, dated from paper where kind = 'consolidation' and step = $2 and subject = any($1) limit 1", lines.Select(l => l.Subject.Id).ToArray(), step);
        var drawn = counts.GroupBy(c => (c.Kind, c.Stage)).Where(g => Stages.Contains(g.Key.Stage))
            .OrderBy(g => read.Pack.Pack.Kinds.Keys.ToList().IndexOf(g.Key.Kind)).ThenBy(g => Array.IndexOf(Stages, g.Key.Stage))
            .Select(g => new LevelCount(g.Key.Kind, g.Key.Stage, all.GetValueOrDefault(g.Key.Kind), [.. new[] { QualityLevel.Excellent, QualityLevel.Good, QualityLevel.Completed, QualityLevel.NotCompleted }.Select(l => g.Where(c => c.Level == l).Sum(c => c.Count))]));
        return new Consolidation(read, lines[0].Step, seat, lines, [.. drawn], papers.Select(p => p.Body).FirstOrDefault(), papers.Select(p => p.Number).FirstOrDefault(), papers.Select(p => p.Dated).FirstOrDefault());
    }
}
