using TuSoi.Database;
using TuSoi.Ranking;
using TuSoi.Rules.Facts;

namespace TuSoi.Deciding;

/// <summary>One line of a decision, with the level that the facts came to where that is on record.</summary>
public sealed record DecisionPaperLine(long Subject, string Name, string Kind, string Family, string Unit, QualityLevel Level, bool Provisional, string Reason, QualityLevel? Suggested);

/// <summary>A decision as a paper: drawn up, or signed.</summary>
/// <param name="Above">The organisation above, for the head of the paper; empty: there is none.</param>
/// <param name="Withdrawn">Why it was withdrawn; null: it was not.</param>
public sealed record DecisionPaper(long Id, long Cycle, int Year, long Unit, string Organisation, string Above, string Step, string Number, DateOnly Dated, string Signer, long PreparedBy, string Preparer, string SignedBy, DateTimeOffset? SignedAt, bool IsSigned, string? Withdrawn, IReadOnlyList<DecisionPaperLine> Lines)
{
    /// <summary>Somebody may still sign it, or take it back.</summary>
    public bool IsDraft => !IsSigned && Withdrawn is null;

    private const string Head = """
        select d.cycle, c.year, d.unit, s.name, coalesce((select a.name from subject a where a.cycle = d.cycle and a.entry = nullif(split_part(trim(trailing '.' from s.path), '.', -2), '')::bigint), ''),
          d.step, d.number, d.dated, d.signer, d.prepared_by, coalesce(p.name, ''), coalesce(q.name, ''), j.at, d.signed_act is not null, d.withdrawn_why
        from decision d join subject s on s.id = d.unit join cycle c on c.id = d.cycle left join person p on p.id = d.prepared_by left join person q on q.id = d.signed_by left join journal j on j.act = d.signed_act
        where d.id = $1 and d.kind = 'ranking'
        """;

    private const string All = """
        select l.subject, s.name, s.kind, s.family, u.name, l.level, l.provisional, l.reason, v.suggested from decision_line l join subject s on s.id = l.subject join subject u on u.id = s.unit left join verdict v on v.subject = l.subject
        where l.decision = $1 order by u.path, s.code
        """;

    /// <returns>Null where there is none, or not for this person.</returns>
    public static async Task<DecisionPaper?> ReadAsync(Work work, long decision)
    {
        var heads = await work.ListAsync(r => new DecisionPaper(decision, r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetFieldValue<DateOnly>(7), r.GetString(8),
            r.GetInt64(9), r.GetString(10), r.GetString(11), r.IsDBNull(12) ? null : r.GetFieldValue<DateTimeOffset>(12), r.GetBoolean(13), r.IsDBNull(14) ? null : r.GetString(14), []), Head, decision);
        if (heads.Count == 0) return null;
        var lines = await work.ListAsync(r => new DecisionPaperLine(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), (QualityLevel)r.GetInt16(5), r.GetBoolean(6), r.GetString(7), r.IsDBNull(8) ? null : (QualityLevel)r.GetInt16(8)), All, decision);
        return heads[0] with { Lines = InOrder(lines, l => l.Unit, l => l.Name) };
    }

    /// <summary>More lines than these stand in a list of their own, organisation by organisation.</summary>
    internal const int MostInline = 12;

    /// <summary>The order of the names, on the page as in the file that is signed.</summary>
    internal static List<T> InOrder<T>(IReadOnlyList<T> lines, Func<T, string> unit, Func<T, string> name) => [.. lines.OrderBy(l => lines.Count > MostInline ? unit(l) : "", NameOrder.Codes).ThenBy(name, NameOrder.ByGiven)];
}

/// <summary>A decision of an organisation, as a list shows it.</summary>
public sealed record DecisionRow(long Id, string Step, string Number, DateOnly Dated, string Signer, string Preparer, bool IsSigned, bool IsWithdrawn, int Lines, int Untold)
{
    /// <summary>Decisions on levels of one organisation: drafts first, withdrawn ones last.</summary>
    public static Task<List<DecisionRow>> OfAsync(Work work, long unit, string? step = null) => work.ListAsync(
        r => new DecisionRow(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateOnly>(3), r.GetString(4), r.GetString(5), r.GetBoolean(6), r.GetBoolean(7), r.GetInt32(8), r.GetInt32(9)), """
        select d.id, d.step, d.number, d.dated, d.signer, coalesce(p.name, ''), d.signed_act is not null, d.withdrawn_act is not null, count(l.subject)::int, count(l.subject) filter (where not exists (select from notice n where n.subject = l.subject and n.decision = d.id))::int
        from decision d left join decision_line l on l.decision = d.id left join person p on p.id = d.prepared_by
        where d.unit = $1 and d.kind = 'ranking' and ($2::text is null or d.step = $2) group by d.id, p.name order by d.withdrawn_act is not null, d.signed_act is not null, d.dated desc, d.id desc
        """, unit, step);
}
