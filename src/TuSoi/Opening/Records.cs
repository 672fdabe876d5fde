using TuSoi.History;
using TuSoi.Reviewing;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>Something done and written down: by a body of the system, or outside it and recorded with number and date of its paper.</summary>
public sealed record RecordStep : StepAct
{
    public required IReadOnlyList<long> Subjects { get; init; }
    public string Text { get; init; } = "";
}

/// <summary>The dossier goes to the body that decides; from now on it sees what the organisation reviewed.</summary>
public sealed record SendDossier : StepAct
{
    public required IReadOnlyList<long> Subjects { get; init; }
    public string Text { get; init; } = "";
}

/// <summary>Steps that leave a paper and nothing else: plans, teams, summaries, what others did; and dossiers.</summary>
public sealed class Records(Desk desk)
{
    public Task<Outcome> RecordAsync(RecordStep act, CancellationToken stop = default) => desk.StepAsync(act, act.Subjects, StepKind.Record, (sitting, all) => Papers.Add(sitting, all, "record", act.Text, act.Paper), stop: stop);

    public Task<Outcome> SendDossierAsync(SendDossier act, CancellationToken stop = default) => desk.StepAsync(act, act.Subjects, StepKind.Dossier, (sitting, all) => Papers.Add(sitting, all, "dossier", act.Text, act.Paper), stop: stop);
}
