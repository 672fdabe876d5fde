using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Organisation;

namespace TuSoi.Opening.Boards;

/// <summary>
/// Reads a board from counters: one row of numbers for each unit, however many subjects it has. Dates are those of the pack; what is counted from a meeting stands at the
/// date by which the meeting is due. A phase waits where nothing that is left in it can be done; the exact reasons are on the unit's own page.
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
        const string Child = "split_part(substr(path, length($2) + 1), '.', 1)";
        await using var reader = await work.ReadAsync(new Batch()
            .Add($"""
                {SittingFrame.SubjectsWhere("cycle = $1 and family = 'organisation' and path ^@ $2 and path <> $2 and length(path) - length(replace(path, '.', '')) = $3 + 1")}
                """, cycle, unit.Path, unit.Path.Count(c => c == '.'))
            .Add($"select {Child}, count(*)::int from subject where cycle = $1 and family = 'organisation' and path ^@ $2 and path <> $2 group by 1", cycle, unit.Path)
            .Add($"""
                select child, array_agg(n), array_agg(total), array_agg(done) from (
                  select {Child} as child, t.n::int as n, sum(c.total)::int as total, sum(c.done)::int as done
                  from counter c join unnest($3::text[], $4::text[]) with ordinality t(kind, step, n) on t.kind = c.kind and t.step = c.step
                  where c.cycle = $1 and c.path ^@ $2 and c.total > 0 group by 1, 2) k group by child
                """, cycle, unit.Path, plan.Kinds, plan.Ids)
            .Add("select kind, applies, id from subject where cycle = $1 and family in ('organisation', 'collective') and ended_act is null and unit in (select id from subject where cycle = $1 and family = 'organisation' and entry = any($2))", cycle, unit.Units.ToArray())
            .Add("select subject, step from done_steps(array(select id from subject where cycle = $1 and family in ('organisation', 'collective') and unit in (select id from subject where cycle = $1 and family = 'organisation' and entry = any($2))))", cycle, unit.Units.ToArray()), stop);
        var units = new List<Subject>();
        while (await reader.ReadAsync(stop)) units.Add(SittingFrame.ReadSubject(reader));
        var below = (await NextAsync(reader, r => (Entry: r.GetString(0), Count: r.GetInt32(1)), stop)).ToDictionary(b => b.Entry, b => b.Count);
        var counts = (await NextAsync(reader, r => (Child: r.GetString(0), Counts: Counts.Of(plan, r.GetFieldValue<int[]>(1), r.GetFieldValue<int[]>(2), r.GetFieldValue<int[]>(3))), stop)).ToDictionary(c => c.Child, c => c.Counts);
        var above = await AboveAsync(reader, pack, plan, stop);
        var drawing = new BoardDrawing(plan, above, local);
        List<BoardRow> rows = [.. units.Select(u => (Unit: u, Entry: u.Entry.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Select(u => drawing.Row(u.Unit, below.GetValueOrDefault(u.Entry, 1) - 1, counts.GetValueOrDefault(u.Entry) ?? new Counts(plan.Steps.Count), false))];
        if (counts.TryGetValue("", out var own)) rows.Add(drawing.Row(unit, 0, own, true));
        return new Board(unit, [.. rows.OrderBy(r => r.State switch { CellState.Late => 0, CellState.Waiting => 1, CellState.Open => 2, _ => 3 }).ThenByDescending(r => r.LateDays).ThenBy(r => r.Unit.Name, Names)]);
    }

    // What lies above is not in the counters that this person may see: the steps of those few subjects are asked for one by one.
    private static async Task<Counts> AboveAsync(NpgsqlDataReader reader, CyclePack pack, BoardPlan plan, CancellationToken stop)
    {
        var subjects = await NextAsync(reader, r => (Kind: r.GetString(0), Applies: r.GetInt64(1), Id: r.GetInt64(2)), stop);
        var done = (await NextAsync(reader, r => (r.GetInt64(0), r.GetString(1)), stop)).ToHashSet();
        var counts = new Counts(plan.Steps.Count);
        for (var i = 0; i < plan.Steps.Count; i++)
            foreach (var one in subjects.Where(s => s.Kind == plan.Kinds[i] && (s.Applies & pack.BitOf(s.Kind, plan.Ids[i])) != 0)) counts.Add(i, 1, done.Contains((one.Id, plan.Ids[i])) ? 1 : 0);
        return counts;
    }

    private static async Task<List<T>> NextAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        await reader.NextResultAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        return rows;
    }
}
