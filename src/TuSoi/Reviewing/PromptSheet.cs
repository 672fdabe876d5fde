using TuSoi.Database;
using TuSoi.Ranking;
using TuSoi.Organisation;

namespace TuSoi.Reviewing;

/// <summary>One prompt, and how far it is.</summary>
public sealed record PromptLine(long Id, long Subject, string Name, string UnitName, string Content, string ProposedRole, bool IsConsolidated, string? Number, DateOnly? IssuedOn, bool IsAnswered)
{
    public bool IsIssued => IssuedOn is not null;
}

/// <summary>Somebody who may be prompted.</summary>
/// <param name="Within">The organisation to which his organisation belongs, because many cells bear the same name; empty: none below the one that prompts.</param>
public sealed record PromptTarget(long Id, string Name, string Kind, string UnitName, string Within);

/// <summary>Prompts for the subjects below one organisation, and the search for a subject.</summary>
public static class PromptSheet
{
    private const int Most = 20;

    /// <summary>Prompts that this person may see, of one part of the tree.</summary>
    public static async Task<IReadOnlyList<PromptLine>> ReadAsync(Work work, long cycle, Subject root) => [.. (await work.ListAsync(
        r => (Unit: r.GetInt64(10), IsPerson: r.GetBoolean(11), Line: new PromptLine(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetBoolean(6), r.IsDBNull(7) ? null : r.GetString(7), r.IsDBNull(8) ? null : r.GetFieldValue<DateOnly>(8), r.GetBoolean(9))), """
        select p.id, s.id, s.name, u.name, p.content, p.proposed_role, p.consolidated_act is not null, p.number, p.issued_on, p.answered_act is not null, u.id, s.person is not null
        from prompt p join subject s on s.id = p.subject join subject u on u.id = s.unit where p.cycle = $1 and p.path ^@ $2 order by u.path, s.code, p.id
        """, cycle, root.Path)).GroupBy(p => p.Unit).SelectMany(g => g.OrderBy(p => p.IsPerson).ThenBy(p => p.Line.Name, NameOrder.ByGiven)).Select(p => p.Line).OrderBy(p => p.IssuedOn is not null)];

    /// <summary>Subjects whose name, code or unit has the words, with or without diacritics; at most twenty.</summary>
    public static async Task<IReadOnlyList<PromptTarget>> SearchAsync(Work work, long cycle, Subject root, string words) => words.Trim().Length == 0 ? [] : [.. (await work.ListAsync(
        Target, $"""
        {Targets}
        where s.cycle = $1 and s.path ^@ $2 and s.left_out is null and s.ended_act is null and (plain(s.name) like '%' || plain($3) || '%' or lower(s.code) = lower($3) or plain(u.name) like '%' || plain($3) || '%')
        order by plain(s.name) like plain($3) || '%' desc, u.path, s.code limit $4
        """, cycle, root.Path, words.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal), Most)).OrderBy(t => t.UnitName, StringComparer.Ordinal).ThenBy(t => t.Name, NameOrder.ByGiven)];

    public static Task<List<PromptTarget>> FindAsync(Work work, long cycle, Subject root, IReadOnlyCollection<long> subjects) => work.ListAsync(
        Target, $"{Targets} where s.cycle = $1 and s.path ^@ $2 and s.id = any($3) and s.left_out is null", cycle, root.Path, subjects.ToArray());

    private const string Targets = """
        select s.id, s.name, s.kind, u.name, coalesce((select a.name from subject a where a.cycle = u.cycle and a.entry = (string_to_array(u.path, '.'))[cardinality(string_to_array(u.path, '.')) - 2]::bigint and a.path ^@ $2 and a.path <> $2), '')
        from subject s join subject u on u.id = s.unit
        """;

    private static PromptTarget Target(Npgsql.NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4));
}
