using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>
/// The part of a cycle that the work of one organisation needs, as one person may see it: what is reviewed in it and below, what stands above it, and
/// where the ways between them lead.
/// </summary>
public sealed class UnitWork
{
    // Ways whose ends are always among what is read.
    private static readonly HashSet<string> Near = ["self", "organisation", "superior", "containing", "committee", "standing_committee", "leadership", "same_level_bodies", "subordinates", "units_below", "members"];

    private readonly HashSet<(long Subject, string Step)> elsewhere = [];

    private UnitWork(CyclePack pack, CycleRoster roster, CycleProgress progress, Subject unit) =>
        (Pack, Roster, Progress, Unit, Agenda) = (pack, roster, progress, unit, new Agenda(pack, roster, progress));

    public CyclePack Pack { get; }
    public CycleRoster Roster { get; }
    public CycleProgress Progress { get; }
    public Agenda Agenda { get; }

    /// <summary>The organisation.</summary>
    public Subject Unit { get; }

    /// <summary>What is reviewed in the organisation itself.</summary>
    public IEnumerable<Subject> Own => Roster.All.Where(s => s.Unit == Unit.Id);

    /// <summary>Steps not done for which a body of the organisation, or a person reviewed in it, is responsible now.</summary>
    public IReadOnlyList<OpenStep> Open() => [.. Mine(null).Select(Exact)];

    /// <summary>The same, of persons only this one's own.</summary>
    public IReadOnlyList<OpenStep> OpenTo(long person) => [.. Mine(person).Select(Exact)];

    /// <summary>Whether the step can be done at once: nothing is waited for, and where it belongs to a meeting, that has been opened.</summary>
    public bool IsUp(OpenStep open) => open.State == StepState.Open &&
        (open.Step is not { Meeting: { } meeting, Kind: StepKind.Review or StepKind.Ballot } || Agenda.Venues.PlaceOf(open.Subject, meeting) is { } host && Progress.IsOpened(host, meeting));

    /// <summary>Everybody below who has the step to do and for whom a body of the organisation answers, done or not.</summary>
    public IReadOnlyList<StepLine> Lines(string step) =>
        [.. from one in Roster.All
            where IsBelow(one)
            let rule = Pack.Find(one.Kind, step)
            where rule is not null && one.Has(Pack.BitOf(one.Kind, step))
            let open = Agenda.Of(one, rule)
            where IsMine(one, open.Responsible)
            orderby one.Unit, one.Code
            select new StepLine(one, rule, Progress.IsDone(one.Id, step) ? null : Exact(open))];

    /// <param name="unit">The organisation, as subject of the cycle.</param>
    /// <returns>Null where there is no such organisation, or not for this person.</returns>
    public static async Task<UnitWork?> ReadAsync(Work work, CyclePacks packs, long cycle, long unit, DateOnly today, CancellationToken stop = default)
    {
        if (await FindAsync(work, cycle, unit, stop) is not var (at, seq)) return null;
        var pack = await packs.OfAsync(work, cycle, seq, stop);
        var subjects = await SubjectsAsync(work, cycle, at, ReadsMembersBelow(pack, at), stop);
        var (links, progress) = await AroundAsync(work, cycle, subjects, at, today, stop);
        if (await BeyondAsync(work, subjects, links, stop) is { } beyond)
        {
            subjects.AddRange(beyond.Subjects);
            links.AddRange(beyond.Links);
            foreach (var (subject, step) in beyond.Done) progress.Done(subject, step);
        }
        var read = new UnitWork(pack, new CycleRoster(subjects, links), progress, at);
        await read.LookFurtherAsync(work, stop);
        return read;
    }

    // Who is responsible is asked first: what a step waits for takes longer to find out.
    private IEnumerable<OpenStep> Mine(long? person) =>
        from one in Roster.All
        where IsBelow(one)
        from step in Pack.StepsOf(one.Kind)
        where one.Has(Pack.BitOf(one.Kind, step.Id)) && !Progress.IsDone(one.Id, step.Id) && IsMine(one, Agenda.Responsible(one, step), person)
        select Agenda.Of(one, step);

    private bool IsBelow(Subject one) => one.Path.StartsWith(Unit.Path, StringComparison.Ordinal);

    private bool IsMine(Subject one, Body? body, long? person = null) => body is not null && (body.Person is { } own ? one.Unit == Unit.Id && (person is null || own == person) : body.Organisation?.Id == Unit.Id);

    private OpenStep Exact(OpenStep open) => elsewhere.Contains((open.Subject.Id, open.Step.Id)) ? open with { WaitsFor = [.. open.Step.Needs.Where(n => IsFar(n)).Select(n => new Waited(n, open.Subject))] } : open;

    private static bool IsFar(NeedRule need) => need.Of.Length > 0 && need.Of.Split('.').Any(hop => !Near.Contains(hop));

