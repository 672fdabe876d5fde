using TuSoi.Access;
using TuSoi.History;
using TuSoi.Ranking;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Deciding;

/// <summary>A decision is drawn up: levels with reasons, number, date, who signs. It has no effect until somebody else signs it.</summary>
public sealed record PrepareDecision : StepAct
{
    public required string Number { get; init; }
    public required DateOnly Dated { get; init; }
    public required string Signer { get; init; }
    public required IReadOnlyList<LevelLine> Lines { get; init; }

    /// <summary>A cap from above may still come: the levels are provisional until then (DEP-18).</summary>
    public bool Provisional { get; init; }
}

/// <summary>The decision is signed by another person than the one who drew it up: the levels are decided.</summary>
public sealed record SignDecision : StepAct
{
    public required long Decision { get; init; }
    public required IReadOnlyList<long> Subjects { get; init; }
}

/// <summary>The subjects are told their level.</summary>
public sealed record Notify : StepAct
{
    public required IReadOnlyList<long> Subjects { get; init; }
}

/// <summary>Decisions: prepared → signed → told. The machine proposed, people decide; where they decide otherwise, the reason stays beside it.</summary>
public sealed class Decisions(Desk desk)
{
    public Task<Outcome> PrepareAsync(PrepareDecision act, CancellationToken stop = default) => desk.StepAsync(act, [.. act.Lines.Select(l => l.Subject)], StepKind.Decision, async (sitting, all) =>
    {
        if (Texts.IsBlank(act.Number)) return new Outcome.Refused("decision.number", "Quyết định chưa có số. Hãy ghi số trước khi trình ký.");
        if (act.Number.Length > 100) return new Outcome.Refused("decision.number", $"Số, ký hiệu dài {act.Number.Length:#,##0} ký tự, nhiều nhất 100. Hãy kiểm tra có dán nhầm không.");
        if (act.Signer.Length > 200) return new Outcome.Refused("decision.signer", $"Tên người ký dài {act.Signer.Length:#,##0} ký tự, nhiều nhất 200. Hãy kiểm tra có dán nhầm không.");
        // it is often dated ahead to the day on which it will be signed, and never before the year it is about
        if (act.Dated.Year < sitting.Pack.Year || act.Dated > sitting.Day.AddYears(1)) return new Outcome.Refused("decision.dated", $"Ngày {act.Dated:dd/MM/yyyy} của văn bản không thể đúng với năm kiểm điểm {sitting.Pack.Year}. Hãy kiểm tra năm.");
        var verdicts = await VerdictsAsync(sitting, act, stop);
        foreach (var (one, line) in all.Zip(act.Lines))
            if (verdicts.TryGetValue(one.Subject.Id, out var suggested) && suggested != (short)line.Level && Texts.IsBlank(line.Reason))
                return new Outcome.Refused("decision.reason", $"{one.Subject.Name}: mức quyết định khác mức theo số liệu và quy định. Hãy ghi lý do bằng văn bản.");
        var first = all[0];
        sitting.Write("insert into decision (id, cycle, host, unit, path, step, kind, number, dated, signer, prepared_by, prepared_act) values ($1, $2, $3, $3, $4, $5, 'ranking', $6, $7, $8, $9, $1)",
            sitting.Id, act.Cycle, act.Unit, sitting.Find(act.Unit)!.Path, act.Step, act.Number.Trim(), act.Dated, act.Signer, act.By);
        sitting.Write("insert into decision_line select $1, l.s, l.h, l.v, $2, l.r from unnest($3::bigint[], $4::bigint[], $5::smallint[], $6::text[]) l(s, h, v, r)", sitting.Id, act.Provisional,
            act.Lines.Select(l => l.Subject).ToArray(), all.Select(a => a.Subject.Unit).ToArray(), act.Lines.Select(l => (short)l.Level).ToArray(), act.Lines.Select(l => Texts.Tidy(l.Reason)).ToArray());
        return null;
    }, stop: stop);

