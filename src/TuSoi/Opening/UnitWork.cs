using Npgsql;
using TuSoi.Database;
using TuSoi.Organisation;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>
/// The part of a cycle that the work of one organisation needs, as one person may see it: what is reviewed in it and below, what stands above it, and
/// where the ways between them lead. Several that are read together share it.
/// </summary>
public sealed class UnitWork
{
    // Ways whose ends are always among what is read.
    private static readonly HashSet<string> Near = ["self", "organisation", "superior", "containing", "committee", "standing_committee", "leadership", "same_level_bodies", "subordinates", "units_below", "members"];
    private static readonly HashSet<string> NearMine = ["self", "organisation", "superior", "containing", "committee", "standing_committee", "leadership", "same_level_bodies"];

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<CyclePack, string[]> Known = [];

    private readonly HashSet<(long Subject, string Step)> elsewhere = [];

    private readonly HashSet<string> near;
    private readonly string? only;
    private readonly List<OpenStep>? mine;

    private UnitWork(CyclePack pack, CycleRoster roster, CycleProgress progress, Agenda agenda, Subject unit, bool isOpen, Wanted wanted)
    {
        (Pack, Roster, Progress, Agenda, Unit, IsOpen) = (pack, roster, progress, agenda, unit, isOpen);
        (near, only) = (wanted.Mine ? NearMine : Near, wanted.Only);
        if (wanted.Does is { } does) mine = [.. NotDone(does)];
    }

    public CyclePack Pack { get; }
    public CycleRoster Roster { get; }
    public CycleProgress Progress { get; }
    public Agenda Agenda { get; }

    /// <summary>The organisation.</summary>
    public Subject Unit { get; }

    /// <summary>Whether what people wrote in it is open to the person: he acts for it, stands in there, or an act gave it to him.</summary>
    public bool IsOpen { get; }

    /// <summary>What is reviewed in the organisation itself.</summary>
    public IEnumerable<Subject> Own => Roster.All.Where(s => s.Unit == Unit.Id);

    /// <summary>Steps not done that the person for whom it was read does: his own, and those of bodies for which one of his roles acts, but not about himself unless all vote.</summary>
    /// <exception cref="InvalidOperationException">It was not read for somebody's steps.</exception>
    public IEnumerable<OpenStep> Mine => mine?.Select(Exact) ?? throw new InvalidOperationException("What waits for somebody was not asked.");

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

    /// <param name="unit">The organisation, as subject of the cycle.</param>
    /// <param name="only">The one step whose <see cref="Lines"/> are wanted; null: any.</param>
    /// <returns>Null where there is no such organisation, or not for this person.</returns>
    public static Task<UnitWork?> ReadAsync(Work work, CyclePacks packs, long cycle, long unit, DateOnly today, string? only = null, CancellationToken stop = default) =>
        ReadAsync(work, packs, cycle, new Wanted(unit, false, only), today, stop);

    /// <summary>The same for <see cref="Mine"/> alone, wherever the person holds a post or is reviewed: what other steps wait for elsewhere is not asked, and where he has no role, of persons only he is read.</summary>
    /// <param name="roles">His roles, by the organisation's entry in the roster.</param>
    /// <param name="also">What is asked in the same round trip, and read before it by <paramref name="told"/>.</param>
    /// <returns>With his roles in each.</returns>
    public static async Task<IReadOnlyList<(UnitWork Read, IReadOnlySet<string> Roles)>> ReadAllAsync(Work work, CyclePacks packs, long cycle, ILookup<long, string> roles, DateOnly today, long person, Batch also, Func<NpgsqlDataReader, Task> told, CancellationToken stop = default)
    {
        if (await FrameAsync(work, packs, cycle, null, also, told, stop) is not ({ } frame, { } pack)) return [];
        var roster = frame.Roster();
        var units = roster.All.Where(s => s.Family == "organisation" && roles.Contains(s.Entry)).Concat(roster.All.Where(s => s.Person == person && s.LeftOut is null).Select(s => roster.Find(s.Unit)).OfType<Subject>()).Distinct().ToList();
        var held = units.ToDictionary(u => u.Id, u => (IReadOnlySet<string>)roles[u.Entry].ToHashSet());
        var read = await ReadAsync(work, pack, frame, roster, [.. units.Select(u => new Wanted(u.Id, held[u.Id].Count == 0, Does: Does(person, held[u.Id])))], today, stop);
        return [.. read.Select(r => (r, held[r.Unit.Id]))];
    }

