using System.Collections.Concurrent;
using TuSoi.Deciding;
using TuSoi.Improving;
using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Rules.Facts;

namespace TuSoi.Cli.Story;

internal sealed partial class Scripts
{
    private async Task ProposeAsync(long actor, IReadOnlyList<OpenStep> lines) =>
        Did(await stage.Proposals.ProposeAsync(new Propose { Cycle = stage.Cycle, By = actor, Unit = UnitOf(lines[0]), Step = lines[0].Step.Id, Lines = [.. lines.Select(l => new LevelLine(l.Subject.Id, Level(l.Subject, "self")))] }), lines[0], lines.Count, $"{Who(actor, lines[0])}: {Reason(lines[0])}{Of(lines)}");

    private async Task ConsolidateAsync(long actor, IReadOnlyList<OpenStep> lines) =>
        Did(await stage.Proposals.ConsolidateAsync(new Consolidate { Cycle = stage.Cycle, By = actor, Unit = UnitOf(lines[0]), Step = lines[0].Step.Id, Subjects = Ids(lines), Text = Reason(lines[0]), Paper = Paper(lines[0]) }), lines[0], lines.Count, $"{Who(actor, lines[0])}: {Reason(lines[0])}{Of(lines)}");

    private async Task AppraiseAsync(long actor, IReadOnlyList<OpenStep> lines) =>
        Did(await stage.Proposals.AppraiseAsync(new Appraise { Cycle = stage.Cycle, By = actor, Unit = UnitOf(lines[0]), Step = lines[0].Step.Id, Lines = [.. lines.Select(l => new LevelLine(l.Subject.Id, Level(l.Subject, "self")))], Differences = "Không có chênh lệch so với mức tự nhận." }), lines[0], lines.Count, $"{Who(actor, lines[0])} thẩm định: {Reason(lines[0])}{Of(lines)}");

    private async Task DossierAsync(long actor, IReadOnlyList<OpenStep> lines) =>
        Did(await stage.Records.SendDossierAsync(new SendDossier { Cycle = stage.Cycle, By = actor, Unit = UnitOf(lines[0]), Step = lines[0].Step.Id, Subjects = Ids(lines), Text = Reason(lines[0]), Paper = Paper(lines[0]) }), lines[0], lines.Count, $"{Who(actor, lines[0])} gửi hồ sơ: {Reason(lines[0])}{Of(lines)}");

    // Verdicts first, then the levels they suggest; what no rule tells is decided with a reason. Two people: one draws up, one signs.
    private async Task DecideAsync(long actor, IReadOnlyList<OpenStep> all)
    {
        foreach (var part in all.GroupBy(l => Signers(l).FirstOrDefault(p => p != actor && stage.MayActOn(p, l.Subject))))
            await DecideAsync(actor, part.Key == 0 ? await SubstituteAsync(part.First(), actor) : part.Key, [.. part]);
    }

    private readonly ConcurrentDictionary<(long Person, long Unit, DateOnly Day), bool> substitutes = new();

    // Where a body is too small for four eyes, the body above sends somebody.
    private async Task<long> SubstituteAsync(OpenStep step, long actor)
    {
        var unit = step.Responsible!.Organisation!;
        // at the very top there is nobody above: somebody else of the same organisation
        foreach (var above in unit.Units.Skip(1).Select(stage.Roster.FindEntry).OfType<Organisation.Subject>().Append(unit))
        {
            var holders = stage.Cast.Holding(above, step.Responsible.Roles).Where(p => p != step.Subject.Person).ToList();
            var stand = (above == unit ? stage.Cast.Holding(unit, stage.Pack.Procedure.Roles.Keys).Except(stage.Cast.Holding(unit, step.Responsible.Roles)) : holders.Skip(1)).FirstOrDefault(p => p != actor && stage.MayActOn(p, step.Subject));
            if (holders.Count == 0 || stand == 0) continue;
            if (!substitutes.TryAdd((stand, unit.Id, stage.Clock.Today), true)) return stand;
            Stage.Must(await new Access.Conflicts(stage.Desk).AppointSubstituteAsync(new Access.AppointSubstitute { Cycle = stage.Cycle, By = holders[0], Unit = unit.Id, Person = stand, Until = stage.Clock.Today, Why = "Tập thể không đủ người để người ký khác người soạn." }), "cử người làm thay");
            stage.Teller.Tell($"{stage.Cast.Name(holders[0])}, thay mặt {above.Name}, cử {stage.Cast.Name(stand)} làm thay ở {unit.Name} vì tập thể không đủ người");
            return stand;
        }
        throw new StoryBroken($"{step.Responsible.Name}: không có người thứ hai để ký ({step.Step.Id}).");
    }

