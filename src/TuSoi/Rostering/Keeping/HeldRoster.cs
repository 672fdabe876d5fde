using Npgsql;
using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Keeping;

/// <summary>
/// Reads what the database holds now: everything below one organisation, and beside it the entries that some codes name, wherever the person who asks can
/// see them.
/// </summary>
internal sealed class HeldRoster(Work work, FactSchema schema, int year, DateOnly cutOff)
{
    private const string Now = "f.year = $2 and f.known_to is null and f.path ^@ $1";

    private readonly Dictionary<long, KeptEntry> entries = [];
    private readonly Dictionary<long, List<string>> bodies = [];
    private readonly Dictionary<string, long> outside = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeptPost> posts = [];
    private readonly HashSet<string> complete = [];

    /// <summary>The last moment at which anything here became known.</summary>
    public DateTime LastKnown { get; private set; } = DateTime.MinValue;

    /// <param name="root">Path of the organisation.</param>
    /// <param name="codes">Codes of entries that may be elsewhere.</param>
    public async Task<KeptRoster> ReadAsync(string root, IReadOnlyCollection<string> codes, CancellationToken stop)
    {
        await BondsAsync(root, stop);
        await EntriesAsync("s.path ^@ $2", root, stop);
        var known = entries.Values.Select(e => e.Code).ToHashSet();
        string[] others = [.. codes.Where(c => !known.Contains(c))];
        if (others.Length > 0) await EntriesAsync("e.code = any($2)", others, stop);
        foreach (var family in Enum.GetValues<Family>()) await FactsAsync(schema.Of(family), root, stop);
        await CriteriaAsync(root, stop);
        foreach (var table in schema.Records) await RecordsAsync(table, root, stop);
        await PostsAsync(root, stop);
        await CompleteAsync(root, stop);
        return new KeptRoster(year, cutOff, [.. Joined()]) { Posts = posts, Complete = complete, Outside = outside };
    }

    private async Task BondsAsync(string root, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add("""
            select b.entry, e.code, e.id from roster_bond b join roster_entry e on e.id = b.body
            where b.path ^@ $1 and b.known_to is null and b.valid @> $2::date order by b.entry, b.body
            """, root, cutOff), stop);
        while (await row.ReadAsync(stop))
        {
            if (!bodies.TryGetValue(row.GetInt64(0), out var list)) bodies[row.GetInt64(0)] = list = [];
            list.Add(row.GetString(1));
            outside[row.GetString(1)] = row.GetInt64(2);
        }
    }

    private async Task EntriesAsync(string which, object value, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add($"""
            select e.id, e.code, e.family, e.person, p.born, s.kind, s.name, u.code, s.path, s.known_from, lower(s.valid), upper(s.valid), s.unit
            from roster_entry e join roster_state s on s.entry = e.id left join roster_entry u on u.id = s.unit left join person p on p.id = e.person
            where {which} and s.known_to is null and s.valid @> $1::date order by e.id
            """, cutOff, value), stop);
        while (await row.ReadAsync(stop)) Entry(row);
    }

    private void Entry(NpgsqlDataReader row)
    {
        var id = row.GetInt64(0);
        entries[id] = new KeptEntry(row.GetString(1), row.GetString(6), row.GetString(5), FactReading.FamilyOf(row.GetString(2)))
        {
            Id = id,
            Person = row.IsDBNull(3) ? 0 : row.GetInt64(3),
            Born = row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4),
            Unit = row.IsDBNull(7) ? null : row.GetString(7),
            Path = row.GetString(8),
            UnitId = row.IsDBNull(12) ? null : row.GetInt64(12),
            Valid = (Day(row, 10), Day(row, 11)),
            Bodies = bodies.GetValueOrDefault(id, []),
        };
        Known(row.GetDateTime(9));
    }

    private async Task FactsAsync(FactTable table, string root, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add($"select f.entry, f.stage, f.valid_from, f.known_from{FactReading.Columns(table, "f")} from {table.Name} f where {Now}", root, year), stop);
        while (await row.ReadAsync(stop))
        {
            Known(row.GetDateTime(3));
            if (!entries.TryGetValue(row.GetInt64(0), out var entry)) continue;
            entry.Facts.Add(new KeptFacts(FactReading.StageOf(row.GetString(1)), FactReading.Values(row, table, 4))
            {
                ValidFrom = row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2),
                KnownFrom = row.GetDateTime(3),
            });
        }
    }

    private async Task CriteriaAsync(string root, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add($"select f.entry, f.criterion, f.known_from, f.grade, f.points, f.products, f.plan, f.done from criterion_value f where {Now}", root, year), stop);
        while (await row.ReadAsync(stop))
        {
            Known(row.GetDateTime(2));
            if (entries.TryGetValue(row.GetInt64(0), out var entry))
                entry.Criteria[row.GetString(1)] = new KeptCriterion([.. Enumerable.Range(3, KeptCriterion.Columns.Length).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))]) { KnownFrom = row.GetDateTime(2) };
        }
    }

    private async Task RecordsAsync(FactTable table, string root, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add($"select f.entry, f.id, f.line, f.known_from{FactReading.Columns(table, "f")} from {table.Name} f where {Now} order by f.id", root, year), stop);
        while (await row.ReadAsync(stop))
        {
            Known(row.GetDateTime(3));
            if (entries.TryGetValue(row.GetInt64(0), out var entry))
                entry.Records.Add(new KeptRecord(table.Records!.Id, FactReading.Values(row, table, 4), row.IsDBNull(2) ? 0 : row.GetInt32(2)) { Id = row.GetInt64(1) });
        }
    }

    private async Task PostsAsync(string root, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add("""
            select a.id, p.code, a.role, e.code, lower(a.held), upper(a.held) - 1, a.rights
            from assignment a join person p on p.id = a.person join roster_entry e on e.id = a.organisation where a.path ^@ $1 and a.ended_act is null order by a.id
            """, root), stop);
        while (await row.ReadAsync(stop))
            posts.Add(new KeptPost(row.GetString(1), row.GetString(2), row.GetString(3), Day(row, 4), Day(row, 5)) { Id = row.GetInt64(0), Rights = row.GetFieldValue<string[]>(6) });
    }

    private async Task CompleteAsync(string root, CancellationToken stop)
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
        var members = entries.Values.Where(e => e.Family == Family.Member).ToDictionary(e => e.Person, e => e.Code);
        return entries.Values.Select(e => e.Family == Family.Leader && members.TryGetValue(e.Person, out var code) ? e with { Member = code } : e);
    }

    private void Known(DateTime at) => LastKnown = at > LastKnown ? at : LastKnown;

    private static DateOnly? Day(NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : row.GetFieldValue<DateOnly>(place);
}
