using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Changing;
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

    /// <summary>The day since when it is so, where it is something that happened; null: not told.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>Many facts of many entries of one family, in one act: all or none.</summary>
public sealed record RecordFacts : Act
{
    /// <summary>The organisation whose roster the person keeps, as entry.</summary>
    public required long Root { get; init; }
    public required int Year { get; init; }
    public required Family Family { get; init; }
    public required IReadOnlyList<FactCell> Cells { get; init; }
}

/// <summary>One value that somebody changed.</summary>
/// <param name="Read">The version of the entry's facts that he had before him: its moment, in microseconds; 0: none was there.</param>
/// <param name="Value">A word for coded facts, a number or yyyy-MM-dd for the others; null: no longer known.</param>
public sealed record FactCell(long Entry, string Fact, string? Value, long Read);

/// <summary>A cell that somebody else has changed meanwhile.</summary>
/// <param name="Theirs">What stands there now; null: nothing.</param>
/// <param name="Mine">What was to be written.</param>
/// <param name="By">Who changed it; empty where that may not be seen from here.</param>
/// <param name="At">The moment of the version that stands now.</param>
public sealed record FactConflict(long Entry, string Fact, string? Theirs, string? Mine, string By, DateTimeOffset At);

/// <summary>What came of recording many facts: done, refused, or refused because of others' changes, which are told.</summary>
public sealed record FactsRecorded(Outcome Outcome, IReadOnlyList<FactConflict> Conflicts);

/// <summary>Facts recorded outside a workbook.</summary>
public sealed class FactRecords(Store store, FactDictionary facts, TimeProvider clock)
{
    public async Task<Outcome> RecordAsync(RecordFact told, CancellationToken stop = default)
    {
        var act = told with { Why = Tidy.Text(told.Why) };
        if (act.On is { } on && (RosterRefusals.Happened(on, Instant.DayOf(clock)) ?? RosterRefusals.Why(act.Why)) is { } wrong) return wrong;
        return await new RosterDesk(store, clock).DoAsync(act, act.Root, sitting => RecordAsync(sitting, act, stop), stop);
    }

    private async Task<Outcome.Refused?> RecordAsync(RosterSitting sitting, RecordFact act, CancellationToken stop)
    {
        var (family, path) = await EntryAsync(sitting.Work, act.Entry, stop);
        if (path is null) return Unknown;
        var of = Enum.Parse<Family>(family, ignoreCase: true);
        if (Refused(of, act.Fact, act.Value) is { } refused) return refused;
        FactVersions.Add(sitting.Writes, facts, of, facts.Find(of, act.Fact)!, act.Year, sitting.At, sitting.Id, [act.Entry], [path], [act.Value]);
        return null;
    }

    /// <summary>Writes all cells, or none where one of them was changed by somebody else since it was read, to another value than is to be written now.</summary>
    public async Task<FactsRecorded> RecordAsync(RecordFacts act, CancellationToken stop = default)
    {
        if (act.Cells.Count == 0) return new(new Outcome.Refused("fact.none", "Không có ô nào khác với số liệu đã ghi, nên không có gì để ghi."), []);
        if (act.Cells.Select(c => Refused(act.Family, c.Fact, c.Value)).FirstOrDefault(r => r is not null) is { } wrong) return new(wrong, []);
        IReadOnlyList<FactConflict> conflicts = [];
        var outcome = await new RosterDesk(store, clock).DoAsync(act, act.Root, async sitting =>
        {
            var paths = await PathsAsync(sitting.Work, act);
            if (act.Cells.Any(c => !paths.ContainsKey(c.Entry))) return Unknown;
            conflicts = await new FactMeetings(sitting.Work, facts, act).FindAsync();
            if (conflicts.Count > 0) return new Outcome.Refused("fact.meanwhile", $"Có {conflicts.Count:00} ô vừa được người khác ghi giá trị khác. Chưa ghi gì; hãy chọn giá trị đúng rồi lưu lại.");
            foreach (var column in act.Cells.GroupBy(c => c.Fact))
                FactVersions.Add(sitting.Writes, facts, act.Family, facts.Find(act.Family, column.Key)!, act.Year, sitting.At, sitting.Id,
                    [.. column.Select(c => c.Entry)], [.. column.Select(c => paths[c.Entry])], [.. column.Select(c => c.Value)]);
            return null;
        }, stop);
        return new(outcome, conflicts);
    }

    private static Outcome.Refused Unknown { get; } = new("fact.entry", "Không tìm thấy mục này trong danh sách đồng chí quản lý.");

    private Outcome.Refused? Refused(Family family, string id, string? value) =>
        facts.Find(family, id) is not { Type: not FactType.Records, Derived: false } fact ? new("fact.unknown", $"Không có số liệu “{id}” cho loại đối tượng này.")
        : value is { } word && fact.Words.Count > 0 && fact.Code(word) == 0 ? new("fact.value", $"“{word}” không phải là giá trị của “{fact.Label}”. Được phép: {string.Join(", ", fact.Words)}.")
        : null;

    private static async Task<Dictionary<long, string>> PathsAsync(Work work, RecordFacts act) => (await work.ListAsync(r => (r.GetInt64(0), r.GetString(1)), """
        select s.entry, s.path from roster_state s join roster_entry e on e.id = s.entry
        where s.entry = any($1) and e.family = $2 and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[]) and s.path ^@ (select path from roster_state where entry = $3 and known_to is null and valid @> today())
        """, act.Cells.Select(c => c.Entry).Distinct().ToArray(), act.Family.ToString().ToLowerInvariant(), act.Root)).ToDictionary(r => r.Item1, r => r.Item2);

    private static async Task<(string Family, string? Path)> EntryAsync(Work work, long entry, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(
            "select e.family, s.path from roster_state s join roster_entry e on e.id = s.entry where s.entry = $1 and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[])", entry), stop);
        return await reader.ReadAsync(stop) ? (reader.GetString(0), reader.GetString(1)) : ("", null);
    }
}