    private async Task DecideAsync(long actor, long signer, IReadOnlyList<OpenStep> lines)
    {
        var step = lines[0];
        if (step.Responsible!.For is null) Stage.Must(await stage.Verdicts.ComputeAsync(new ComputeVerdicts { Cycle = stage.Cycle, By = actor, Unit = UnitOf(step) }), "xếp loại theo số liệu");
        var suggested = (await stage.ReadAsync(actor, "select subject, suggested from verdict where subject = any($1) and suggested is not null", r => (r.GetInt64(0), r.GetInt16(1)), Ids(lines))).ToDictionary(v => v.Item1, v => (QualityLevel)v.Item2);
        var paper = Paper(step);
        var levels = lines.Select(l => new LevelLine(l.Subject.Id, suggested.TryGetValue(l.Subject.Id, out var level) ? level : Level(l.Subject, "self"), suggested.ContainsKey(l.Subject.Id) ? "" : "Theo kết quả phiếu và đề nghị của cấp dưới.")).ToList();
        var prepared = await stage.Decisions.PrepareAsync(new PrepareDecision { Cycle = stage.Cycle, By = actor, Unit = UnitOf(step), Step = step.Step.Id, Number = $"{paper.Number}-{step.Subject.Code}", Dated = paper.Dated, Signer = stage.Cast.Name(actor), Lines = levels });
        Did(prepared, step, lines.Count, $"{Who(actor, step)} dự thảo quyết định: {Reason(step)}{Of(lines)}");
        foreach (var draft in prepared is History.Outcome.Done done ? [(done.Id, Ids(lines))] : await UnsignedAsync(actor, step))
            Did(await stage.Decisions.SignAsync(new SignDecision { Cycle = stage.Cycle, By = signer, Unit = UnitOf(step), Step = step.Step.Id, Decision = draft.Id, Subjects = draft.Subjects }), step, draft.Subjects.Length, $"{stage.Cast.Name(signer)} ký quyết định số {paper.Number}: {Summary(levels)}");
    }

    // Drawn up before, by us or by another program, and never signed.
    private async Task<List<(long Id, long[] Subjects)>> UnsignedAsync(long actor, OpenStep step) => await stage.ReadAsync(actor,
        "select d.id, array_agg(l.subject order by l.subject) from decision d join decision_line l on l.decision = d.id where d.unit = $1 and d.step = $2 and d.signed_act is null and not exists (select from decision_line o join done x on x.subject = o.subject and x.step = d.step where o.decision = d.id) group by d.id order by d.id",
        r => (r.GetInt64(0), r.GetFieldValue<long[]>(1)), UnitOf(step), step.Step.Id);

    private IEnumerable<long> Signers(OpenStep step) =>
        Organisation.Bodies.Of(stage.Pack.Procedure, stage.Pack.Pack, step.Step.Signs ?? step.Step.By, step.Subject, stage.Roster.FindEntry) is { } body ? stage.Cast.For(body) : [];

    private static string Summary(IEnumerable<LevelLine> lines) => string.Join(", ", lines.GroupBy(l => l.Level).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {g.Key switch
    {
        QualityLevel.Excellent => "Hoàn thành xuất sắc",
        QualityLevel.Good => "Hoàn thành tốt",
        QualityLevel.Completed => "Hoàn thành",
        _ => "Không hoàn thành",
    }}"));

    private async Task NotifyAsync(long actor, IReadOnlyList<OpenStep> lines) =>
        Did(await stage.Decisions.NotifyAsync(new Notify { Cycle = stage.Cycle, By = actor, Unit = UnitOf(lines[0]), Step = lines[0].Step.Id, Subjects = Ids(lines) }), lines[0], lines.Count, $"{Who(actor, lines[0])}: {Reason(lines[0])}{Of(lines)}");

    private async Task RemedyAsync(long actor, OpenStep one) =>
        Did(await stage.Remedies.PlanAsync(new PlanRemedies { Cycle = stage.Cycle, By = actor, Unit = one.Subject.Unit, Step = one.Step.Id, Subject = one.Subject.Id, Remedies = [new Remedy("Chậm báo cáo quý III.", "Phân công người theo dõi, báo cáo trước ngày 25 hằng tháng.", new DateOnly(stage.Pack.Year + 1, 6, 30))] }), one, 1, $"{Who(actor, one)}: {Reason(one)}");

    private async Task CommitAsync(long actor, OpenStep one) =>
        Did(await stage.Remedies.CommitAsync(new Commit { Cycle = stage.Cycle, By = actor, Unit = one.Subject.Unit, Step = one.Step.Id, Subject = one.Subject.Id, Text = $"Cam kết tu dưỡng, rèn luyện, phấn đấu năm {stage.Pack.Year + 1}." }), one, 1, $"{Who(actor, one)}: {Reason(one)}");
}