    private static async Task<(Subject Unit, int Pack)?> FindAsync(Work work, long cycle, long unit, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add(SittingFrame.SubjectsWhere("cycle = $1 and id = $2 and family = 'organisation'"), cycle, unit)
            .Add("select coalesce(max(seq), 0) from cycle_pack where cycle = $1", cycle), stop);
        if (!await reader.ReadAsync(stop)) return null;
        var found = SittingFrame.ReadSubject(reader);
        await reader.NextResultAsync(stop);
        await reader.ReadAsync(stop);
        return (found, reader.GetInt32(0));
    }

    // Members below are many: only where a body of this organisation has something to do about them, or waits for them.
    private static bool ReadsMembersBelow(CyclePack pack, Subject unit) => pack.Pack.Kinds.Values.Any(kind => pack.StepsOf(kind.Id).Any(step =>
        pack.Body(step.By) is { Seat: Seat.Containing or Seat.Superior } body && (body.Seat == Seat.Superior || pack.Kind(unit.Kind).Is(body.Of)) && (kind.Family == Family.Member || step.Needs.Any(n => n.Of.Split('.').Contains("members")))));

    private static async Task<List<Subject>> SubjectsAsync(Work work, long cycle, Subject unit, bool members, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(SittingFrame.SubjectsWhere("""
            cycle = $1 and (path ~>=~ $2 and path ~<~ $6 and (family <> 'member' or unit = $3 or $4)
              or family in ('organisation', 'collective') and unit in (select id from subject where cycle = $1 and family = 'organisation' and entry = any($5)))
            """), cycle, unit.Path, unit.Id, members, unit.Units.ToArray(), unit.Path[..^1] + '/'), stop); // as a range, which one plan serves for every organisation
        var subjects = new List<Subject>();
        while (await reader.ReadAsync(stop)) subjects.Add(SittingFrame.ReadSubject(reader));
        return subjects;
    }

    private static async Task<(List<(long, string, long)> Links, CycleProgress Progress)> AroundAsync(Work work, long cycle, List<Subject> subjects, Subject unit, DateOnly today, CancellationToken stop)
    {
        long[] ids = [.. subjects.Select(s => s.Id)], units = [.. subjects.Select(s => s.Unit).Distinct()];
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select owner, relation, target from subject_link where owner = any($1)", ids)
            .Add("select subject, step from done_steps($1)", ids)
            .Add("select host, rule, planned_on, opened_act is not null from meeting where unit = any($1)", units)
            .Add("select unit, day from unit_date where cycle = $1 and unit = any($2) and what = 'year_end_conference'", cycle, units)
            .Add("select subject, step, body from open_requests_of($1)", ids), stop);
        var (links, progress) = (new List<(long, string, long)>(), new CycleProgress(today));
        while (await reader.ReadAsync(stop)) links.Add((reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)));
        await NextAsync(reader, () => progress.Done(reader.GetInt64(0), reader.GetString(1)), stop);
        await NextAsync(reader, () => progress.Meeting(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), reader.GetBoolean(3)), stop);
        await NextAsync(reader, () => progress.Conference(reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1)), stop);
        await NextAsync(reader, () => progress.Asked(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)), stop);
        return (links, progress);
    }

    // Members of bodies, and the same persons in other capacities, wherever they are reviewed.
    private static async Task<(List<Subject> Subjects, List<(long, string, long)> Links, List<(long, string)> Done)?> BeyondAsync(Work work, List<Subject> subjects, List<(long Owner, string Relation, long Target)> links, CancellationToken stop)
    {
        var known = subjects.Select(s => s.Id).ToHashSet();
        long[] missing = [.. links.Where(l => l.Relation != "members").Select(l => l.Target).Where(t => !known.Contains(t)).Distinct()];
        if (missing.Length == 0) return null;
        await using var reader = await work.ReadAsync(new Batch()
            .Add(SittingFrame.SubjectsWhere("id = any($1)"), missing)
            .Add("select owner, relation, target from subject_link where owner = any($1) and relation = 'same_person'", missing)
            .Add("select subject, step from done_steps($1)", missing), stop);
        var (found, ways, done) = (new List<Subject>(), new List<(long, string, long)>(), new List<(long, string)>());
        while (await reader.ReadAsync(stop)) found.Add(SittingFrame.ReadSubject(reader));
        await NextAsync(reader, () => ways.Add((reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2))), stop);
        await NextAsync(reader, () => done.Add((reader.GetInt64(0), reader.GetString(1))), stop);
        return (found, ways, done);
    }

    // What a step waits for outside of what this person may see is asked of the database, which says only whether it is done.
    private async Task LookFurtherAsync(Work work, CancellationToken stop)
    {
        if (!Pack.Pack.Kinds.Values.Any(k => Pack.StepsOf(k.Id).Any(s => s.Needs.Any(IsFar)))) return;
        var far = (from open in Mine(null)
                   where open.State == StepState.Open
                   from need in open.Step.Needs.Where(IsFar)
                   where !need.UntilDue || Progress.Today <= open.Due.OnTime
                   select (open.Subject, open.Step, Need: need)).GroupBy(f => (f.Step.Id, f.Need.Of, Wanted: f.Need.Step)).ToList();
        if (far.Count == 0) return;
        var batch = new Batch();
        foreach (var group in far) batch.Add("select owner, kind, applies from reach($1, $2, $3) where not is_done", group.Select(f => f.Subject.Id).Distinct().ToArray(), group.Key.Of.Split('.'), group.Key.Wanted);
        await using var reader = await work.ReadAsync(batch, stop);
        foreach (var group in far)
        {
            var need = group.First().Need;
            while (await reader.ReadAsync(stop))
                if (Agenda.NeedStands(Pack, need, reader.GetString(1), reader.GetInt64(2), done: false)) elsewhere.Add((reader.GetInt64(0), group.Key.Id));
            await reader.NextResultAsync(stop);
        }
    }

    private static async Task NextAsync(NpgsqlDataReader reader, Action add, CancellationToken stop)
    {
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) add();
    }
}

/// <summary>One subject at one step: open, waiting, or (null) done.</summary>
public sealed record StepLine(Subject Subject, StepRule Step, OpenStep? Open)
{
    public StepState State => Open?.State ?? StepState.Done;
}
