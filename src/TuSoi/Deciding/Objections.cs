using TuSoi.Access;
using TuSoi.History;
using TuSoi.Reviewing;

namespace TuSoi.Deciding;

/// <summary>Somebody who was told a level objects to it. How long this is possible the sources do not say (CPL-002); nothing is refused for being late.</summary>
public sealed record Object : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
    public required string Content { get; init; }

    /// <summary>By when it is to be answered.</summary>
    public required DateOnly Due { get; init; }
}

/// <summary>The objection is answered. Where it is upheld a new decision follows; the old one stays in the history.</summary>
public sealed record AnswerObjection : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
    public required long Objection { get; init; }
    public required string Answer { get; init; }
    public required bool Upheld { get; init; }

    /// <summary>The step of the decision that is opened again where the objection is upheld.</summary>
    public required string DecisionStep { get; init; }
}

/// <summary>Objections and their answers (CPL-003).</summary>
public sealed class Objections(Desk desk)
{
    public async Task<Outcome> ObjectAsync(Object act, CancellationToken stop = default) => Texts.Check(act.Content, "nội dung khiếu nại") ?? await desk.DoAsync(act, act.Unit, [act.Subject], async sitting =>
    {
        if (sitting.Find(act.Subject) is not { } one) return Refusals.SubjectUnknown;
        // one's own result, or that of the body one acts for
        if (one.Person != act.By && !sitting.Rights.Held.Any(h => one.Person is null && one.Units.FirstOrDefault() == h.Entry && h.Rights.Contains("content"))) return Refusals.Denied(one.Name);
        if (!await ToldAsync(sitting, one.Id, stop)) return new Outcome.Refused("objection.early", $"{one.Name} chưa được thông báo mức xếp loại nên chưa có kết quả để khiếu nại.");
        if (await AnyAsync(sitting, "select 1 from objection where subject = $1 and person = $2 and answered_act is null", stop, one.Id, act.By)) return new Outcome.Refused("objection.open", $"Đã có khiếu nại về kết quả của {one.Name} đang chờ trả lời.");
        sitting.Write("insert into objection (id, cycle, subject, host, person, content, filed_act, due) values ($1, $2, $3, $4, $5, $6, $1, $7)", sitting.Id, act.Cycle, one.Id, one.Unit, act.By, Texts.Tidy(act.Content), act.Due);
        sitting.Role = "person";
        return null;
    }, stop);

    public async Task<Outcome> AnswerAsync(AnswerObjection act, CancellationToken stop = default) => Texts.Check(act.Answer, "trả lời khiếu nại") ?? await desk.DoAsync(act, act.Unit, [act.Subject], async sitting =>
    {
        var gate = new Gate(sitting, new Passing { Again = true, Early = true });
        if (await gate.PassAsync([act.Subject], act.DecisionStep, Rules.Steps.StepKind.Decision) is { } refused) return refused;
        if (!await OpenAsync(sitting, act, stop)) return new Outcome.Refused("objection.unknown", "Không có khiếu nại này, hoặc đã trả lời.");
        sitting.Write("update objection set answer = $2, upheld = $3, answered_act = $4 where id = $1", act.Objection, Texts.Tidy(act.Answer), act.Upheld, sitting.Id);
        if (act.Upheld)
            foreach (var step in sitting.Pack.StepsOf(gate.All[0].Subject.Kind).Where(s => s.Id == act.DecisionStep || s.Kind == Rules.Steps.StepKind.Notice)) Reopen(sitting, gate.All[0], step);
        return null;
    }, stop);

    private static void Reopen(Sitting sitting, Passed one, Rules.Steps.StepRule step)
    {
        sitting.Reopen(one.Subject, step.Id);
        if (step.Kind == Rules.Steps.StepKind.Notice) sitting.Write("delete from notice where subject = $1 and step = $2", one.Subject.Id, step.Id);
    }

    private static async Task<bool> ToldAsync(Sitting sitting, long subject, CancellationToken stop) => await AnyAsync(sitting, "select 1 from notice where subject = $1", stop, subject);

    private static async Task<bool> OpenAsync(Sitting sitting, AnswerObjection act, CancellationToken stop) => await AnyAsync(sitting, "select 1 from objection where id = $1 and subject = $2 and answered_act is null for update", stop, act.Objection, act.Subject);

    private static async Task<bool> AnyAsync(Sitting sitting, string sql, CancellationToken stop, params object[] values)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add(sql, values), stop);
        return await reader.ReadAsync(stop);
    }
}
