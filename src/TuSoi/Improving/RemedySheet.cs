using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Rules.Yaml;

namespace TuSoi.Improving;

/// <summary>One shortcoming, its measure, and how far it is repaired.</summary>
public sealed record PlannedRemedy(long Id, long Subject, string Shortcoming, string Measure, DateOnly Due, RemedyStatus Status)
{
    public bool IsLate(DateOnly today) => Status is RemedyStatus.Open or RemedyStatus.Partly && Due < today;
}

/// <summary>A subject's plan or commitment: the paper, and the remedies with their state.</summary>
public sealed record RemedyFile(string? Text, DateOnly? DoneOn, bool Late, IReadOnlyList<PlannedRemedy> Remedies);

/// <summary>One line of an organisation's list.</summary>
public sealed record RemedyLine(StepLine Line, DateOnly? DoneOn, bool Late, IReadOnlyList<PlannedRemedy> Remedies);

/// <summary>Remedial plans and commitments as they are read.</summary>
public static class RemedySheet
{
    private const string Columns = "select id, subject, shortcoming, measure, due, status from remedy where subject = any($1) order by due, id";

    public static async Task<RemedyFile> FileAsync(Work work, long subject, string step)
    {
        var paper = (await work.ListAsync(r => (Text: r.IsDBNull(0) ? null : r.GetString(0), Done: r.IsDBNull(1) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(1), Late: r.GetBoolean(2)),
            "select p.body, d.done_on, coalesce(d.late, false) from (values ($1::bigint, $2::text)) w(subject, step) left join paper p using (subject, step) left join done d using (subject, step)", subject, step))[0];
        return new RemedyFile(paper.Text, paper.Done, paper.Late, await RemediesAsync(work, [subject]));
    }

    public static async Task<IReadOnlyList<RemedyLine>> ListAsync(Work work, UnitWork unit, string step)
    {
        var lines = unit.Lines(step);
        long[] ids = [.. lines.Select(l => l.Subject.Id)];
        var done = (await work.ListAsync(r => (Id: r.GetInt64(0), Day: r.GetFieldValue<DateOnly>(1), Late: r.GetBoolean(2)), "select subject, done_on, late from done where subject = any($1) and step = $2", ids, step)).ToDictionary(d => d.Id);
        var remedies = (await RemediesAsync(work, ids)).ToLookup(r => r.Subject);
        return [.. lines.Select(l => done.TryGetValue(l.Subject.Id, out var d) ? new RemedyLine(l, d.Day, d.Late, [.. remedies[l.Subject.Id]]) : new RemedyLine(l, null, false, [.. remedies[l.Subject.Id]])).OrderBy(l => l.Line.Subject.Name, NameOrder.ByGiven)];
    }

    private static Task<List<PlannedRemedy>> RemediesAsync(Work work, long[] subjects) => work.ListAsync(
        r => new PlannedRemedy(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateOnly>(4), Of(r.GetString(5))), Columns, subjects);

    private static RemedyStatus Of(string word) => Enum.GetValues<RemedyStatus>().First(s => Binder.Key(s.ToString()) == word);
}
