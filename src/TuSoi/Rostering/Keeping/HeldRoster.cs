using Npgsql;
using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Keeping;

/// <summary>
/// Reads what the database holds now: everything below one organisation, and beside it whatever some codes name elsewhere, with all below it, where the
/// person who asks keeps the roster.
/// </summary>
internal sealed class HeldRoster(Work work, FactSchema schema, int year, DateOnly cutOff, CancellationToken stop)
{
    private const string State = "s.known_to is null and s.valid @> $1::date", Facts = $"join roster_state s on s.entry = f.entry and {State} where f.known_to is null and f.year = $3 and ";

    private readonly Dictionary<long, KeptEntry> entries = [];
    private readonly Dictionary<long, List<string>> bodies = [];
    private readonly Dictionary<string, long> outside = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeptPost> posts = [];
    private readonly HashSet<string> complete = [];
    private DateTime lastKnown = DateTime.MinValue;

    /// <param name="root">Path of the organisation.</param>
    /// <param name="codes">Codes of entries that may be elsewhere.</param>
    public async Task<KeptRoster> ReadAsync(string root, IReadOnlyCollection<string> codes)
    {
        await BelowAsync(root);
        var known = entries.Values.Select(e => e.Code).ToHashSet();
        string[] others = [.. codes.Where(c => !known.Contains(c))];
        foreach (var moved in await ElsewhereAsync(others)) await BelowAsync(moved);
        if (others.Length > 0) await AllAsync("e.code = any($2) and s.path ^@ any((select my_paths('roster'))::text[])", others);
        await PostsAsync(root);
        await CompleteAsync(root);
        return new KeptRoster(year, cutOff, [.. Joined()]) { Posts = posts, Complete = complete, Outside = outside, LastKnown = lastKnown };
    }

    // Organisations that move in bring along all that is below them.
    private async Task<IReadOnlyList<string>> ElsewhereAsync(string[] codes)
    {
        var paths = new List<string>();
        if (codes.Length == 0) return paths;
        await using var row = await work.ReadAsync(new Batch().Add($"""
            select s.path from roster_entry e join roster_state s on s.entry = e.id
            where e.code = any($2) and e.family = 'organisation' and {State} and s.path ^@ any((select my_paths('roster'))::text[]) order by s.path
            """, cutOff, codes), stop);
        while (await row.ReadAsync(stop))
            if (!paths.Exists(p => row.GetString(0).StartsWith(p, StringComparison.Ordinal))) paths.Add(row.GetString(0));
        return paths;
    }

    private Task BelowAsync(string path) => AllAsync("s.path ^@ $2", path);

    private async Task AllAsync(string which, object value)
    {
        await BondsAsync(which, value);
        await EntriesAsync(which, value);
        which = which.Replace("e.code = any($2)", "f.entry in (select e.id from roster_entry e where e.code = any($2))", StringComparison.Ordinal);
        foreach (var family in Enum.GetValues<Family>()) await FactsAsync(schema.Of(family), which, value);
        await CriteriaAsync(which, value);
        foreach (var table in schema.Records) await RecordsAsync(table, which, value);
    }

    private async Task BondsAsync(string which, object value)
    {
        await using var row = await work.ReadAsync(new Batch().Add($"""
            select b.entry, o.code, o.id from roster_bond b join roster_state s on s.entry = b.entry join roster_entry e on e.id = b.entry join roster_entry o on o.id = b.body
            where {State} and b.known_to is null and b.valid @> $1::date and {which} order by b.entry, b.place, b.body
            """, cutOff, value), stop);
        while (await row.ReadAsync(stop))
        {
            if (!bodies.TryGetValue(row.GetInt64(0), out var list)) bodies[row.GetInt64(0)] = list = [];
            list.Add(row.GetString(1));
            outside[row.GetString(1)] = row.GetInt64(2);
        }
    }

    private async Task EntriesAsync(string which, object value)
    {
        await using var row = await work.ReadAsync(new Batch().Add($"""
            select e.id, e.code, e.family, coalesce(e.person, 0), p.born, s.kind, s.name, u.code, s.unit, s.path, lower(s.valid), upper(s.valid), s.known_from
            from roster_entry e join roster_state s on s.entry = e.id left join roster_entry u on u.id = s.unit left join person p on p.id = e.person
            where {State} and {which} order by e.id
            """, cutOff, value), stop);
        while (await row.ReadAsync(stop)) Entry(row);
    }

