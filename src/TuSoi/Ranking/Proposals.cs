using TuSoi.History;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Ranking;

/// <summary>A level for one subject, as a body proposes, appraises or decides it.</summary>
public sealed record LevelLine(long Subject, QualityLevel Level, string Reason = "");

/// <summary>A body proposes a level for each subject (TH 01 and the like).</summary>
public sealed record Propose : StepAct
{
    public required IReadOnlyList<LevelLine> Lines { get; init; }
}

/// <summary>What was handed in is checked against the rules and the contributions; differences are written down.</summary>
public sealed record Appraise : StepAct
{
    public required IReadOnlyList<LevelLine> Lines { get; init; }
    public string Differences { get; init; } = "";
}

/// <summary>Results of the bodies below are put together in a report.</summary>
public sealed record Consolidate : StepAct
{
    public required IReadOnlyList<long> Subjects { get; init; }
    public required string Text { get; init; }
}

/// <summary>Proposals, consolidation and appraisal: everything about a level before it is decided.</summary>
public sealed class Proposals(Desk desk)
{
    public Task<Outcome> ProposeAsync(Propose act, CancellationToken stop = default) => SetAsync(act, act.Lines, StepKind.Proposal, "proposed", null, stop);

    public Task<Outcome> AppraiseAsync(Appraise act, CancellationToken stop = default) => SetAsync(act, act.Lines, StepKind.Appraisal, "appraised", act.Differences, stop);

    public async Task<Outcome> ConsolidateAsync(Consolidate act, CancellationToken stop = default) => Texts.Check(act.Text, "báo cáo tổng hợp") ?? await desk.StepAsync(act, act.Subjects, StepKind.Consolidation, (sitting, all) =>
        Papers.Add(sitting, all, "consolidation", act.Text, act.Paper), stop: stop);

    private Task<Outcome> SetAsync(StepAct act, IReadOnlyList<LevelLine> lines, StepKind kind, string stage, string? differences, CancellationToken stop) =>
        desk.StepAsync(act, [.. lines.Select(l => l.Subject)], kind, (sitting, all) =>
        {
            Levels.Set(sitting, [.. all.Zip(lines, (one, line) => (one, line.Level, Texts.Tidy(line.Reason)))], stage);
            sitting.Write("delete from worksheet where unit = $1 and sheet = $2 and (subject is null or subject = any($3))", act.Unit, Worksheet.OfStep(act.Step), lines.Select(l => l.Subject).ToArray());
            if (differences is not null) Papers.Add(sitting, all, "appraisal", differences, act.Paper);
        }, stop: stop);
}
