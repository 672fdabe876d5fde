using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Changing;

/// <summary>New states of entries; what was known before stays with the time until which it was known. The standing post of everything is written the same way by imports.</summary>
internal static class RosterStates
{
    /// <summary>From a day on in another place; facts of that year and later follow, and what the person was part of there ends.</summary>
    public static void Move(Batch batch, DateTime at, long act, long entry, long to, string path, DateOnly on, string why, FactDictionary facts)
    {
        batch.Add("""
            with old as (update roster_state set known_to = $1 where entry = $3 and known_to is null and valid @> $6 returning *),
              before as (insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, act)
                select entry, kind, name, unit, path, daterange(lower(valid), $6), reason, $1, $2 from old where lower(valid) is null or lower(valid) < $6)
            insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, act) select entry, kind, name, $4, $5, daterange($6, upper(valid)), $7, $1, $2 from old
            """, at, act, entry, to, path, on, why);
        EndBonds(batch, at, act, [entry], on, "entry = any($3) and bond = 'part_of'");
        foreach (var table in FactTables.Of(facts).Select(t => t.Name).Append("criterion_value"))
            batch.Add($"update {table} set path = $2 where entry = $1 and year >= $3", entry, path, on.Year);
    }

    /// <summary>On the list until a day; what comes after it is taken back.</summary>
    public static void End(Batch batch, DateTime at, long act, long[] entries, DateOnly on, string why)
    {
        batch.Add("""
            with old as (update roster_state set known_to = $1 where entry = any($3) and known_to is null and valid && daterange($4, null) returning *)
            insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, act)
            select entry, kind, name, unit, path, daterange(lower(valid), $4), $5, $1, $2 from old where lower(valid) is null or lower(valid) < $4
            """, at, act, entries, on, why);
        EndBonds(batch, at, act, entries, on, "(entry = any($3) or body = any($3))");
    }

    /// <summary>The name for all of the time.</summary>
    public static void Rename(Batch batch, DateTime at, long act, long[] entries, string[] names) => batch.Add("""
        with old as (update roster_state s set known_to = $1 from unnest($3::bigint[], $4::text[]) t(i, n) where s.entry = t.i and s.known_to is null and s.name <> t.n returning s.*, t.n)
        insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, act) select entry, kind, n, unit, path, valid, reason, $1, $2 from old
        """, at, act, entries, names);

    private static void EndBonds(Batch batch, DateTime at, long act, long[] entries, DateOnly on, string which) => batch.Add($"""
        with old as (update roster_bond set known_to = $1 where {which} and known_to is null and valid && daterange($4, null) returning *)
        insert into roster_bond (entry, bond, body, place, path, valid, known_from, act) select entry, bond, body, place, path, daterange(lower(valid), $4), $1, $2 from old where lower(valid) is null or lower(valid) < $4
        """, at, act, entries, on);
}
