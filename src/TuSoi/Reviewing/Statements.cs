using TuSoi.Access;
using TuSoi.History;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>A statement or report is handed in with the level the subject proposes for itself; again after it was reopened.</summary>
public sealed record HandInStatement : StepAct
{
    public required long Subject { get; init; }
    public required string Text { get; init; }
    public QualityLevel? SelfLevel { get; init; }

    /// <summary>It came on paper and is recorded by whoever acts for the organisation ("nhập hộ").</summary>
    public bool FromPaper { get; init; }
}

/// <summary>The draft goes to those who take part in the meeting; they see it from now on.</summary>
public sealed record SendDraft : StepAct
{
    public required long Subject { get; init; }
}

/// <summary>The paper is completed after the meeting that discussed it; the presented text stays beside it.</summary>
public sealed record CompleteStatement : StepAct
{
    public required long Subject { get; init; }
    public required string Text { get; init; }
    public bool FromPaper { get; init; }
}

/// <summary>The completed paper is signed; nothing in it changes afterwards.</summary>
public sealed record SignStatement : StepAct
{
    public required long Subject { get; init; }
    public bool FromPaper { get; init; }
}

/// <summary>Statements and reports: draft sent → presented → completed after the meeting → signed.</summary>
public sealed class Statements(Desk desk)
{
    public async Task<Outcome> HandInAsync(HandInStatement act, CancellationToken stop = default) =>
        Texts.Check(act.Text, "nội dung bản kiểm điểm") ?? await desk.StepAsync(act, act.Subject, StepKind.Statement, (sitting, one) =>
        {
            sitting.Write("""
                insert into paper (id, cycle, subject, host, kind, step, form, body, self_level, from_paper, handed_in_act) values (nextval('ids'), $1, $2, $3, 'statement', $4, $5, $6, $7, $8, $9)
                on conflict (subject, step) do update set body = excluded.body, self_level = excluded.self_level, from_paper = excluded.from_paper, handed_in_act = excluded.handed_in_act, reopened_act = null
                """, act.Cycle, one.Subject.Id, one.Subject.Unit, one.Step.Id, one.Step.Form, Texts.Tidy(act.Text), (short?)act.SelfLevel, act.FromPaper, sitting.Id);
            sitting.Write("delete from draft where subject = $1 and step = $2 and person = $3", one.Subject.Id, one.Step.Id, act.By);
            if (act.SelfLevel is { } level) Levels.Set(sitting, one, "self", level);
            sitting.Write("update prompt set answered_act = $2, answer = $3 where subject = $1 and issued_act is not null and answered_act is null", one.Subject.Id, sitting.Id, Texts.Tidy(act.Text));
        }, new Passing { OnBehalf = act.FromPaper }, stop);

    public Task<Outcome> SendDraftAsync(SendDraft act, CancellationToken stop = default) =>
        desk.StepAsync(act, act.Subject, StepKind.Draft, (sitting, one) =>
        {
            sitting.Write("update paper set sent_act = $2 where subject = $1 and kind = 'statement'", one.Subject.Id, sitting.Id);
            if (one.Step.Meeting is not { } meeting) return;
            sitting.Write("""
                insert into access_grant (id, cycle, person, what, subject, act)
                select nextval('ids'), $1, m.person, 'participant', $2, $3 from (select distinct r.person from reach(array[$4], $5, '') r where r.person is not null) m
                """, act.Cycle, one.Subject.Id, sitting.Id, one.Subject.Id, sitting.Pack.Procedure.Meetings[meeting].Participants.Split('.'));
        }, stop: stop);

    public async Task<Outcome> CompleteAsync(CompleteStatement act, CancellationToken stop = default) =>
        Texts.Check(act.Text, "nội dung bản kiểm điểm đã hoàn thiện") ?? await desk.StepAsync(act, act.Subject, StepKind.Completion, (sitting, one) =>
        {
            sitting.Write("update paper set body = $2, completed_act = $3 where subject = $1 and kind = 'statement' and signed_act is null", one.Subject.Id, Texts.Tidy(act.Text), sitting.Id);
            sitting.Write("delete from draft where subject = $1 and step = $2 and person = $3", one.Subject.Id, one.Step.Id, act.By);
        }, new Passing { OnBehalf = act.FromPaper }, stop);

    public Task<Outcome> SignAsync(SignStatement act, CancellationToken stop = default) =>
        desk.StepAsync(act, act.Subject, StepKind.Signature, (sitting, one) =>
            sitting.Write("update paper set signed_act = $2 where subject = $1 and kind = 'statement'", one.Subject.Id, sitting.Id), new Passing { OnBehalf = act.FromPaper }, stop);
}
