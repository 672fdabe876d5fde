using TuSoi.Database;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Facts;

namespace TuSoi.Reviewing;

/// <summary>What was asked of one body about one subject, as that body sees it.</summary>
/// <param name="IsOpen">The file can still be read: answering closes it.</param>
public sealed record AskedLine(Subject Subject, DateOnly Due, bool IsAnswered, string? Text, QualityLevel? Level, bool NoOpinion, bool FromPaper, bool IsOpen, string UnitName);

/// <summary>Everything one organisation asked of one body in one step, as a person of that body reads it.</summary>
/// <param name="Organisation">The body's organisation, as subject of the cycle; null: a person was asked.</param>
public sealed record AskedSheet(string AskerName, long? Organisation, long? OrganisationEntry, IReadOnlyList<AskedLine> Lines)
{
    private const string Asked = """
        select r.subject, r.due, r.answered_act is not null, r.answer, r.level, r.no_opinion, r.from_paper, r.subject = any((select my_subjects())::bigint[]) or r.host = any((select my_hosts())::bigint[]), h.name, o.id, r.organisation, a.name
        from request r join subject a on a.cycle = r.cycle and a.entry = r.asker join subject h on h.id = r.host left join subject o on o.cycle = r.cycle and o.entry = r.organisation
        where r.cycle = $1 and a.id = $2 and r.step = $3 and r.body = $4 and (r.person = me() or r.organisation in (select organisation from my_assignments()))
        """;

    /// <returns>Null: nothing was asked of this person or of a body in whose organisation he holds a post.</returns>
    public static async Task<AskedSheet?> ReadAsync(Work work, long cycle, long asker, string step, string body)
    {
        var rows = await work.ListAsync(r => (Subject: r.GetInt64(0), Due: r.GetFieldValue<DateOnly>(1), Done: r.GetBoolean(2), Text: r.IsDBNull(3) ? null : r.GetString(3), Level: r.IsDBNull(4) ? (QualityLevel?)null : (QualityLevel)r.GetInt16(4), None: r.GetBoolean(5), Paper: r.GetBoolean(6), Open: r.GetBoolean(7), Unit: r.GetString(8),
            Organisation: r.IsDBNull(9) ? (long?)null : r.GetInt64(9), Entry: r.IsDBNull(10) ? (long?)null : r.GetInt64(10), Asker: r.GetString(11)), Asked, cycle, asker, step, body);
        if (rows.Count == 0) return null;
        var subjects = (await work.ListAsync(SittingFrame.ReadSubject, SittingFrame.SubjectsWhere("id = any($1)"), rows.Select(r => r.Subject).ToArray())).ToDictionary(s => s.Id);
        return new AskedSheet(rows[0].Asker, rows[0].Organisation, rows[0].Entry,
            [.. rows.Where(r => subjects.ContainsKey(r.Subject)).Select(r => new AskedLine(subjects[r.Subject], r.Due, r.Done, r.Text, r.Level, r.None, r.Paper, r.Open, r.Unit)).OrderBy(l => l.UnitName, StringComparer.Ordinal).ThenBy(l => l.Subject.Name, NameOrder.ByGiven)]);
    }
}
