using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering;

/// <summary>One fact of one entry is written down, once, by whoever keeps it; the value before stays with the time until which it was known.</summary>
public sealed record RecordFact : Act
{
    /// <summary>The organisation whose roster the person keeps, as entry.</summary>
    public required long Root { get; init; }
    public required long Entry { get; init; }
    public required int Year { get; init; }

    /// <summary>Id of the fact in the dictionary.</summary>
    public required string Fact { get; init; }

    /// <summary>A word for coded facts, a number or yyyy-MM-dd for the others; null: no longer known.</summary>
    public required string? Value { get; init; }
}

/// <summary>Facts recorded one by one, outside a workbook.</summary>
public sealed class FactRecords(Store store, FactDictionary facts, TimeProvider clock)
{
    public Task<Outcome> RecordAsync(RecordFact act, CancellationToken stop = default) => new RosterDesk(store, clock).DoAsync(act, act.Root, async sitting =>
    {
        var (family, path) = await EntryAsync(sitting.Work, act.Entry, stop);
        if (path is null) return new Outcome.Refused("fact.entry", "Không tìm thấy mục này trong danh sách đồng chí quản lý.");
        var of = Enum.Parse<Family>(family, ignoreCase: true);
        if (facts.Find(of, act.Fact) is not { Type: not FactType.Records, Derived: false } fact) return new Outcome.Refused("fact.unknown", $"Không có số liệu “{act.Fact}” cho loại đối tượng này.");
        if (act.Value is { } word && fact.Words.Count > 0 && fact.Code(word) == 0) return new Outcome.Refused("fact.value", $"“{word}” không phải là giá trị của “{fact.Label}”. Được phép: {string.Join(", ", fact.Words)}.");
        FactVersions.Add(sitting.Writes, facts, of, fact, act.Year, sitting.At, sitting.Id, [act.Entry], [path], [act.Value]);
        return null;
    }, stop);

    private static async Task<(string Family, string? Path)> EntryAsync(Work work, long entry, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(
            "select e.family, s.path from roster_state s join roster_entry e on e.id = s.entry where s.entry = $1 and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[])", entry), stop);
        return await reader.ReadAsync(stop) ? (reader.GetString(0), reader.GetString(1)) : ("", null);
    }

}
