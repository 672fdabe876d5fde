using TuSoi.History;

namespace TuSoi.Rostering.Changing;

/// <summary>Corrects codes, names and birthdays: a person's other capacities take the new name too.</summary>
internal sealed class Correcting(CorrectEntries act)
{
    private sealed record Line(long Entry, string Family, long? Person, string Code, string Name, DateOnly? Born);

    public async Task<Outcome.Refused?> DoAsync(RosterSitting sitting, CancellationToken stop)
    {
        var held = (await ReadAsync(sitting)).ToDictionary(l => l.Entry);
        if (act.Entries.Any(e => !held.ContainsKey(e.Entry))) return RosterRefusals.Unknown;
        var changed = act.Entries.Where(e => held[e.Entry] is var h && (h.Code != e.Code || h.Name != e.Name || h.Person is not null && h.Born != e.Born)).ToList();
        if (changed.Count == 0) return new Outcome.Refused("roster.unchanged", "Không có ô nào khác với danh sách, nên không có gì để ghi.");
        if (changed.Exists(e => held[e.Entry].Person == act.By)) return RosterRefusals.Own;
        if (await TakenAsync(sitting, changed, held) is { } taken) return RosterRefusals.Taken(taken);
        Write(sitting, changed, held);
        stop.ThrowIfCancellationRequested();
        return null;
    }

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
        """, act.Entries.Select(e => e.Entry).ToArray());

    private static async Task<string?> TakenAsync(RosterSitting sitting, List<Corrected> changed, Dictionary<long, Line> held) => (await sitting.Work.ListAsync(r => r.GetString(0), """
        select t.c from unnest($1::bigint[], $2::bigint[], $3::text[]) t(i, p, c) where exists (select from roster_entry e where lower(e.code) = lower(t.c) and e.id <> all($1))
          or exists (select from person p where lower(p.code) = lower(t.c) and p.id <> all($2) and p.id is distinct from t.p and t.p <> 0) limit 1
        """, changed.Select(e => e.Entry).ToArray(), changed.Select(e => held[e.Entry] is { Family: "member", Person: { } p } ? p : 0).ToArray(), changed.Select(e => e.Code).ToArray())).FirstOrDefault();
}
