using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Organisation;

namespace TuSoi.Opening.Boards;

/// <summary>
/// Reads a board from counters: one row of numbers for each unit, however many subjects it has. Dates are those of the pack; what is counted from a meeting or a conference
/// stands at the unit's own date once that day is known. Where one unit holds several meetings of one kind, the first one counts.
/// A phase waits where nothing that is left in it can be done; the exact reasons are on the unit's own page.
/// </summary>
public static class BoardReader
{
    /// <summary>Whether the person sees who, what and when of an organisation: from a post there or above, being reviewed there, or a grant.</summary>
    /// <returns>Null where there is no such organisation in the cycle for him.</returns>
    public static async Task<(Subject Unit, bool Sees)?> FindAsync(Work work, long cycle, long unit, CancellationToken stop = default)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add(SittingFrame.SubjectsWhere("cycle = $1 and id = $2 and family = 'organisation'"), cycle, unit)
            .Add("select path ^@ any((select my_paths())::text[]) or id = any((select my_frame_units())::bigint[]) from subject where id = $1", unit), stop);
        if (!await reader.ReadAsync(stop)) return null;
        var found = SittingFrame.ReadSubject(reader);
        await reader.NextResultAsync(stop);
        return (found, await reader.ReadAsync(stop) && reader.GetBoolean(0));
    }

    /// <summary>The first of these organisations of the roster that is in the cycle.</summary>
    public static async Task<long?> TopAsync(Work work, long cycle, long[] entries) =>
        (await work.ListAsync(r => r.GetInt64(0), "select s.id from unnest($2::bigint[]) with ordinality e(entry, n) join subject s on s.cycle = $1 and s.entry = e.entry order by e.n limit 1", cycle, entries)) is [var first, ..] ? first : null;

    private static readonly StringComparer Names = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    public static async Task<Board> ReadAsync(Work work, CyclePack pack, Subject unit, long cycle, DateTime local, CancellationToken stop = default)
    {
        var plan = BoardPlan.Of(pack);
        await using var reader = await work.ReadAsync(new Batch()
            .Add("set local work_mem = '32MB'") // the groups stay in memory and need no sorting
            .Add(SittingFrame.SubjectsWhere("cycle = $1 and family = 'organisation' and path ^@ $2"), cycle, unit.Path)
            .Add("select unit, rule, min(planned_on) from meeting where cycle = $1 and path ^@ $2 group by unit, rule", cycle, unit.Path)
            .Add("select unit, day from unit_date where cycle = $1 and path ^@ $2 and what = 'year_end_conference'", cycle, unit.Path)
            // few groups with long arrays: read and carried in one piece, however many units there are
            .Add("select kind, step, array_agg(unit), array_agg(total), array_agg(done) from counter where cycle = $1 and path ^@ $2 and total > 0 group by kind, step", cycle, unit.Path)
            .Add("select kind, applies, id, name from subject where cycle = $1 and family in ('organisation', 'collective') and ended_act is null and unit in (select id from subject where cycle = $1 and family = 'organisation' and entry = any($2))", cycle, unit.Units.ToArray())
            .Add("select subject, step from done_steps(array(select id from subject where cycle = $1 and family in ('organisation', 'collective') and unit in (select id from subject where cycle = $1 and family = 'organisation' and entry = any($2))))", cycle, unit.Units.ToArray()), stop);
        var days = new UnitDays(pack);
        var rows = new BoardRows(plan, unit, days);
        while (await reader.ReadAsync(stop)) rows.Add(SittingFrame.ReadSubject(reader));
        foreach (var (host, rule, day) in await reader.NextAsync(r => (r.GetInt64(0), r.GetString(1), r.GetFieldValue<DateOnly>(2)), stop)) days.Meeting(host, rule, day);
        foreach (var (host, day) in await reader.NextAsync(r => (r.GetInt64(0), r.GetFieldValue<DateOnly>(1)), stop)) days.Conference(host, day);
        foreach (var (kind, step, units, total, done) in await reader.NextAsync(r => (r.GetString(0), r.GetString(1), r.GetFieldValue<long[]>(2), r.GetFieldValue<int[]>(3), r.GetFieldValue<int[]>(4)), stop)) rows.Count(kind, step, units, total, done);
        var (above, whose) = await AboveAsync(reader, pack, plan, stop);
        var drawing = new BoardDrawing(plan, above, whose, local);
        return new Board(unit, [.. rows.All().Select(r => drawing.Row(r.Unit, r.Below, r.Counts, r.Unit.Id == unit.Id)).OrderBy(r => r.State switch { CellState.Late => 0, CellState.Waiting => 1, CellState.Open => 2, _ => 3 }).ThenByDescending(r => r.LateDays).ThenBy(r => r.Unit.Name, Names)]);
    }

    // What lies above is not in the counters that this person may see: the steps of those few subjects are asked for one by one.
    private static async Task<(Counts Counts, Dictionary<int, string> Whose)> AboveAsync(NpgsqlDataReader reader, CyclePack pack, BoardPlan plan, CancellationToken stop)
    {
        var subjects = await reader.NextAsync(r => (Kind: r.GetString(0), Applies: r.GetInt64(1), Id: r.GetInt64(2), Name: r.GetString(3)), stop);
        var done = (await reader.NextAsync(r => (r.GetInt64(0), r.GetString(1)), stop)).ToHashSet();
        var (counts, whose) = (new Counts(plan.Steps.Length), new Dictionary<int, string>());
        for (var i = 0; i < plan.Steps.Length; i++)
            foreach (var one in subjects.Where(s => s.Kind == plan.Kinds[i] && (s.Applies & pack.BitOf(s.Kind, plan.Ids[i])) != 0))
            {
                var isDone = done.Contains((one.Id, plan.Ids[i]));
                counts.Add(i, 1, isDone ? 1 : 0);
                if (!isDone) whose.TryAdd(i, one.Name);
            }
        return (counts, whose);
    }
}
