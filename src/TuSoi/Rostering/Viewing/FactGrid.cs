using TuSoi.Database;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Keeping;
using TuSoi.Rostering.Reading;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Viewing;

/// <summary>A row of a grid of facts.</summary>
/// <param name="Read">The version of its facts that is shown: its moment in microseconds; 0: none yet.</param>
/// <param name="Values">As they are stored: words, numbers, days as yyyy-MM-dd; null: unknown.</param>
public sealed record FactRow(long Entry, string Code, string Name, string Unit, long Read, IReadOnlyDictionary<string, string?> Values);

/// <summary>What somebody typed that is no value of the fact.</summary>
public sealed record FactFault(long Entry, string Fact, string Code, string Message);

/// <summary>Facts of one kind of subject in one organisation, as a grid.</summary>
public sealed record FactGrid(Family Family, IReadOnlyList<Fact> Facts, IReadOnlyList<FactRow> Rows)
{
    private const string Columns = "e.id, e.code, s.name, coalesce(u.name, ''), coalesce((extract(epoch from f.known_from) * 1000000)::bigint, 0)";

    /// <summary>Facts that a grid has columns for: neither lists nor what is worked out from others.</summary>
    public static IEnumerable<Fact> Of(FactDictionary facts, Family family) => facts.Of(family).Where(f => f is { Derived: false, Type: not FactType.Records } && f.Stages.Contains(Stage.Appraised));

    /// <param name="unit">The organisation: for organisations itself and those directly below, for all others what is in it.</param>
    public static async Task<FactGrid> ReadAsync(Work work, Family family, string kind, IReadOnlyList<Fact> facts, long unit, int year)
    {
        var which = family == Family.Organisation ? "(s.entry = $2 or s.unit = $2)" : "s.unit = $2";
        var rows = await work.ListAsync(r => Row(r, facts), $"""
            select {Columns}{Values(facts)} from roster_state s join roster_entry e on e.id = s.entry left join roster_state u on u.entry = s.unit and u.known_to is null and u.valid @> today()
            left join {Table(family)} f on f.entry = e.id and f.year = $3 and f.stage = 'appraised' and f.known_to is null
            where e.family = $1 and {which} and s.kind = $4 and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[]) order by s.path, e.code
            """, FactReading.FamilyWord(family), unit, year, kind);
        return new FactGrid(family, facts, [.. rows.OrderBy(r => r.Unit, StringComparer.Ordinal).ThenBy(r => r.Name, Ranking.NameOrder.ByGiven)]);
    }

    /// <summary>The values that somebody had before him, by the versions he read; from the history, so that nobody can have changed them.</summary>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, string?>>> AsReadAsync(Work work, Family family, IReadOnlyList<Fact> facts, int year, IReadOnlyDictionary<long, long> read)
    {
        var rows = await work.ListAsync(r => (r.GetInt64(0), Told(r, facts, 1)), $"""
            select f.entry{Values(facts)} from unnest($1::bigint[], $2::bigint[]) t(entry, read) join {Table(family)} f on f.entry = t.entry and f.year = $3 and f.stage = 'appraised' and f.known_from = timestamptz 'epoch' + t.read * interval '1 microsecond'
            """, read.Keys.ToArray(), read.Values.ToArray(), year);
        return rows.ToDictionary(r => r.Item1, r => r.Item2);
    }

    /// <summary>A value as it is typed and shown.</summary>
    public static string Shown(Fact fact, string? value) => value is null ? "" : fact.Words.Contains(value) ? WordList.Name(fact, value)
        : fact.Type == FactType.Date && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? Show.Value(day)
        : fact.Type == FactType.Number && decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Show.Number(number) : value;

    /// <summary>What a list offers, with the word that is stored.</summary>
    public static IEnumerable<(string Word, string Name)> Offered(Fact fact) => WordList.Offered(fact).Select(name => (fact.Words.First(w => WordList.Name(fact, w) == name), name));

    /// <summary>A typed text as it is stored: null where it is blank; or why it is no value of the fact.</summary>
    /// <param name="latest">No day of a fact is later.</param>
    public static (string? Value, string Code, string Message) Parse(Fact fact, string typed, DateOnly latest)
    {
        var text = Tidy.Text(typed);
        if (text.Length == 0) return (null, "", "");
        if (fact.Words.Contains(text)) return (text, "", "");
        if (text.Length > 1000) return (null, "text.long", $"Dài {text.Length:#,##0} ký tự, nhiều nhất 1.000.");
        var (value, fault) = new CellValues(latest).Read(fact, text);
        return fault is { } no ? (null, no.Code, no.Message) : (value switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        }, "", "");
    }

    private static FactRow Row(Npgsql.NpgsqlDataReader r, IReadOnlyList<Fact> facts) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4), Told(r, facts, 5));

    private static IReadOnlyDictionary<string, string?> Told(Npgsql.NpgsqlDataReader r, IReadOnlyList<Fact> facts, int from) =>
        facts.Select((f, i) => (f.Id, Value: r.IsDBNull(from + i) ? null : r.GetString(from + i))).ToDictionary(f => f.Id, f => f.Value);

    private static string Table(Family family) => $"facts_{FactReading.FamilyWord(family)}";

    private static string Values(IReadOnlyList<Fact> facts) => string.Concat(facts.Select(f => f.Type == FactType.Number ? $", trim_scale(f.\"{f.Id}\")::text" : $", f.\"{f.Id}\"::text"));
}
