using System.Collections.Concurrent;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

/// <summary>How each kind of step is played. The actor is somebody who may, and never acts on his own file.</summary>
internal sealed partial class Scripts(Stage stage)
{
    /// <summary>The organisation at which the act is entered: that of the body, or where the person is reviewed.</summary>
    public static long UnitOf(OpenStep open) => open.Responsible is { Organisation: { } organisation } ? organisation.Id : open.Subject.Unit;

    private readonly ConcurrentDictionary<(long Subject, string Step), bool> waits = new();

    /// <summary>Acts of one organisation, one after the other.</summary>
    public async Task PerformAsync(IReadOnlyList<IReadOnlyList<OpenStep>> groups)
    {
        foreach (var group in groups) await PerformAsync(group);
    }

    private async Task PerformAsync(IReadOnlyList<OpenStep> group)
    {
        // the actor's own line is done by somebody else of the same body
        try
        {
            foreach (var (actor, lines) in await DivideAsync(group)) await PlayAsync(actor, lines);
            TellTogether(group);
        }
        catch (BusyElsewhere busy)
        {
            if (busy.IsConflict) await stage.LookAtConflictsAsync();
            stage.Teller.Acted(); // by somebody else
        }
    }

    private Task PlayAsync(long actor, IReadOnlyList<OpenStep> lines) => lines[0].Step.Kind switch
    {
        StepKind.Record => RecordAsync(actor, lines),
        StepKind.PromptProposed => ProposePromptAsync(actor, lines[0]),
        StepKind.PromptsConsolidated => ConsolidatePromptsAsync(actor, lines[0]),
        StepKind.PromptIssued => IssuePromptsAsync(actor, lines[0]),
        StepKind.Statement => EachAsync(lines, one => StatementAsync(actor, one)),
        StepKind.Draft => EachAsync(lines, one => DraftAsync(actor, one)),
        StepKind.Opinion or StepKind.Comment or StepKind.Contribution => RequestAsync(actor, lines),
        StepKind.Registration => EachAsync(lines, one => RegisterAsync(actor, one)),
        StepKind.Attendance => EachAsync(lines, one => AttendAsync(actor, one)),
        StepKind.Meeting => EachAsync(lines, one => MeetAsync(actor, one)),
        StepKind.Review => SupplementAsync(actor, lines),
        StepKind.Completion => EachAsync(lines, one => CompleteAsync(actor, one)),
        StepKind.Signature => EachAsync(lines, one => SignAsync(actor, one)),
        StepKind.Ballot => BallotAsync(actor, lines),
        StepKind.Proposal => ProposeAsync(actor, lines),
        StepKind.Consolidation => ConsolidateAsync(actor, lines),
        StepKind.Appraisal => AppraiseAsync(actor, lines),
        StepKind.Dossier => DossierAsync(actor, lines),
        StepKind.Decision => DecideAsync(actor, lines),
        StepKind.Notice => NotifyAsync(actor, lines),
        StepKind.RemedialPlan => EachAsync(lines, one => RemedyAsync(actor, one)),
        _ => EachAsync(lines, one => CommitAsync(actor, one)),
    };

    private async Task<List<(long Actor, IReadOnlyList<OpenStep> Lines)>> DivideAsync(IReadOnlyList<OpenStep> group)
    {
        var cast = stage.Cast.For(group[0].Responsible!).ToList();
        var parts = new List<(long, IReadOnlyList<OpenStep>)>();
        foreach (var part in group.GroupBy(o => o.Responsible!.Person ?? cast.FirstOrDefault(c => stage.MayActOn(c, o.Subject) || c == o.Subject.Person && o.Step.Kind == StepKind.Ballot)))
            parts.Add((part.Key == 0 ? await SubstituteAsync(part.First(), 0) : part.Key, [.. part]));
        return parts;
    }

    private static async Task EachAsync(IReadOnlyList<OpenStep> lines, Func<OpenStep, Task> play)
    {
        foreach (var one in lines) await play(one);
    }

    /// <summary>The act is done and told; the step's rows are touched.</summary>
    private void Did(Outcome outcome, OpenStep step, int count, string line)
    {
        Stage.Must(outcome, $"{step.Subject.Name} – {step.Step.Id}");
        stage.Teller.Acted();
        if (step.Responsible is { Person: not null }) return; // told together
        stage.Teller.Tell($"{line}{(count > 1 ? $" ({count} đối tượng)" : "")}{Waited(step)}{(step.Due.IsLate(stage.Clock.Today.ToDateTime(new TimeOnly(8, 0))) ? " – **muộn**" : "")}");
    }

    // What each does for himself is one line for all of them.
    private void TellTogether(IReadOnlyList<OpenStep> group)
    {
        if (group[0].Responsible is { Person: not null }) stage.Teller.Tell($"{stage.Roster[group[0].Subject.Unit].Name}{Of(group)}{(group.Count > 1 ? $" ({group.Count} người)" : "")}: {Reason(group[0])}{Waited(group[0])}");
    }

    private string Who(long person, OpenStep step) => step.Responsible is { Person: not null } ? stage.Cast.Name(person) : $"{stage.Cast.Name(person)}, thay mặt {Short(step.Responsible!.Name)}";

    // What stands in brackets is for the law, not for a story.
    private static string Short(string text) => Brackets().Replace(text, "").Replace("của tổ chức của", "của", StringComparison.Ordinal);

    // Told once, with the first thing that is done.
    private string Waited(OpenStep step) => stage.WaitedFor(step) is not { } waited || !waits.TryAdd((step.Subject.Id, step.Step.Id), true) ? ""
        : $" (đã chờ: {(waited.On.Id == step.Subject.Id ? "" : $"{waited.On.Name} – ")}{Short(stage.Pack.Find(waited.On.Kind, waited.Need.Step)?.Says ?? waited.Need.Step).Split([';', ',', '.'])[0]})";

    // Whom it is about, unless that is the body itself.
    private static string Of(IReadOnlyList<OpenStep> lines) => lines is [{ } one] && one.Subject.Id == one.Responsible?.Organisation?.Id ? "" : $" – {About(lines)}";

    [System.Text.RegularExpressions.GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial System.Text.RegularExpressions.Regex Brackets();

    private static string About(IReadOnlyList<OpenStep> lines) => lines.Count == 1 ? lines[0].Subject.Name : $"{lines[0].Subject.Name} và {lines.Count - 1} đối tượng khác";

    private static long[] Ids(IReadOnlyList<OpenStep> lines) => [.. lines.Select(l => l.Subject.Id)];

    private static string Reason(OpenStep step) => Short(step.Step.Says).TrimEnd('.');

    private Evidence Paper(OpenStep step) => new($"{10 + stage.Dice($"{step.Subject.Code}|{step.Step.Id}", 400)}-{(step.Step.Kind == StepKind.Decision ? "QĐ" : "BC")}/{step.Step.Id.ToUpperInvariant()[..2]}", stage.Clock.Today);
}
