using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>
/// The part of a cycle that the work of one organisation needs, as one person may see it: what is reviewed in it and below, what stands above it, and
/// where the ways between them lead. Several that are read together share it.
/// </summary>
public sealed partial class UnitWork
{
    // Ways whose ends are always among what is read.
    private static readonly HashSet<string> Near = ["self", "organisation", "superior", "containing", "committee", "standing_committee", "leadership", "same_level_bodies", "subordinates", "units_below", "members"];
    private static readonly HashSet<string> NearMine = ["self", "organisation", "superior", "containing", "committee", "standing_committee", "leadership", "same_level_bodies"];

    private readonly HashSet<(long Subject, string Step)> elsewhere = [];

    private readonly HashSet<string> near;
    private readonly string? only;
    private readonly List<OpenStep>? mine;

    private UnitWork(CyclePack pack, CycleRoster roster, CycleProgress progress, Agenda agenda, Subject unit, bool isOpen, Wanted wanted)
    {
        (Pack, Roster, Progress, Agenda, Unit, IsOpen) = (pack, roster, progress, agenda, unit, isOpen);
        (near, only) = (wanted.Mine ? NearMine : Near, wanted.Only);
        if (wanted.Does is not { } does) return;
        mine = [.. NotDone(does)];
        Asked = [.. AskedBy(does)];
    }

    public CyclePack Pack { get; }
    public CycleRoster Roster { get; }
    public CycleProgress Progress { get; }
    public Agenda Agenda { get; }

    /// <summary>The organisation.</summary>
    public Subject Unit { get; }

    /// <summary>Whether what people wrote in it is open to the person: he acts for it, stands in there, or an act gave it to him.</summary>
    public bool IsOpen { get; }

    /// <summary>A subject's name; that of a collective elsewhere with its organisation, because many bear the same.</summary>
    public string NameOf(Subject one) => one.Family == "collective" && one.Unit != Unit.Id && Roster.Find(one.Unit) is { } of ? $"{one.Name} ({of.Name})" : one.Name;

    /// <summary>What is reviewed in the organisation itself.</summary>
    public IEnumerable<Subject> Own => Roster.All.Where(s => s.Unit == Unit.Id);

    /// <summary>Steps not done that the person for whom it was read does: his own, and those of bodies for which one of his roles acts, but not about himself unless all vote.</summary>
    /// <exception cref="InvalidOperationException">It was not read for somebody's steps.</exception>
    public IEnumerable<OpenStep> Mine => mine?.Select(Exact) ?? throw new InvalidOperationException("What waits for somebody was not asked.");

    /// <summary>Steps of the person's own that wait for the answer of a body he asked.</summary>
    public IReadOnlyList<OpenStep> Asked { get; } = [];

    /// <summary>Whether the step can be done at once: nothing is waited for, and where it belongs to a meeting, that has been opened.</summary>
    public bool IsUp(OpenStep open) => open.State == StepState.Open && MayBegin(open.Subject, open.Step);

    /// <summary>Everybody who has the step to do and for whom a body of the organisation answers, done or not.</summary>
    /// <exception cref="InvalidOperationException">It was read for another step.</exception>
    public IReadOnlyList<StepLine> Lines(string step) => only is null || only == step
        ? [.. from one in Roster.All
              let rule = Pack.Find(one.Kind, step)
              where rule is not null && one.Has(Pack.BitOf(one.Kind, step)) && (IsBelow(one) || IsGuest(one, rule))
              let open = Agenda.Of(one, rule)
              where IsMine(one, open.Responsible)
              orderby one.Unit, one.Code
              select new StepLine(one, rule, Progress.IsDone(one.Id, step) ? null : Exact(open))]
        : throw new InvalidOperationException($"What {step} waits for elsewhere was not asked: this was read for {only}.");

    /// <summary>Meetings registered for bodies of the organisation, in the order of their days.</summary>
    public IEnumerable<PlannedMeeting> OwnMeetings() =>
        Own.SelectMany(host => Progress.MeetingsOf(host.Id).Where(m => Pack.Procedure.Meetings.ContainsKey(m.Rule)).Select(m => new PlannedMeeting(host, Pack.Procedure.Meetings[m.Rule], m.Day, m.Starts, m.Opened))).OrderBy(m => m.Day).ThenBy(m => m.Starts);

