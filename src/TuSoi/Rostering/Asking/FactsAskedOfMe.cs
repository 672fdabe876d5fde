using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Asking;

/// <summary>A request for facts that waits for a body I act for.</summary>
/// <param name="Asker">Name of the organisation that asks.</param>
/// <param name="Body">Name of the organisation that is asked.</param>
/// <param name="Path">Place of the asking organisation in the tree.</param>
public sealed record FactsAskedOfMe(long Id, string Asker, long Organisation, string Body, string BodyPath, string Path, int Year, Family Family, IReadOnlyList<string> Facts, string Says, DateOnly Due, int Count)
{
    internal const string Sql = "select id, asker, organisation, body, body_path, path, year, family, facts, says, due, entries from asked_facts()";

    internal static FactsAskedOfMe Of(Npgsql.NpgsqlDataReader r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt32(6), Enum.Parse<Family>(r.GetString(7), true), r.GetFieldValue<string[]>(8), r.GetString(9), r.GetFieldValue<DateOnly>(10), (int)r.GetInt64(11));

    public static Task<List<FactsAskedOfMe>> ReadAsync(Work work) => work.ListAsync(Of, Sql);

    public static async Task<FactsAskedOfMe?> FindAsync(Work work, long request) => (await ReadAsync(work)).Find(r => r.Id == request);

    public async Task<IReadOnlyList<AskedEntry>> EntriesAsync(Work work) =>
        [.. (await work.ListAsync(r => new AskedEntry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4)), "select entry, code, name, unit, own from asked_entries($1)", Id)).GroupBy(e => e.Unit).SelectMany(g => g.OrderBy(e => e.Name, Ranking.NameOrder.ByGiven))];
}

/// <summary>Requests for facts that wait for others, seen from where they were sent.</summary>
/// <param name="Due">The first date.</param>
public sealed record FactsAskedByMe(int Count, DateOnly Due);

/// <param name="Own">It is about the answering person himself: he leaves the line blank.</param>
public sealed record AskedEntry(long Entry, string Code, string Name, string Unit, bool Own);

/// <summary>A request as the side that asks sees it.</summary>
public sealed record FactRequestLine(long Id, long Asker, string AskerName, string Body, string? Role, int Year, Family Family, IReadOnlyList<string> Facts, string Says, DateOnly Due, int Count, bool Answered, bool Ended)
{
    public bool IsOpen => !Answered && !Ended;

    public static Task<List<FactRequestLine>> ReadAsync(Work work) => work.ListAsync(
        r => new FactRequestLine(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4), r.GetInt32(5), Enum.Parse<Family>(r.GetString(6), true), r.GetFieldValue<string[]>(7), r.GetString(8), r.GetFieldValue<DateOnly>(9), r.GetInt32(10), r.GetBoolean(11), r.GetBoolean(12)), """
        select q.id, q.asker, coalesce(a.name, ''), coalesce(o.name, v.name, ''), q.role, q.year, q.family, q.facts, q.says, q.due, (select count(*) from fact_request_entry e where e.request = q.id)::int, q.answered_act is not null, q.ended_act is not null
        from fact_request q left join roster_state a on a.entry = q.asker and a.known_to is null and a.valid @> today() left join roster_state o on o.entry = q.organisation and o.known_to is null and o.valid @> today()
        left join organisations_above() v on v.entry = q.organisation
        where q.path ^@ any((select my_paths('roster'))::text[]) order by q.answered_act is not null or q.ended_act is not null, q.due, q.id limit 200
        """);
}

/// <summary>An organisation that can be asked: in the part of the tree whose roster I keep, or above it.</summary>
public sealed record Askable(long Entry, string Name, string Path, bool Above)
{
    public static Task<List<Askable>> ReadAsync(Work work) => work.ListAsync(r => new Askable(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetBoolean(3)), """
        select entry, name, path, true from organisations_above() a where not path ^@ any((select my_paths('roster'))::text[])
        union all select s.entry, s.name, s.path, false from roster_state s join roster_entry e on e.id = s.entry and e.family = 'organisation' where s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[]) order by 3
        """);
}