    /// <summary>The same for one step of somebody who has no role there, such as for his own papers.</summary>
    public static Task<UnitWork?> ReadMineAsync(Work work, CyclePacks packs, long cycle, long unit, DateOnly today, string only, CancellationToken stop = default) =>
        ReadAsync(work, packs, cycle, new Wanted(unit, true, only), today, stop);

    /// <param name="Does">Which steps, of whom and by which body are his; null: those of <paramref name="Only"/>, or all.</param>
    private readonly record struct Wanted(long Unit, bool Mine, string? Only = null, Func<Subject, StepRule, Body, bool>? Does = null);

    private static async Task<UnitWork?> ReadAsync(Work work, CyclePacks packs, long cycle, Wanted unit, DateOnly today, CancellationToken stop) =>
        await FrameAsync(work, packs, cycle, [(unit.Unit, unit.Mine)], null, null, stop) is ({ } frame, { } pack) ? (await ReadAsync(work, pack, frame, frame.Roster(), [unit], today, stop)).FirstOrDefault() : null;

    private static async Task<List<UnitWork>> ReadAsync(Work work, CyclePack pack, UnitFrame frame, CycleRoster roster, IReadOnlyList<Wanted> units, DateOnly today, CancellationToken stop)
    {
        var progress = frame.Progress(today);
        var agenda = new Agenda(pack, roster, progress);
        var read = new List<UnitWork>();
        foreach (var wanted in units)
            if (roster.Find(wanted.Unit) is { Family: "organisation" } unit) read.Add(new UnitWork(pack, roster, progress, agenda, unit, frame.Open.Contains(unit.Id), wanted));
        await LookFurtherAsync(work, read, stop);
        return read;
    }

    // Which members are read depends on the pack: the one known last, unless it turns out that there is a newer one.
    private static async Task<(UnitFrame? Frame, CyclePack Pack)> FrameAsync(Work work, CyclePacks packs, long cycle, IReadOnlyList<(long Unit, bool Mine)>? units, Batch? also, Func<NpgsqlDataReader, Task>? told, CancellationToken stop)
    {
        for (var pack = await packs.NewestAsync(work, cycle, stop); ; also = null)
        {
            UnitFrame? frame;
            await using (var reader = await work.ReadAsync(UnitFrame.Ask(also ?? new Batch(), cycle, units, KindsWithMembers(pack), Ways.Of(pack)), stop))
            {
                if (also is not null) await told!(reader);
                frame = await UnitFrame.ReadAsync(reader, stop);
            }
            if (frame is null || await packs.OfAsync(work, cycle, frame.PackSeq, stop) is var inForce && inForce == pack) return (frame, pack);
            packs.Met(cycle, pack = inForce);
        }
    }

    private static Func<Subject, StepRule, Body, bool> Does(long person, IReadOnlySet<string> roles) =>
        (one, step, body) => body.Person is { } own ? own == person : body.Roles.Any(roles.Contains) && (one.Person != person || step.Kind == StepKind.Ballot);

    // Who is responsible is asked first: what a step waits for takes longer to find out.
    private IEnumerable<OpenStep> NotDone(Func<Subject, StepRule, Body, bool> wanted, bool far = false)
    {
        var known = new Dictionary<(string Kind, long Unit), List<(long Bit, StepRule Step)>>();
        foreach (var one in Roster.All)
        {
            var below = IsBelow(one);
            if (!below && one.Person is null) continue;
            if (!known.TryGetValue((one.Kind, one.Unit), out var steps)) known[(one.Kind, one.Unit)] = steps = [.. MaybeMine(one)];
            foreach (var (bit, step) in steps)
            {
                if (!one.Has(bit) || !below && !IsGuest(one, step) || far && !step.Needs.Any(IsFar) || Progress.IsDone(one.Id, step.Id)) continue;
                if (Agenda.Responsible(one, step) is { } body && IsMine(one, body) && wanted(one, step, body)) yield return Agenda.Of(one, step, body);
            }
        }
    }

    // What all of one kind in one organisation have, less what another body does for all of them.
    private IEnumerable<(long Bit, StepRule Step)> MaybeMine(Subject one) =>
        Pack.StepsOf(one.Kind).Select((step, i) => (Bit: 1L << i, Step: step)).Where(s => Progress.AnyAsked || !Agenda.IsOfUnit(s.Step) || Agenda.Responsible(one, s.Step)?.Organisation?.Id == Unit.Id);