    /// <summary>How far the organisation itself is in each phase of the process that it has.</summary>
    public IReadOnlyList<PhaseProgress> Path()
    {
        var phases = Phases.All.Select(s => new PhaseProgress(s)).ToArray();
        foreach (var one in Own)
            foreach (var step in Pack.StepsOf(one))
            {
                var phase = phases[Pack.Phases.Of(one.Kind, step.Id) - 1];
                phase.Total++;
                if (Progress.IsDone(one.Id, step.Id)) continue;
                var due = Agenda.DueOf(one, step);
                phase.Add(due, phase.IsUp || MayBegin(one, step) && Agenda.IsReady(one, step, due));
            }
        return [.. phases.Where(s => s.Total > 0)];
    }

    // Who is responsible is asked first: what a step waits for takes longer to find out.
    private IEnumerable<OpenStep> NotDone(Doer? doer, bool far = false)
    {
        var known = new Dictionary<(string Kind, long Unit), List<Maybe>>();
        foreach (var one in Roster.All)
        {
            var below = IsBelow(one);
            if (!below && one.Person is null) continue;
            if (!known.TryGetValue((one.Kind, one.Unit), out var steps)) known[(one.Kind, one.Unit)] = steps = [.. MaybeMine(one, doer, far)];
            foreach (var (bit, step, shared, own) in steps)
            {
                if (!one.Has(bit) || own && doer is not null && one.Person != doer.Person || !below && !IsGuest(one, step) || Progress.IsDone(one.Id, step.Id)) continue;
                if ((shared ?? Agenda.Responsible(one, step)) is { } body && (shared is not null || IsMine(one, body)) && doer?.Does(one, step, body) != false) yield return Agenda.Of(one, step, body);
            }
        }
    }

    // What all of one kind in one organisation have, less what another body does for all of them.
    private IEnumerable<Maybe> MaybeMine(Subject one, Doer? doer, bool far)
    {
        var steps = Pack.StepsOf(one.Kind);
        for (var i = 0; i < steps.Count; i++)
        {
            if (only is not null && steps[i].Id != only || far && !steps[i].Needs.Any(IsFar) || doer is not null && !Progress.AnyAsked && !doer.May(Pack, steps[i])) continue;
            if (Progress.AnyAsked || !Agenda.IsOfUnit(steps[i])) yield return new Maybe(1L << i, steps[i], null, !Progress.AnyAsked && Agenda.IsOfPerson(steps[i]));
            else if (Agenda.Responsible(one, steps[i]) is { } body && body.Organisation?.Id == Unit.Id) yield return new Maybe(1L << i, steps[i], body, false);
        }
    }

    /// <param name="Shared">The body that does it for all of them; null: each has one of his own.</param>
    /// <param name="Own">Everybody does it for himself.</param>
    private readonly record struct Maybe(long Bit, StepRule Step, Body? Shared, bool Own);

    private IEnumerable<OpenStep> AskedBy(Doer doer) =>
        from key in Progress.AllAsked
        let one = Roster.Find(key.Subject)
        let step = one is null ? null : Pack.Find(one.Kind, key.Step)
        where step is not null && Agenda.Own(one, step) is { } own && IsMine(one, own) && doer.Does(one, step, own)
        let asked = Agenda.Responsible(one, step)
        where !IsMine(one, asked) || !doer.Does(one, step, asked)
        select Agenda.Of(one, step, asked);

    private bool MayBegin(Subject one, StepRule step) =>
        step is not { Meeting: { } meeting, Kind: StepKind.Review or StepKind.Ballot } || Agenda.Venues.PlaceOf(one, meeting) is { } host && Progress.IsOpened(host, meeting);

    private bool IsBelow(Subject one) => one.Path.StartsWith(Unit.Path, StringComparison.Ordinal);

    // Somebody who belongs elsewhere may be reviewed here, in a body of which he is a member.
    private static bool IsGuest(Subject one, StepRule step) => one.Person is not null && step.Kind == StepKind.Review;

    private bool IsMine(Subject one, Body? body) => body is not null && (body.Person is not null ? one.Unit == Unit.Id : body.Organisation?.Id == Unit.Id);

    private OpenStep Exact(OpenStep open) => elsewhere.Count > 0 && elsewhere.Contains((open.Subject.Id, open.Step.Id)) ? open with { WaitsFor = [.. open.Step.Needs.Where(n => IsFar(n)).Select(n => new Waited(n, open.Subject, Elsewhere: true))] } : open;

    private bool IsFar(NeedRule need) => need.Of.Length > 0 && CycleRoster.Hops(need.Of).Any(hop => !near.Contains(hop));

    private IEnumerable<(Subject Subject, StepRule Step, NeedRule Need)> Far() =>
        from open in mine ?? NotDone(null, far: true)
        where open.State == StepState.Open
        from need in open.Step.Needs.Where(IsFar)
        where Agenda.Stands(need, open.Due)
        select (open.Subject, open.Step, need);
}
