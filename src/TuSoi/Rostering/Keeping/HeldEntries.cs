using Npgsql;
using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Keeping;

/// <summary>Reads entries with all that is kept of them, part by part of the tree.</summary>
internal sealed class HeldEntries(Work work, FactSchema schema, int year, DateOnly cutOff, CancellationToken stop)
{
    public const string State = "s.known_to is null and s.valid @> $1::date";

    private const string Facts = $"join roster_state s on s.entry = f.entry and {State} where f.known_to is null and f.year = $3 and ";

    private readonly Dictionary<long, KeptEntry> entries = [];
    private readonly Dictionary<long, List<string>> bodies = [];
    private readonly Dictionary<string, long> outside = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Numbers of bodies by code, wherever they are.</summary>
    public IReadOnlyDictionary<string, long> Bodies => outside;

    /// <summary>A leader is the member with the same person.</summary>
    public IReadOnlyList<KeptEntry> All()
    {
        var members = entries.Values.Where(e => e.Family == Family.Member).DistinctBy(e => e.Person).ToDictionary(e => e.Person, e => e.Code);
        return [.. entries.Values.Select(e => e.Family == Family.Leader && members.TryGetValue(e.Person, out var code) ? e with { Member = code } : e)];
    }

    public Task BelowAsync(string path) => AllAsync("s.path ^@ $2", path);

    public Task NamedAsync(string[] codes) => AllAsync("e.code = any($2) and s.path ^@ any((select my_paths('roster'))::text[])", codes);

    public static DateOnly? Day(NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : row.GetFieldValue<DateOnly>(place);

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
            select e.id, e.code, e.family, coalesce(e.person, 0), p.born, s.kind, s.name, u.code, s.unit, s.path, lower(s.valid), upper(s.valid)
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
    }

    private async Task FactsAsync(FactTable table, string which, object value)
    {
        await using var row = await AskAsync($"select f.entry, f.stage, f.valid_from{FactReading.Columns(table, "f")} from {table.Name} f {Facts}{which}", value);
        while (await row.ReadAsync(stop))
            if (Of(row) is { } entry) entry.Facts.Add(new KeptFacts(FactReading.StageOf(row.GetString(1)), FactReading.Values(row, table, 3)) { ValidFrom = Day(row, 2) });
    }

    private async Task CriteriaAsync(string which, object value)
    {
        await using var row = await AskAsync($"select f.entry, f.criterion, f.grade, f.points, f.products, f.plan, f.done from criterion_value f {Facts}{which}", value);
        while (await row.ReadAsync(stop))
            if (Of(row) is { } entry) entry.Criteria[row.GetString(1)] = new KeptCriterion([.. Enumerable.Range(2, KeptCriterion.Columns.Length).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))]);
    }

    private async Task RecordsAsync(FactTable table, string which, object value)
    {
        await using var row = await AskAsync($"select f.entry, f.id, coalesce(f.line, 0){FactReading.Columns(table, "f")} from {table.Name} f {Facts}{which} order by f.id", value);
        while (await row.ReadAsync(stop))
            if (Of(row) is { } entry) entry.Records.Add(new KeptRecord(table.Records!.Id, FactReading.Values(row, table, 3), row.GetInt32(2)) { Id = row.GetInt64(1) });
    }

    private Task<NpgsqlDataReader> AskAsync(string sql, object value) => work.ReadAsync(new Batch().Add(sql, cutOff, value, year), stop);

    private KeptEntry? Of(NpgsqlDataReader row) => entries.GetValueOrDefault(row.GetInt64(0));
}
