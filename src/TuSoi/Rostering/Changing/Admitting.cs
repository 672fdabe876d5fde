using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rostering.Cells;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Changing;

/// <summary>Those of the lines who are new come on the list: new to the system, known as a person already, or back again.</summary>
internal sealed class Admitting(SaveMembers act, FactDictionary facts, Pack pack, DateOnly today)
{
    private sealed record Known(long Person, string Name, DateOnly? Born, long? Entry, bool Standing);

    private sealed record Comer(MemberLine Line, long Person, bool IsPerson, long Entry, bool IsEntry, string Path);

    private readonly List<(int At, MemberLine Line)> lines = [.. act.Lines.Index().Where(l => l.Item.Entry is null)];

    /// <summary>Their entries, in the order of the lines.</summary>
    public IReadOnlyList<long> Entries { get; private set; } = [];

    /// <returns>What is wrong, line by line; where nothing is, they are written.</returns>
    public async Task<IReadOnlyList<LineFault>> DoAsync(RosterSitting sitting, CancellationToken stop)
    {
        if (lines.Count == 0) return [];
        var units = (await RosterActs.StandingAsync(sitting.Work, [.. lines.Select(l => l.Line.Unit).Distinct()], today, stop)).Where(u => u.Family == "organisation").ToDictionary(u => u.Entry);
        var (known, taken) = (await KnownAsync(sitting.Work), await TakenAsync(sitting.Work));
        LineFault[] faults = [.. lines.Select(l => (l.At, Why: Refused(l.Line, units, known.GetValueOrDefault(l.At), taken[l.At]))).Where(l => l.Why is not null).Select(l => new LineFault(l.At, l.Why!))];
        if (faults.Length > 0) return faults;
        var ids = await sitting.Work.NumbersAsync(2 * lines.Count, stop);
        Write(sitting, [.. lines.Select((l, i) => Come(l.Line, known.GetValueOrDefault(l.At), ids[2 * i], ids[(2 * i) + 1], units[l.Line.Unit].Path))]);
        return [];
    }

    private static Comer Come(MemberLine line, Known? known, long person, long entry, string path) => new(line, known?.Person ?? person, known is not null, known?.Entry ?? entry, known?.Entry is not null, path);

    private Outcome.Refused? Refused(MemberLine line, Dictionary<long, Standing> units, Known? known, IEnumerable<long> taken) =>
        units.GetValueOrDefault(line.Unit) is not { } unit ? RosterRefusals.UnitUnknown
        : !Placing.HoldsMembers(pack, unit.Kind) ? RosterRefusals.NoCell(unit.Name)
        : known is { Standing: true } ? new("roster.there", $"Mã “{line.Code}” là của đồng chí {known.Name}, đang có trong danh sách. Nếu chuyển đến từ tổ chức trong hệ thống, hãy dùng việc “Chuyển sinh hoạt”.")
        : known?.Person == act.By ? RosterRefusals.Own
        : known is not null && Tidy.Plain(known.Name) != Tidy.Plain(line.Name) && (known.Born is null || known.Born != line.Born)
            ? new("import.other_person", $"Mã “{line.Code}” trong hệ thống là của đồng chí {known.Name}. Hãy ghi đúng mã của đồng chí {line.Name}, hoặc mã mới.")
        : taken.Any(entry => entry != known?.Entry) ? RosterRefusals.Taken(line.Code) : null;

    private void Write(RosterSitting sitting, Comer[] all)
    {
        Comer[] persons = [.. all.Where(c => !c.IsPerson)], entries = [.. all.Where(c => !c.IsEntry)];
        sitting.Writes.Add("insert into person (id, code, name, born, act) select t.*, $5 from unnest($1::bigint[], $2::text[], $3::text[], $4::date[]) t",
            Of(persons, c => c.Person), Of(persons, c => c.Line.Code), Of(persons, c => c.Line.Name), Of(persons, c => c.Line.Born), sitting.Id);
        sitting.Writes.Add("insert into roster_entry (id, code, family, person, act) select t.i, t.c, 'member', t.p, $4 from unnest($1::bigint[], $2::text[], $3::bigint[]) t(i, c, p)",
            Of(entries, c => c.Entry), Of(entries, c => c.Line.Code), Of(entries, c => c.Person), sitting.Id);
        sitting.Writes.Add("""
            insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, act)
            select t.i, t.k, t.n, t.u, t.p, daterange($6, null), $7, $8, $9 from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[]) t(i, k, n, u, p)
            """, Of(all, c => c.Entry), Of(all, c => c.Line.Kind), Of(all, c => c.Line.Name), Of(all, c => c.Line.Unit), Of(all, c => c.Path), act.From, act.Why, sitting.At, sitting.Id);
        foreach (var (fact, value) in act.Facts)
            FactVersions.Add(sitting.Writes, facts, Family.Member, facts.Find(Family.Member, fact)!, act.From!.Value.Year, sitting.At, sitting.Id, Of(all, c => c.Entry), Of(all, c => c.Path), Of(all, _ => value));
        Entries = Of(all, c => c.Entry);
    }

    private static T[] Of<T>(Comer[] all, Func<Comer, T> value) => [.. all.Select(value)];

    private async Task<Dictionary<int, Known>> KnownAsync(Work work) => (await work.ListAsync(
        r => (At: r.GetInt32(0), Known: new Known(r.GetInt64(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateOnly>(3), r.IsDBNull(4) ? null : r.GetInt64(4), r.GetBoolean(5))), """
        select t.i, p.id, p.name, p.born, e.id, exists (select from roster_state s where s.entry = e.id and s.known_to is null and s.valid && daterange($3, null))
        from unnest($1::int[], $2::text[]) t(i, c) join person p on lower(p.code) = lower(t.c) left join roster_entry e on e.person = p.id and e.family = 'member' order by t.i, p.code <> t.c
        """, lines.Select(l => l.At).ToArray(), lines.Select(l => l.Line.Code).ToArray(), act.From)).DistinctBy(k => k.At).ToDictionary(k => k.At, k => k.Known);

    // Entries of any kind that have the code already.
    private async Task<ILookup<int, long>> TakenAsync(Work work) => (await work.ListAsync(r => (r.GetInt32(0), r.GetInt64(1)),
        "select t.i, e.id from unnest($1::int[], $2::text[]) t(i, c) join roster_entry e on e.code = any(array[t.c, upper(t.c), lower(t.c)])",
        lines.Select(l => l.At).ToArray(), lines.Select(l => l.Line.Code).ToArray())).ToLookup(t => t.Item1, t => t.Item2);
}
