using TuSoi.Access;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>A comment, an opinion or a contribution is asked of the bodies the step names. Those who use the system see the file from now on; the others answer on paper.</summary>
public sealed record Ask : StepAct
{
    public required IReadOnlyList<long> Subjects { get; init; }

    /// <summary>Until when an answer is wanted; null: the step's own date.</summary>
    public DateOnly? Due { get; init; }
}

/// <summary>The answer of one body on one or several subjects: a text, with a level where the step asks for one, or "no opinion".</summary>
public sealed record Answer : StepAct
{
    /// <summary>The body that answers, as the step names it.</summary>
    public required string Body { get; init; }

    public required IReadOnlyList<Answered> Lines { get; init; }

    /// <summary>It came on paper and is recorded by the body that asked.</summary>
    public bool FromPaper { get; init; }
}

/// <summary>One line of an answer; neither text nor level is "no opinion".</summary>
public sealed record Answered(long Subject, string? Text, QualityLevel? Level = null);

/// <summary>Requests to other bodies and persons, and their answers (comments, opinions, contributions).</summary>
public sealed class Requests(Desk desk)
{
    private static readonly StepKind[] Kinds = [StepKind.Comment, StepKind.Opinion, StepKind.Contribution];

    public Task<Outcome> AskAsync(Ask act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, act.Subjects, async sitting =>
    {
        var gate = new Gate(sitting, Passing.Usual);
        if (await gate.PassAsync(act.Subjects, act.Step, Kinds) is { } refused) return refused;
        foreach (var one in gate.All)
            foreach (var body in Asked(one.Step))
                if (Request(sitting, one, body, act.Due) is { } missing) return missing;
        return null;
    }, stop);

    public Task<Outcome> AnswerAsync(Answer act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, [.. act.Lines.Select(l => l.Subject)], async sitting =>
    {
        if (act.Lines.Select(l => Texts.Check(l.Text ?? "-", "ý kiến")).OfType<Outcome.Refused>().FirstOrDefault() is { } wrong) return wrong;
        if (!sitting.Pack.Procedure.Bodies.ContainsKey(act.Body)) return NotAsked(act.Body);
        var gate = new Gate(sitting, new Passing { As = act.FromPaper ? null : act.Body, Early = true });
        if (await gate.PassAsync(act.Lines.Select(l => l.Subject), act.Step, Kinds) is { } refused) return refused;
        if (!Asked(gate.All[0].Step).Contains(act.Body)) return NotAsked(act.Body);
        var answered = await AnsweredAsync(sitting, act, stop);
        if (gate.All.FirstOrDefault(o => answered.Contains((o.Subject.Id, act.Body))) is { } twice) return new Outcome.Refused("request.answered", $"{twice.Subject.Name}: {sitting.Pack.Body(act.Body).Label} đã trả lời. Hãy tải lại trang để xem.");
        if (gate.All.FirstOrDefault(o => !Sees(sitting, act, o)) is { } unasked) return new Outcome.Refused("request.unknown", $"{unasked.Subject.Name}: chưa có đề nghị cho ý kiến gửi đến đồng chí.");
        foreach (var (one, line) in gate.All.Zip(act.Lines)) Record(sitting, act, one, line);
        foreach (var one in gate.All.Where(o => Asked(o.Step).All(b => b == act.Body || answered.Contains((o.Subject.Id, b))))) sitting.Finish(one);
        return null;
    }, stop);

    /// <summary>The bodies a step asks; where it names none, its own body gives the comment.</summary>
    public static IReadOnlyList<string> Asked(StepRule step) => step.Asks.Count > 0 ? step.Asks : [step.By];

    private static Outcome.Refused? Request(Sitting sitting, Passed one, string bodyId, DateOnly? wanted)
    {
        if (Bodies.Of(sitting.Pack.Procedure, sitting.Pack.Pack, bodyId, one.Subject, sitting.FindEntry) is not { } body) return Refusals.NoBody(sitting.Pack.Body(bodyId).Label);
        var due = wanted ?? sitting.Pack.Dates.Of(one.Subject.Kind, one.Step).OnTime;
        sitting.Write("insert into request (id, cycle, subject, host, step, body, organisation, person, asked_act, due, asker) values (nextval('ids'), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (subject, step, body) do nothing",
            sitting.Act.Cycle, one.Subject.Id, one.Subject.Unit, one.Step.Id, bodyId, body.For is null ? body.Organisation?.Entry : null, body.For is null ? body.Person : null, sitting.Id, due, sitting.Find(sitting.Unit)!.Entry);
        if (body.For is null && body.Organisation is { } organisation && organisation.Id != one.Subject.Unit)
            foreach (var role in body.Roles)
                sitting.Write("insert into access_grant (id, cycle, organisation, role, what, subject, act) select nextval('ids'), $1, $2, $3, $4, $5, $6 where not exists (select from access_grant where organisation = $2 and role = $3 and what = $4 and subject = $5 and ended_act is null)",
                    sitting.Act.Cycle, organisation.Entry, role, one.Step.Kind == StepKind.Contribution ? "contributor" : "commenter", one.Subject.Id, sitting.Id);
        return null;
    }

    private static Outcome.Refused NotAsked(string body) => new("request.body", $"Bước này không lấy ý kiến của “{body}”.");

    // The own organisation's file is open anyway; another's was opened by asking, and is closed by the answer.
    private static bool Sees(Sitting sitting, Answer act, Passed one) => act.FromPaper || act.Body == one.Step.By || sitting.Rights.Has("contributor", one.Subject.Id) || sitting.Rights.Has("commenter", one.Subject.Id)
        || Bodies.Of(sitting.Pack.Procedure, sitting.Pack.Pack, act.Body, one.Subject, sitting.FindEntry) is not { Organisation: { } organisation } || organisation.Id == one.Subject.Unit;

    private static async Task<HashSet<(long Subject, string Body)>> AnsweredAsync(Sitting sitting, Answer act, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add("select subject, body from request_states($1, $2)", act.Lines.Select(l => l.Subject).ToArray(), act.Step), stop);
        var answered = new HashSet<(long, string)>();
        while (await reader.ReadAsync(stop)) answered.Add((reader.GetInt64(0), reader.GetString(1)));
        return answered;
    }

    private static void Record(Sitting sitting, Answer act, Passed one, Answered line)
    {
        sitting.Write("""
            insert into request (id, cycle, subject, host, step, body, asked_act, due, answer, level, no_opinion, from_paper, answered_act, asker) values (nextval('ids'), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $6, $12)
            on conflict (subject, step, body) do update set answer = excluded.answer, level = excluded.level, no_opinion = excluded.no_opinion, from_paper = excluded.from_paper, answered_act = excluded.answered_act
            """, sitting.Act.Cycle, one.Subject.Id, one.Subject.Unit, one.Step.Id, act.Body, sitting.Id, sitting.Day, line.Text is { } text ? Texts.Tidy(text) : null, (short?)line.Level, line.Text is null, act.FromPaper, sitting.Find(sitting.Unit)!.Entry);
        sitting.Write("update access_grant set ended_act = $3 where subject = $1 and what in ('contributor', 'commenter') and ended_act is null and organisation = any($2) and role = any($4)",
            one.Subject.Id, sitting.Rights.Held.Select(h => h.Entry).Distinct().ToArray(), sitting.Id, sitting.Pack.Body(act.Body).Acts.ToArray());
    }
}
