using Npgsql;
using TuSoi.Database;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

public sealed partial class UnitWork
{
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
        if (await FrameAsync(work, packs, new FrameKey(cycle, work.Person, null), also, told, stop) is not ({ } frame, { } pack)) return [];
        var roster = frame.Kept.Roster;
        var units = roster.All.Where(s => s.Family == "organisation" && roles.Contains(s.Entry)).Concat(roster.All.Where(s => s.Person == person && s.LeftOut is null).Select(s => roster.Find(s.Unit)).OfType<Subject>()).Distinct().ToList();
        var held = units.ToDictionary(u => u.Id, u => (IReadOnlySet<string>)roles[u.Entry].ToHashSet());
        var read = await ReadAsync(work, pack, frame, [.. units.Select(u => new Wanted(u.Id, held[u.Id].Count == 0, Does: new Doer(person, held[u.Id])))], today, stop);
        return [.. read.Select(r => (r, held[r.Unit.Id]))];
    }

    /// <summary>The same for one step of somebody who has no role there, such as for his own papers.</summary>
    public static Task<UnitWork?> ReadMineAsync(Work work, CyclePacks packs, long cycle, long unit, DateOnly today, string only, CancellationToken stop = default) =>
        ReadAsync(work, packs, cycle, new Wanted(unit, true, only), today, stop);

    /// <param name="Does">Whose steps; null: those of <paramref name="Only"/>, or all.</param>
    private readonly record struct Wanted(long Unit, bool Mine, string? Only = null, Doer? Does = null);

    /// <summary>Somebody with his roles in one organisation.</summary>
    private sealed record Doer(long Person, IReadOnlySet<string> Roles)
    {
        private readonly Dictionary<string, bool> may = [];

        /// <summary>Whether anybody like him does the step: everybody for himself, or one of his roles.</summary>
        public bool May(CyclePack pack, StepRule step) => may.TryGetValue(step.By, out var known) ? known : may[step.By] = May(pack, pack.Body(step.By));

        public bool Does(Subject one, StepRule step, Body body) => body.Person is { } own ? own == Person : body.Roles.Any(Roles.Contains) && (one.Person != Person || step.Kind == StepKind.Ballot);

        private bool May(CyclePack pack, BodyRule body) => body.Seat == Seat.Person || (body is { Seat: Seat.Outside, RecordedBy: { } by } ? May(pack, pack.Body(by)) : body.Acts.Any(Roles.Contains));
    }

    private static async Task<UnitWork?> ReadAsync(Work work, CyclePacks packs, long cycle, Wanted unit, DateOnly today, CancellationToken stop) =>
        await FrameAsync(work, packs, new FrameKey(cycle, work.Person, unit.Unit, unit.Mine), null, null, stop) is ({ } frame, { } pack) ? (await ReadAsync(work, pack, frame, [unit], today, stop)).FirstOrDefault() : null;

    private static async Task<List<UnitWork>> ReadAsync(Work work, CyclePack pack, UnitFrame frame, IReadOnlyList<Wanted> units, DateOnly today, CancellationToken stop)
    {
        var (roster, progress) = (frame.Kept.Roster, frame.Progress(today));
        var agenda = new Agenda(pack, roster, progress, frame.Kept.VenuesOf(pack));
        var read = new List<UnitWork>();
        foreach (var wanted in units)
            if (roster.Find(wanted.Unit) is { Family: "organisation" } unit) read.Add(new UnitWork(pack, roster, progress, agenda, unit, frame.Open.Contains(unit.Id), wanted));
        await LookFurtherAsync(work, read, stop);
        return read;
    }

    // Which members are read depends on the pack: the one known last, unless it turns out that there is a newer one.
    private static async Task<(UnitFrame? Frame, CyclePack Pack)> FrameAsync(Work work, CyclePacks packs, FrameKey asked, Batch? also, Func<NpgsqlDataReader, Task>? told, CancellationToken stop)
    {
        for (var pack = await packs.NewestAsync(work, asked.Cycle, stop); ; also = null)
        {
            var kept = packs.Frames.Of(asked);
            UnitFrame? frame;
            await using (var reader = await work.ReadAsync(UnitFrame.Ask(also ?? new Batch(), asked, Ways.Of(pack), kept), stop))
            {
                if (also is not null) await told!(reader);
                frame = await UnitFrame.ReadAsync(reader, Ways.Of(pack), kept, stop);
            }
            if (frame is not null && frame.Kept != kept) packs.Frames.Keep(asked, frame.Kept);
            if (frame is null || await packs.OfAsync(work, asked.Cycle, frame.PackSeq, stop) is var inForce && inForce == pack) return (frame, pack);
            packs.Met(asked.Cycle, pack = inForce);
        }
    }

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
}
