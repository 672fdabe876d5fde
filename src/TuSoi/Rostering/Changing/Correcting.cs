using TuSoi.History;

namespace TuSoi.Rostering.Changing;

/// <summary>Corrects codes, names and birthdays: a person's other capacities take the new name too.</summary>
internal sealed class Correcting(long by, IReadOnlyList<Corrected> entries)
{
    private sealed record Line(long Entry, string Family, long? Person, string Code, string Name, DateOnly? Born)
    {
        public bool Differs(Corrected told) => Code != told.Code || Name != told.Name || Person is not null && Born != told.Born;
    }

    /// <summary>Whether all stands as told already.</summary>
    public bool IsSame { get; private set; }

    /// <returns>What is wrong, line by line; where nothing is, the corrections are written.</returns>
    public async Task<IReadOnlyList<LineFault>> DoAsync(RosterSitting sitting, CancellationToken stop)
    {
        IsSame = true;
        if (entries.Count == 0) return [];
        var held = (await ReadAsync(sitting)).ToDictionary(l => l.Entry);
        var changed = entries.Where(e => held.GetValueOrDefault(e.Entry)?.Differs(e) ?? false).ToList();
        IsSame = changed.Count == 0;
        var taken = await TakenAsync(sitting, changed, held);
        LineFault[] faults = [.. entries.Index().Select(e => (At: e.Index, Why: Refused(e.Item, held, taken))).Where(e => e.Why is not null).Select(e => new LineFault(e.At, e.Why!))];
        if (faults.Length == 0) Write(sitting, changed, held);
        stop.ThrowIfCancellationRequested();
        return faults;
    }

    private Outcome.Refused? Refused(Corrected told, Dictionary<long, Line> held, HashSet<string> taken) =>
        !held.TryGetValue(told.Entry, out var line) ? RosterRefusals.Unknown
        : !line.Differs(told) ? null
        : line.Person == by ? RosterRefusals.Own
        : taken.Contains(told.Code) ? RosterRefusals.Taken(told.Code) : null;

    private static void Write(RosterSitting sitting, List<Corrected> changed, Dictionary<long, Line> held)
    {
        // codes may change places: none stands twice in between
        sitting.Writes.Add("update roster_entry set code = '~' || id where id = any($1)", changed.Select(e => e.Entry).ToArray());
        sitting.Writes.Add("update roster_entry e set code = t.c from unnest($1::bigint[], $2::text[]) t(i, c) where e.id = t.i", changed.Select(e => e.Entry).ToArray(), changed.Select(e => e.Code).ToArray());
        var members = changed.Where(e => held[e.Entry] is { Family: "member", Person: not null }).ToList();
        var persons = members.Select(e => held[e.Entry].Person!.Value).ToArray();
        sitting.Writes.Add("update person set code = '~' || id where id = any($1)", persons);
        sitting.Writes.Add("update person p set code = t.c, name = t.n, born = t.b, act = $1 from unnest($2::bigint[], $3::text[], $4::text[], $5::date[]) t(i, c, n, b) where p.id = t.i",
            sitting.Id, persons, members.Select(e => e.Code).ToArray(), members.Select(e => e.Name).ToArray(), members.Select(e => e.Born).ToArray());
        var others = held.Values.Where(h => h.Family == "leader" && Array.IndexOf(persons, h.Person ?? 0) >= 0 && !changed.Exists(c => c.Entry == h.Entry)).ToList();
        RosterStates.Rename(sitting.Writes, sitting.At, sitting.Id, [.. changed.Select(e => e.Entry), .. others.Select(o => o.Entry)],
            [.. changed.Select(e => e.Name), .. others.Select(o => members.First(m => held[m.Entry].Person == o.Person).Name)]);
    }

    private Task<List<Line>> ReadAsync(RosterSitting sitting) => sitting.Work.ListAsync(
        r => new Line(r.GetInt64(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : r.GetFieldValue<DateOnly>(5)), """
        select e.id, e.family, e.person, e.code, s.name, p.born from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[])
        left join person p on p.id = e.person where e.id = any($1) or e.person in (select person from roster_entry where id = any($1) and family = 'member')
        """, entries.Select(e => e.Entry).ToArray());

    private static async Task<HashSet<string>> TakenAsync(RosterSitting sitting, List<Corrected> changed, Dictionary<long, Line> held) => [.. await sitting.Work.ListAsync(r => r.GetString(0), """
        select t.c from unnest($1::bigint[], $2::bigint[], $3::text[]) t(i, p, c) where exists (select from roster_entry e where lower(e.code) = lower(t.c) and e.id <> all($1))
          or exists (select from person p where lower(p.code) = lower(t.c) and p.id <> all($2) and p.id is distinct from t.p and t.p <> 0)
        """, changed.Select(e => e.Entry).ToArray(), changed.Select(e => held[e.Entry] is { Family: "member", Person: { } p } ? p : 0).ToArray(), changed.Select(e => e.Code).ToArray())];
}
