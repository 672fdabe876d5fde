using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

internal sealed partial class Scripts
{
    private const int OneInSoManyOnPaper = 10;

    private async Task RecordAsync(long actor, IReadOnlyList<OpenStep> lines) =>
        Did(await stage.Records.RecordAsync(new RecordStep { Cycle = stage.Cycle, By = actor, Unit = UnitOf(lines[0]), Step = lines[0].Step.Id, Subjects = Ids(lines), Text = Reason(lines[0]), Paper = Paper(lines[0]) }), lines[0], lines.Count,
            $"{Who(actor, lines[0])}: {Reason(lines[0])}{Of(lines)}");

    private async Task ProposePromptAsync(long actor, OpenStep one)
    {
        var targets = Targets(one).ToList();
        if (targets.Count == 0)
        {
            targets.Add(one.Subject);
        }
        foreach (var (target, i) in targets.Select((t, i) => (t, i)))
            Did(await stage.Prompts.ProposeAsync(new ProposePrompt { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Root = one.Subject.Id, Target = target.Id, Content = "Giải trình việc chậm chỉ tiêu quý III và biện pháp khắc phục.", Last = i == targets.Count - 1 }), one, 1,
                $"{Who(actor, one)} đề xuất gợi ý kiểm điểm đối với {target.Name}");
    }

    // One committee and one member of the first organisation below.
    private IEnumerable<Subject> Targets(OpenStep one) =>
        stage.Roster.All.Where(s => s.LeftOut is null && s.Path.StartsWith(one.Subject.Path, StringComparison.Ordinal) && stage.Pack.StepsOf(s.Kind).Any(x => x.Only.Contains(StepRule.Prompted)))
            .GroupBy(s => s.Family).Where(g => g.Key is "collective" or "member").Select(g => g.OrderBy(s => s.Code, StringComparer.Ordinal).Skip(1).FirstOrDefault()).OfType<Subject>();

    private async Task ConsolidatePromptsAsync(long actor, OpenStep one) =>
        Did(await stage.Prompts.ConsolidateAsync(new ConsolidatePrompts { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Root = one.Subject.Id }), one, 1, $"{Who(actor, one)}: {Reason(one)}");

    private async Task IssuePromptsAsync(long actor, OpenStep one) =>
        Did(await stage.Prompts.IssueAsync(new IssuePrompts { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Root = one.Subject.Id, Number = Paper(one).Number }), one, 1, $"{Who(actor, one)}: {Reason(one)}");

    private async Task StatementAsync(long actor, OpenStep one)
    {
        var onPaper = one.Responsible!.Person is not null && stage.Dice($"paper|{one.Subject.Code}", OneInSoManyOnPaper) == 0;
        var clerk = onPaper ? Clerk(one) ?? actor : actor;
        Did(await stage.Statements.HandInAsync(new HandInStatement { Cycle = stage.Cycle, By = clerk, Unit = one.Subject.Unit, Step = one.Step.Id, Subject = one.Subject.Id, Text = $"Ưu điểm, hạn chế và hướng khắc phục trong năm {stage.Pack.Year}.", SelfLevel = Level(one.Subject, "self"), FromPaper = clerk != actor }), one, 1,
            clerk != actor ? $"{stage.Cast.Name(clerk)} nhập hộ bản giấy của {one.Subject.Name}: {Reason(one)}" : $"{Who(actor, one)} nộp: {Reason(one)}");
    }

    private long? Clerk(OpenStep one) => stage.Roster.Find(one.Subject.Unit) is { } unit ? stage.Cast.Holding(unit, ["secretary", "deputy"]).FirstOrDefault(p => p != one.Subject.Person) is var clerk and > 0 ? clerk : null : null;

    private async Task DraftAsync(long actor, OpenStep one) =>
        Did(await stage.Statements.SendDraftAsync(new SendDraft { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Subject = one.Subject.Id }), one, 1, $"{Who(actor, one)} gửi dự thảo: {Reason(one)}");

    private async Task CompleteAsync(long actor, OpenStep one) =>
        Did(await stage.Statements.CompleteAsync(new CompleteStatement { Cycle = stage.Cycle, By = actor, Unit = one.Subject.Unit, Step = one.Step.Id, Subject = one.Subject.Id, Text = $"Đã tiếp thu ý kiến hội nghị; hoàn thiện phần hạn chế năm {stage.Pack.Year}." }), one, 1, $"{Who(actor, one)}: {Reason(one)}");

    private async Task SignAsync(long actor, OpenStep one) =>
        Did(await stage.Statements.SignAsync(new SignStatement { Cycle = stage.Cycle, By = actor, Unit = one.Subject.Unit, Step = one.Step.Id, Subject = one.Subject.Id }), one, 1, $"{Who(actor, one)} ký: {Reason(one)}");

    // First the body asks; then whoever was asked answers, and what comes on paper is recorded.
    private async Task RequestAsync(long actor, IReadOnlyList<OpenStep> lines)
    {
        var step = lines[0];
        foreach (var part in lines.GroupBy(l => stage.Progress.NextAsked(l.Subject.Id, l.Step.Id)))
        {
            List<OpenStep> some = [.. part];
            if (part.Key is { } asked) await AnswerAsync(actor, some, asked);
            else if (step.Step.Asks.Count == 0) await AnswerAsync(actor, some, step.Step.By);
            else
                Did(await stage.Requests.AskAsync(new Ask { Cycle = stage.Cycle, By = actor, Unit = UnitOf(step), Step = step.Step.Id, Subjects = Ids(some), Due = step.Due.OnTime < stage.Clock.Today ? stage.Clock.Today.AddDays(2) : step.Due.OnTime }), some[0], some.Count,
                    $"{Who(actor, step)} gửi đề nghị ({string.Join(", ", step.Step.Asks.Select(a => stage.Pack.Body(a).Label))}): {Reason(step)}{Of(some)}");
        }
    }

    private async Task AnswerAsync(long actor, List<OpenStep> lines, string body)
    {
        var step = lines[0];
        var outside = step.Responsible!.For is not null;
        var answer = new Answer
        {
            Cycle = stage.Cycle,
            By = actor,
            Unit = UnitOf(step),
            Step = step.Step.Id,
            Body = body,
            FromPaper = outside,
            Lines = [.. lines.Select(l => stage.Dice($"{l.Subject.Code}|{body}", 9) == 0 && step.Step.Kind == StepKind.Contribution ? new Answered(l.Subject.Id, null) : new Answered(l.Subject.Id, "Thực hiện tốt, không có ý kiến khác.", step.Step.Kind == StepKind.Contribution ? Level(l.Subject, body) : null))],
        };
        Did(await stage.Requests.AnswerAsync(answer), step, lines.Count, outside ? $"{Who(actor, step)} ghi lại bằng giấy ý kiến của {step.Responsible.For!.Label}{Of(lines)}" : $"{Who(actor, step)} trả lời: {Reason(step)}{Of(lines)}");
    }

    private QualityLevel Level(Subject subject, string about) => stage.Dice($"{subject.Code}|{about}|level", 20) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Excellent, 2 => QualityLevel.Excellent, 3 => QualityLevel.Completed, _ => QualityLevel.Good };
}
