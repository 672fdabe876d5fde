using TuSoi.Opening;
using TuSoi.Organisation;

namespace TuSoi.Cli.Story;

/// <summary>What is to be done, from one look to the next: a step is worked out again only where something has happened that it hangs on.</summary>
internal sealed class Outlook
{
    private readonly Dictionary<(long Subject, string Step), Waited> waited = [];
    private List<OpenStep>? known;
    private CycleProgress? before;

    /// <summary>Where everybody is reviewed, as of the last look; null: somebody has moved since.</summary>
    public Venues? Venues { get; private set; }

    /// <summary>Steps that were worked out at the last look.</summary>
    public IReadOnlyList<OpenStep> Fresh { get; private set; } = [];

    /// <summary>The roster, posts or the pack have changed: everything is looked at anew.</summary>
    public void Forget() => (known, Venues) = (null, null);

    /// <summary>What the step waited for last; null: it could be done from the beginning.</summary>
    public Waited? WaitedFor(OpenStep step) => waited.GetValueOrDefault((step.Subject.Id, step.Step.Id));

    /// <summary>Every step that is open or waits, in the order of the roster.</summary>
    public IReadOnlyList<OpenStep> Of(Agenda agenda, CycleRoster roster, CycleProgress progress)
    {
        Venues = agenda.Venues; // found out once, before many ask
        var all = known is { } old && before is { } last && progress.GoesOnFrom(last)
            ? old.AsParallel().AsOrdered().Where(s => !progress.IsDone(s.Subject.Id, s.Step.Id)).Select(s => IsAsBefore(s, agenda, last, progress) ? (Step: s, IsFresh: false) : (Step: agenda.Of(s.Subject, s.Step), IsFresh: true)).ToList()
            : roster.All.AsParallel().AsOrdered().SelectMany(agenda.Of).Select(s => (Step: s, IsFresh: true)).ToList();
        Fresh = [.. all.Where(s => s.IsFresh).Select(s => s.Step)];
        foreach (var step in Fresh.Where(s => s.WaitsFor.Count > 0)) waited[(step.Subject.Id, step.Step.Id)] = step.WaitsFor[^1];
        List<OpenStep> steps = [.. all.Select(s => s.Step)];
        (known, before) = (steps, progress);
        return steps;
    }

    // What is waited for longest stands last: while that is not done, nothing has changed for the step. What could be done still can; its day and its body may be others.
    private static bool IsAsBefore(OpenStep step, Agenda agenda, CycleProgress last, CycleProgress now) => step.WaitsFor is [.., var on]
        ? !on.Need.UntilDue && !now.IsDone(on.On.Id, on.Need.Step)
        : now.NextAsked(step.Subject.Id, step.Step.Id) == last.NextAsked(step.Subject.Id, step.Step.Id) && (step.Step.Due?.Anchor is null || agenda.DueOf(step.Subject, step.Step) == step.Due);
}
