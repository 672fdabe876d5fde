using System.Collections.Concurrent;
using TuSoi.Organisation;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>How a step stands. Late is not a state of its own: a late step is open, and says so.</summary>
public enum StepState { Waiting, Open, Done }

/// <summary>A step that is not done: who answers for it, by when, and what it waits for.</summary>
/// <param name="Responsible">The one body that has to act next; null where nobody in the roster can.</param>
/// <param name="WaitsFor">Steps of others, or of the subject itself, that must be finished first; empty: it can be done.</param>
public sealed record OpenStep(Subject Subject, StepRule Step, Body? Responsible, DueDate Due, IReadOnlyList<Waited> WaitsFor)
{
    public StepState State => WaitsFor.Count > 0 ? StepState.Waiting : StepState.Open;
}

/// <summary>Something a step waits for.</summary>
/// <param name="On">Who has it to do; where it lies elsewhere, the subject that waits.</param>
/// <param name="Elsewhere">It lies outside of what the person may see: only that it is not done is known.</param>
public sealed record Waited(NeedRule Need, Subject On, bool Elsewhere = false);

/// <summary>Readiness, computed from data when asked: no timer, no stored state.</summary>
/// <param name="known">Where everybody is reviewed, if that has been found out already.</param>
public sealed class Agenda(CyclePack pack, CycleRoster roster, CycleProgress progress, Venues? known = null)
{
    private readonly ConcurrentDictionary<(string Body, long Unit), Body?> bodies = new();
    private readonly ConcurrentDictionary<(NeedRule Need, long Unit), List<Waited>> ofUnits = new(ByReference.Instance);
    private readonly Func<long, Subject?> find = roster.FindEntry;
    private Venues? venues = known;

    /// <summary>Every step not yet done, of every subject that is reviewed.</summary>
    public IEnumerable<OpenStep> Open() => roster.All.SelectMany(Of);

    public IEnumerable<OpenStep> Of(Subject subject) => pack.StepsOf(subject).Where(s => !progress.IsDone(subject.Id, s.Id)).Select(s => Of(subject, s));

    public OpenStep Of(Subject subject, StepRule step) => Of(subject, step, Responsible(subject, step));

    internal OpenStep Of(Subject subject, StepRule step, Body? responsible)
    {
        var due = DueOf(subject, step);
        IReadOnlyList<Waited> waits = [];
        foreach (var need in step.Needs) waits = Joined(waits, Waits(subject, need, due));
        return new OpenStep(subject, step, responsible, due, waits);
    }

    /// <summary>Whether nothing is waited for: less work than to find out all that is.</summary>
    public bool IsReady(Subject subject, StepRule step, DueDate due)
    {
        foreach (var need in step.Needs)
            if (Stands(need, due) && (IsOfUnit(need) ? OfUnit(subject, need).Count > 0 : Waits(subject, need, null))) return false;
        return true;
    }

    public DueDate DueOf(Subject subject, StepRule step) =>
        pack.Dates.Of(subject.Kind, step, step is { Due.Anchor: Anchor.Meeting, Meeting: { } meeting } ? progress.MeetingDay(Venues.PlaceOf(subject, meeting), meeting) : null, progress.ConferenceOf(subject.Unit));

    /// <summary>Where everybody is reviewed.</summary>
    public Venues Venues => venues ??= new Venues(pack.Pack, roster);

    /// <summary>The one body that has to act next; null where nobody in the roster can.</summary>
    public Body? Responsible(Subject subject, StepRule step) =>
        progress.NextAsked(subject.Id, step.Id) is { } asked && BodyOf(asked, subject) is { } body ? body : Own(subject, step);

    /// <summary>The body whose step it is, whoever is asked. A review is up to the body in which it happens.</summary>
    internal Body? Own(Subject subject, StepRule step) =>
        BodyOf(step.By, step is { Kind: StepKind.Review, Meeting: { } meeting } && Venues.HostOf(subject.Id, meeting) is { } host ? roster[host] : subject);