    public Task<Outcome> SignAsync(SignDecision act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, act.Subjects, async sitting =>
    {
        var gate = new Gate(sitting, new Passing { As = Signs(sitting, act.Subjects[0], act.Step) });
        if (await gate.PassAsync(act.Subjects, act.Step, StepKind.Decision) is { } refused) return refused;
        var (preparedBy, lines) = await DraftAsync(sitting, act.Decision, act.Step, stop);
        if (preparedBy is null) return Unknown;
        if (preparedBy == act.By) return Refusals.SamePerson;
        if (!lines.Keys.ToHashSet().SetEquals(act.Subjects)) return Changed;
        sitting.Write("update decision set signed_by = $2, signed_act = $3 where id = $1", act.Decision, act.By, sitting.Id);
        Levels.Set(sitting, [.. gate.All.Select(one => (one, (QualityLevel)lines[one.Subject.Id].Level, lines[one.Subject.Id].Reason))], "decided", lines.Values.Any(l => l.Provisional));
        await Facts.SetLevelsAsync(sitting, gate.All, "decided_level", one => (QualityLevel)lines[one.Subject.Id].Level, stop);
        foreach (var one in gate.All) sitting.Finish(one);
        return null;
    }, stop);

    public Task<Outcome> NotifyAsync(Notify act, CancellationToken stop = default) => desk.StepAsync(act, act.Subjects, StepKind.Notice, (sitting, all) =>
        sitting.Write("insert into notice select t.subject, $1, t.host, (select max(l.decision) from decision_line l join decision d on d.id = l.decision where l.subject = t.subject and d.signed_act is not null), $2, $3 from unnest($4::bigint[], $5::bigint[]) t(subject, host)",
            act.Step, sitting.Day, sitting.Id, all.Select(a => a.Subject.Id).ToArray(), all.Select(a => a.Subject.Unit).ToArray()), stop: stop);

    internal static Outcome.Refused Unknown => new("decision.unknown", "Không có dự thảo quyết định này, hoặc dự thảo đã ký, đã rút.");

    internal static Outcome.Refused Changed => new("decision.changed", "Danh sách trong quyết định khác danh sách trình ký. Hãy mở lại quyết định.");

    /// <summary>The body that signs what is decided about the subject in the step; null: there is none.</summary>
    internal static string? Signs(Sitting sitting, long subject, string stepId) => sitting.Find(subject) is { } one && sitting.Pack.Find(one.Kind, stepId) is { } step ? step.Signs ?? step.By : null;

    private static async Task<Dictionary<long, short>> VerdictsAsync(Sitting sitting, PrepareDecision act, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add("select subject, suggested from verdict where subject = any($1) and suggested is not null", act.Lines.Select(l => l.Subject).ToArray()), stop);
        var found = new Dictionary<long, short>();
        while (await reader.ReadAsync(stop)) found[reader.GetInt64(0)] = reader.GetInt16(1);
        return found;
    }

    /// <summary>A decision that is drawn up and neither signed nor withdrawn, held until the act is done; nobody prepared it: there is none.</summary>
    internal static async Task<(long? PreparedBy, Dictionary<long, (short Level, string Reason, bool Provisional)> Lines)> DraftAsync(Sitting sitting, long decision, string step, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch()
            .Add("select prepared_by from decision where id = $1 and step = $2 and kind = 'ranking' and signed_act is null and withdrawn_act is null for update", decision, step)
            .Add("select subject, level, reason, provisional from decision_line where decision = $1", decision), stop);
        long? preparedBy = await reader.ReadAsync(stop) ? reader.GetInt64(0) : null;
        await reader.NextResultAsync(stop);
        var lines = new Dictionary<long, (short, string, bool)>();
        while (await reader.ReadAsync(stop)) lines[reader.GetInt64(0)] = (reader.GetInt16(1), reader.GetString(2), reader.GetBoolean(3));
        return (preparedBy, lines);
    }
}