    private void Entry(NpgsqlDataReader row)
    {
        var id = row.GetInt64(0);
        entries[id] = new KeptEntry(row.GetString(1), row.GetString(6), row.GetString(5), FactReading.FamilyOf(row.GetString(2)))
        {
            Id = id,
            Person = row.GetInt64(3),
            Born = Day(row, 4),
            Unit = row.IsDBNull(7) ? null : row.GetString(7),
            UnitId = row.IsDBNull(8) ? null : row.GetInt64(8),
            Path = row.GetString(9),
            Valid = (Day(row, 10), Day(row, 11)),
            Bodies = bodies.GetValueOrDefault(id, []),
        };
        Known(row.GetDateTime(12));
    }

    private async Task FactsAsync(FactTable table, string which, object value)
    {
        await using var row = await AskAsync($"select f.entry, f.known_from, f.stage, f.valid_from{FactReading.Columns(table, "f")} from {table.Name} f {Facts}{which}", value);
        while (await row.ReadAsync(stop))
            if (Of(row) is { } entry) entry.Facts.Add(new KeptFacts(FactReading.StageOf(row.GetString(2)), FactReading.Values(row, table, 4)) { ValidFrom = Day(row, 3) });
    }

    private async Task CriteriaAsync(string which, object value)
    {
        await using var row = await AskAsync($"select f.entry, f.known_from, f.criterion, f.grade, f.points, f.products, f.plan, f.done from criterion_value f {Facts}{which}", value);
        while (await row.ReadAsync(stop))
            if (Of(row) is { } entry) entry.Criteria[row.GetString(2)] = new KeptCriterion([.. Enumerable.Range(3, KeptCriterion.Columns.Length).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))]);
    }

    private async Task RecordsAsync(FactTable table, string which, object value)
    {
        await using var row = await AskAsync($"select f.entry, f.known_from, f.id, coalesce(f.line, 0){FactReading.Columns(table, "f")} from {table.Name} f {Facts}{which} order by f.id", value);
        while (await row.ReadAsync(stop))
            if (Of(row) is { } entry) entry.Records.Add(new KeptRecord(table.Records!.Id, FactReading.Values(row, table, 4), row.GetInt32(3)) { Id = row.GetInt64(2) });
    }

    private Task<NpgsqlDataReader> AskAsync(string sql, object value) => work.ReadAsync(new Batch().Add(sql, cutOff, value, year), stop);

    private KeptEntry? Of(NpgsqlDataReader row)
    {
        Known(row.GetDateTime(1));
        return entries.GetValueOrDefault(row.GetInt64(0));
    }

    private async Task PostsAsync(string root)
    {
        await using var row = await work.ReadAsync(new Batch().Add("""
            select a.id, p.code, a.role, e.code, lower(a.held), upper(a.held) - 1, a.rights, p.name
            from assignment a join person p on p.id = a.person join roster_entry e on e.id = a.organisation where a.path ^@ $1 and a.ended_act is null order by a.id
            """, root), stop);
        while (await row.ReadAsync(stop))
            posts.Add(new KeptPost(row.GetString(1), row.GetString(2), row.GetString(3), Day(row, 4), Day(row, 5)) { Id = row.GetInt64(0), Rights = row.GetFieldValue<string[]>(6), Name = row.GetString(7) });
    }

    private async Task CompleteAsync(string root)
    {
        await using var row = await work.ReadAsync(new Batch().Add("select f.list, f.known_from from complete_list f where f.year = $2 and f.known_to is null and f.path = $1", root, year), stop);
        while (await row.ReadAsync(stop))
        {
            complete.Add(row.GetString(0));
            Known(row.GetDateTime(1));
        }
    }

    // A leader is the member with the same person.
    private IEnumerable<KeptEntry> Joined()
    {
        var members = entries.Values.Where(e => e.Family == Family.Member).DistinctBy(e => e.Person).ToDictionary(e => e.Person, e => e.Code);
        return entries.Values.Select(e => e.Family == Family.Leader && members.TryGetValue(e.Person, out var code) ? e with { Member = code } : e);
    }

    private void Known(DateTime at) => lastKnown = at > lastKnown ? at : lastKnown;

    private static DateOnly? Day(NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : row.GetFieldValue<DateOnly>(place);
}
