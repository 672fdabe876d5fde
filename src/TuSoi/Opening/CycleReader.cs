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

    public static async Task<CycleProgress> ProgressAsync(Work work, long cycle, DateOnly today, CancellationToken stop = default)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select subject, step from done where cycle = $1", cycle)
            .Add("select host, rule, planned_on, opened_act is not null from meeting where cycle = $1", cycle)
            .Add("select unit, day from unit_date where cycle = $1 and what = 'year_end_conference'", cycle)
            .Add("select subject, step, body from open_requests($1)", cycle), stop);
        var progress = new CycleProgress(today);
        while (await reader.ReadAsync(stop)) progress.Done(reader.GetInt64(0), reader.GetString(1));
        await NextAsync(reader, () => progress.Meeting(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), reader.GetBoolean(3)), stop);
        await NextAsync(reader, () => progress.Conference(reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1)), stop);
        await NextAsync(reader, () => progress.Asked(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)), stop);
        return progress;
    }

    private static async Task NextAsync(NpgsqlDataReader reader, Func<CycleProgress> add, CancellationToken stop)
    {
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) add();
    }
}