    private bool MayBegin(Subject one, StepRule step) =>
        step is not { Meeting: { } meeting, Kind: StepKind.Review or StepKind.Ballot } || Agenda.Venues.PlaceOf(one, meeting) is { } host && Progress.IsOpened(host, meeting);

    private bool IsBelow(Subject one) => one.Path.StartsWith(Unit.Path, StringComparison.Ordinal);

    // Somebody who belongs elsewhere may be reviewed here, in a body of which he is a member.
    private static bool IsGuest(Subject one, StepRule step) => one.Person is not null && step.Kind == StepKind.Review;

    private bool IsMine(Subject one, Body? body) => body is not null && (body.Person is not null ? one.Unit == Unit.Id : body.Organisation?.Id == Unit.Id);

    private OpenStep Exact(OpenStep open) => elsewhere.Contains((open.Subject.Id, open.Step.Id)) ? open with { WaitsFor = [.. open.Step.Needs.Where(n => IsFar(n)).Select(n => new Waited(n, open.Subject))] } : open;

    private bool IsFar(NeedRule need) => need.Of.Length > 0 && CycleRoster.Hops(need.Of).Any(hop => !near.Contains(hop));

    // Members below are many: only where a body of such an organisation has something to do about them, or waits for them.
    private static string[] KindsWithMembers(CyclePack pack) => Known.GetValue(pack, p => [.. p.Pack.Kinds.Values.Where(k => k.Family == Family.Organisation && ReadsMembersBelow(p, k)).Select(k => k.Id)]);

    private static bool ReadsMembersBelow(CyclePack pack, Rules.Packs.SubjectKind unit) => pack.Pack.Kinds.Values.Any(kind => pack.StepsOf(kind.Id).Any(step =>
        pack.Body(step.By) is { Seat: Seat.Containing or Seat.Superior } body && (body.Seat == Seat.Superior || unit.Is(body.Of)) && (kind.Family == Family.Member || step.Needs.Any(n => n.Of.Split('.').Contains("members")))));

    // What a step waits for outside of what this person may see is asked of the database, which says only whether it is done.
    private static async Task LookFurtherAsync(Work work, IEnumerable<UnitWork> units, CancellationToken stop)
    {
        var far = units.SelectMany(u => u.Far().GroupBy(f => (f.Step.Id, f.Need.Of, Wanted: f.Need.Step)).Select(group => (Unit: u, Steps: group))).ToList();
        if (far.Count == 0) return;
        var batch = new Batch();
        foreach (var (_, steps) in far) batch.Add("select owner, kind, applies from reach($1, $2, $3) where not is_done", steps.Select(f => f.Subject.Id).Distinct().ToArray(), steps.Key.Of.Split('.'), steps.Key.Wanted);
        await using var reader = await work.ReadAsync(batch, stop);
        foreach (var (unit, steps) in far)
        {
            var need = steps.First().Need;
            while (await reader.ReadAsync(stop))
                if (Agenda.NeedStands(unit.Pack, need, reader.GetString(1), reader.GetInt64(2), done: false)) unit.elsewhere.Add((reader.GetInt64(0), steps.Key.Id));
            await reader.NextResultAsync(stop);
        }
    }

    private IEnumerable<(Subject Subject, StepRule Step, NeedRule Need)> Far() =>
        from open in mine ?? NotDone((_, step, _) => only is null || step.Id == only, far: true)
        where open.State == StepState.Open
        from need in open.Step.Needs.Where(IsFar)
        where !need.UntilDue || Progress.Today <= open.Due.OnTime
        select (open.Subject, open.Step, need);
}

/// <summary>One subject at one step: open, waiting, or (null) done.</summary>
public sealed record StepLine(Subject Subject, StepRule Step, OpenStep? Open)
{
    public StepState State => Open?.State ?? StepState.Done;
}

/// <summary>A meeting that has its day.</summary>
public sealed record PlannedMeeting(Subject Host, MeetingRule Rule, DateOnly Day, TimeOnly? Starts, bool Opened);

/// <summary>How far one organisation is in a phase.</summary>
public sealed class PhaseProgress(Phase phase)
{
    public Phase Phase => phase;

    public int Total { get; internal set; }

    public int Left { get; private set; }

    /// <summary>Something in it can be done now.</summary>
    public bool IsUp { get; private set; }

    /// <summary>What is due first of all that is not done.</summary>
    public DueDate? Due { get; private set; }

    public int Done => Total - Left;

    internal void Add(DueDate due, bool isUp)
    {
        (Left, IsUp) = (Left + 1, isUp);
        if (Due is null || due.Last < Due.Value.Last) Due = due;
    }
}