    // All that are reviewed in one organisation have the same bodies above them; their own differ.
    private Body? BodyOf(string id, Subject subject)
    {
        if (IsOwn(pack.Body(id))) return Bodies.Of(pack.Procedure, pack.Pack, id, subject, find);
        return bodies.TryGetValue((id, subject.Unit), out var known) ? known : bodies[(id, subject.Unit)] = Bodies.Of(pack.Procedure, pack.Pack, id, subject, find);
    }

    private bool IsOwn(BodyRule body) => body.Seat is Seat.Person or Seat.Collective || body is { Seat: Seat.Outside, RecordedBy: { } by } && IsOwn(pack.Body(by));

    /// <summary>Whether one body is responsible for all that are reviewed in one organisation, as long as nobody else is asked.</summary>
    internal bool IsOfUnit(StepRule step) => step is not { Kind: StepKind.Review, Meeting: not null } && !IsOwn(pack.Body(step.By));

    /// <summary>Whether everybody does the step for himself, as long as nobody else is asked.</summary>
    public bool IsOfPerson(StepRule step) => step is not { Kind: StepKind.Review, Meeting: not null } && pack.Body(step.By).Seat == Seat.Person;

    // What is the same for many stays one list, by which they are known to wait for the same.
    private static IReadOnlyList<Waited> Joined(IReadOnlyList<Waited> some, IReadOnlyList<Waited> more) => some.Count == 0 ? more : more.Count == 0 ? some : [.. some, .. more];

    private IReadOnlyList<Waited> Waits(Subject subject, NeedRule need, DueDate due)
    {
        if (!Stands(need, due)) return [];
        if (IsOfUnit(need)) return OfUnit(subject, need);
        var found = new List<Waited>();
        Waits(subject, need, found);
        return found;
    }

    private List<Waited> OfUnit(Subject subject, NeedRule need) => ofUnits.GetOrAdd((need, subject.Unit), static (_, of) =>
    {
        var found = new List<Waited>();
        of.Agenda.Waits(of.Subject, of.Need, found);
        return found;
    }, (Agenda: this, Subject: subject, Need: need));

    // Whether anything is waited for; where all of it is wanted, it is added.
    private bool Waits(Subject subject, NeedRule need, List<Waited>? all)
    {
        if (need.Of.Length == 0) return Waits(need, subject, all);
        var any = false;
        foreach (var target in roster.Reach(subject, need.Of))
            if (Waits(need, target, all) && (any = true) && all is null) return true;
        return any;
    }

    private bool Waits(NeedRule need, Subject on, List<Waited>? all)
    {
        if (!NeedStands(pack, need, on.Kind, on.Applies, progress.IsDone(on.Id, need.Step))) return false;
        all?.Add(new Waited(need, on));
        return true;
    }

    // Where the way goes first to the organisation, it is the same for all that are reviewed there.
    private static bool IsOfUnit(NeedRule need) => need.Of.StartsWith("organisation", StringComparison.Ordinal) || need.Of.StartsWith("containing", StringComparison.Ordinal) || need.Of.StartsWith("superior", StringComparison.Ordinal);

    /// <summary>Whether the need is one on this day: some only until the step itself is due.</summary>
    internal bool Stands(NeedRule need, DueDate due) => !need.UntilDue || progress.Today <= due.OnTime;

    /// <summary>Whether one target still keeps the step waiting: it has the step, it is reviewed, and it has not done it.</summary>
    public static bool NeedStands(CyclePack pack, NeedRule need, string kind, long applies, bool done) =>
        !done && (applies & pack.BitOf(kind, need.Step)) != 0;

    private sealed class ByReference : IEqualityComparer<(NeedRule Need, long Unit)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((NeedRule Need, long Unit) one, (NeedRule Need, long Unit) other) => one.Unit == other.Unit && ReferenceEquals(one.Need, other.Need);

        public int GetHashCode((NeedRule Need, long Unit) key) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Need), key.Unit);
    }
}
