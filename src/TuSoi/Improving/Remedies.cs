using TuSoi.History;
using TuSoi.Reviewing;
using TuSoi.Rules.Steps;

namespace TuSoi.Improving;

/// <summary>The plan to repair what the review found: each shortcoming with its measure and its day.</summary>
public sealed record PlanRemedies : StepAct
{
    public required long Subject { get; init; }
    public required IReadOnlyList<Remedy> Remedies { get; init; }
    public bool FromPaper { get; init; }
}

public sealed record Remedy(string Shortcoming, string Measure, DateOnly Due);

/// <summary>The commitment for the next year.</summary>
public sealed record Commit : StepAct
{
    public required long Subject { get; init; }
    public required string Text { get; init; }
    public bool FromPaper { get; init; }
}

/// <summary>How far a shortcoming is repaired.</summary>
public sealed record SetRemedyStatus : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
    public required long Remedy { get; init; }
    public required RemedyStatus Status { get; init; }
}

public enum RemedyStatus { Open, Partly, Repaired, NotRepaired }

/// <summary>Remedial plans and commitments, and what becomes of them.</summary>
public sealed class Remedies(Desk desk)
{
    public async Task<Outcome> PlanAsync(PlanRemedies act, CancellationToken stop = default) =>
        act.Remedies.Count == 0 ? new Outcome.Refused("remedy.none", "Kế hoạch chưa có nội dung khắc phục nào. Nếu không có hạn chế thì ghi rõ một dòng như vậy.")
        : act.Remedies.Select(r => Texts.Check(r.Shortcoming, "hạn chế, khuyết điểm") ?? Texts.Check(r.Measure, "biện pháp khắc phục")).OfType<Outcome.Refused>().FirstOrDefault()
        ?? await desk.StepAsync(act, act.Subject, StepKind.RemedialPlan, (sitting, one) =>
        {
            Papers.Add(sitting, [one], "remedial_plan", string.Join("\n", act.Remedies.Select(r => r.Measure)), act.Paper);
            sitting.Write("insert into remedy (id, cycle, subject, host, shortcoming, measure, due, planned_act) select nextval('ids'), $1, $2, $3, s, m, d, $4 from unnest($5::text[], $6::text[], $7::date[]) l(s, m, d)",
                act.Cycle, one.Subject.Id, one.Subject.Unit, sitting.Id, act.Remedies.Select(r => Texts.Tidy(r.Shortcoming)).ToArray(), act.Remedies.Select(r => Texts.Tidy(r.Measure)).ToArray(), act.Remedies.Select(r => r.Due).ToArray());
        }, new Access.Passing { OnBehalf = act.FromPaper }, stop);

    public async Task<Outcome> CommitAsync(Commit act, CancellationToken stop = default) => Texts.Check(act.Text, "bản cam kết") ?? await desk.StepAsync(act, act.Subject, StepKind.Commitment, (sitting, one) =>
        {
            Papers.Add(sitting, [one], "commitment", act.Text, act.Paper);
            sitting.Write("delete from draft where subject = $1 and step = $2 and person = $3", one.Subject.Id, one.Step.Id, act.By);
        }, new Access.Passing { OnBehalf = act.FromPaper }, stop);

    public Task<Outcome> SetStatusAsync(SetRemedyStatus act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, [act.Subject], async sitting =>
    {
        if (sitting.Find(act.Subject) is not { } subject) return Access.Refusals.SubjectUnknown;
        if (subject.Person == act.By) return Access.Refusals.OwnFile;
        if (sitting.Rights.Conflicts.Contains(subject.Id)) return Access.Refusals.Conflict(subject.Name);
        if (sitting.Find(subject.Unit) is not { } unit || sitting.Rights.Held.FirstOrDefault(h => unit.Units.Take(2).Contains(h.Entry) && h.Rights.Contains("content") && h.Rights.Contains("ranking")) is not { } held) return Access.Refusals.Denied($"cấp ủy của {subject.Name} hoặc cấp trên trực tiếp");
        if (!await IsThereAsync(sitting, act, stop)) return new Outcome.Refused("remedy.unknown", "Không có nội dung khắc phục này. Hãy tải lại trang.");
        sitting.Role = held.Role;
        sitting.Write("update remedy set status = $2, status_act = $3 where id = $1", act.Remedy, Rules.Yaml.Binder.Key(act.Status.ToString()), sitting.Id);
        return null;
    }, stop);

    private static async Task<bool> IsThereAsync(Sitting sitting, SetRemedyStatus act, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add("select 1 from remedy where id = $1 and subject = $2 for update", act.Remedy, act.Subject), stop);
        return await reader.ReadAsync(stop);
    }
}
