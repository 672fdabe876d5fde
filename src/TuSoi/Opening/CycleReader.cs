using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Organisation;

namespace TuSoi.Opening;

/// <summary>Reads a cycle as one person may see it: subjects, ways between them, how far it is.</summary>
public static class CycleReader
{
    public static async Task<CycleRoster> RosterAsync(Work work, long cycle, CancellationToken stop = default)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(SittingFrame.SubjectsWhere("cycle = $1 order by path, id"), cycle).Add("select owner, relation, target from subject_link where cycle = $1", cycle), stop);
        var (subjects, links) = (new List<Subject>(), new List<(long, string, long)>());
        while (await reader.ReadAsync(stop)) subjects.Add(SittingFrame.ReadSubject(reader));
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) links.Add((reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)));
        return new CycleRoster(subjects, links);
    }

    /// <summary>As long as it is the same, so is the roster of the cycle.</summary>
    public static async Task<string> StampAsync(Work work, long cycle) => (await work.ListAsync(r => r.GetString(0), """
        select concat((select (count(*), sum(xmin::text::bigint)) from subject where cycle = $1), (select (count(*), sum(xmin::text::bigint)) from subject_link where cycle = $1))
        """, cycle))[0];

    /// <param name="before">What was read last: only what is new since then is read.</param>
    public static async Task<CycleProgress> ProgressAsync(Work work, long cycle, DateOnly today, CycleProgress? before = null, CancellationToken stop = default)
    {
        var (progress, all) = await AfterAsync(work, cycle, today, before, stop);
        return progress.Count == all ? progress : (await AfterAsync(work, cycle, today, null, stop)).Progress;
    }

    private static async Task<(CycleProgress Progress, long All)> AfterAsync(Work work, long cycle, DateOnly today, CycleProgress? before, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select count(*) from done where cycle = $1", cycle)
            .Add("select subject, step, act from done where cycle = $1 and act > $2", cycle, before?.LastAct ?? 0)
            .Add("select host, rule, planned_on, opened_act is not null from meeting where cycle = $1", cycle)
            .Add("select unit, day from unit_date where cycle = $1 and what = 'year_end_conference'", cycle)
            .Add("select subject, step, body from open_requests($1)", cycle), stop);
        var progress = new CycleProgress(today, before);
        await reader.ReadAsync(stop);
        var all = reader.GetInt64(0);
        await NextAsync(reader, () => progress.Done(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)), stop);
        await NextAsync(reader, () => progress.Meeting(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), reader.GetBoolean(3)), stop);
        await NextAsync(reader, () => progress.Conference(reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1)), stop);
        await NextAsync(reader, () => progress.Asked(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)), stop);
        return (progress, all);
    }

    private static async Task NextAsync(NpgsqlDataReader reader, Func<CycleProgress> add, CancellationToken stop)
    {
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) add();
    }
}
