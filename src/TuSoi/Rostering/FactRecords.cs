using System.Security.Cryptography;
using System.Text.Json;
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
    public async Task<Outcome> RecordAsync(RecordFact act, CancellationToken stop = default)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Desk.Zone).DateTime);
        await using var work = await Work.BeginAsync(store, act.By, day, stop);
        var (id, family, path) = await EntryAsync(work, act.Entry, stop);
        if (path is null) return new Outcome.Refused("fact.entry", "Không tìm thấy mục này trong danh sách đồng chí quản lý.");
        if (facts.Find(Enum.Parse<Family>(family, ignoreCase: true), act.Fact) is not { Type: not FactType.Records, Derived: false } fact) return new Outcome.Refused("fact.unknown", $"Không có số liệu “{act.Fact}” cho loại đối tượng này.");
        if (act.Value is { } word && fact.Words.Count > 0 && fact.Code(word) == 0) return new Outcome.Refused("fact.value", $"“{word}” không phải là giá trị của “{fact.Label}”. Được phép: {string.Join(", ", fact.Words)}.");
        await work.WriteAsync(Writes(act, id, family, path, fact), stop);
        await work.CommitAsync(stop);
        return new Outcome.Done(id);
    }

    private static async Task<(long Id, string Family, string? Path)> EntryAsync(Work work, long entry, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(
            "select nextval('ids'), e.family, s.path from roster_state s join roster_entry e on e.id = s.entry where s.entry = $1 and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[])", entry), stop);
        return await reader.ReadAsync(stop) ? (reader.GetInt64(0), reader.GetString(1), reader.GetString(2)) : (0, "", null);
    }

    private Batch Writes(RecordFact act, long id, string family, string path, Fact fact)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        var others = facts.Of(Enum.Parse<Family>(family, ignoreCase: true)).Where(f => f.Type != FactType.Records && !f.Derived && f.Id != fact.Id).Select(f => $"\"{f.Id}\"").Append("valid_from").ToList();
        var type = fact.Type switch { FactType.Count => "int", FactType.Number => "numeric", FactType.Date => "date", _ => "text" };
        return new Batch()
            .Add($"""
                with old as (update facts_{family} set known_to = $3 where entry = $1 and year = $2 and known_to is null and known_from < $3 and stage = 'appraised' returning *)
                insert into facts_{family} (entry, year, path, stage, known_from, act, "{fact.Id}", {string.Join(", ", others)})
                select $1, $2, $4, 'appraised', $3, $5, $6::{type}, {string.Join(", ", others.Select(o => $"old.{o}"))} from (select 1) one left join old on true
                on conflict (entry, year, stage, known_from) do update set "{fact.Id}" = excluded."{fact.Id}"
                """, act.Entry, act.Year, at, path, id, act.Value)
            .Add("insert into chain (cycle, unit, path) select 0, $1, path from roster_state where entry = $1 and known_to is null on conflict do nothing", act.Root)
            .Add("select journal_entry($1, 0, $2, 'RecordFact', null, null, $3, $4, $5::jsonb, $2)", id, act.Root, at, RandomNumberGenerator.GetBytes(16), JsonSerializer.Serialize(act));
    }
}
