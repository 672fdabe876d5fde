using TuSoi.Database;
using TuSoi.Ranking;

namespace TuSoi.Rostering.Viewing;

/// <summary>How the roster and a cycle's copy of it have come apart.</summary>
public enum RosterDifference { Moved, Ended, Added, Renamed }

/// <param name="Subject">Of the cycle; null: it has none yet.</param>
/// <param name="Unit">The organisation of the cycle to which it belongs by the roster, as subject; null: it is not in the cycle.</param>
/// <param name="InRoster">Where, or under which name, the roster has it.</param>
/// <param name="InCycle">The same in the cycle.</param>
/// <param name="Why">The reason of the roster act.</param>
public sealed record RosterDrift(RosterDifference What, long Entry, long? Subject, string Name, long? Unit, string InRoster, string InCycle, string Why);

/// <summary>Where the roster and a running cycle are no longer in step: each line waits for an act of whoever keeps the roster.</summary>
public static class RosterDifferences
{
    private const string Now = "s.known_to is null and s.valid @> today()", Mine = "any((select my_paths('roster'))::text[])";

    public static async Task<IReadOnlyList<RosterDrift>> ReadAsync(Work work, long cycle) =>
    [
        .. await ListAsync(work, RosterDifference.Moved, $"""
            select b.entry, b.id, b.name, t.id, r.name, u.name, s.reason, b.path from subject b join roster_state s on s.entry = b.entry and {Now} join subject u on u.id = b.unit
            join roster_state r on r.entry = s.unit and r.known_to is null and r.valid @> today() left join subject t on t.cycle = b.cycle and t.entry = s.unit
            where b.cycle = $1 and b.family = 'member' and b.ended_act is null and s.unit <> u.entry and b.path ^@ {Mine} order by b.path, b.code
            """, cycle),
        .. await ListAsync(work, RosterDifference.Ended, $"""
            select b.entry, b.id, b.name, b.unit, '', u.name, coalesce((select s.reason from roster_state s where s.entry = b.entry and s.known_to is null order by upper(s.valid) desc nulls first limit 1), ''), b.path
            from subject b join subject u on u.id = b.unit
            where b.cycle = $1 and b.ended_act is null and b.left_out is null and b.path ^@ {Mine} and not exists (select from roster_state s where s.entry = b.entry and {Now}) order by b.path, b.code
            """, cycle),
        .. await ListAsync(work, RosterDifference.Added, $"""
            select e.id, null::bigint, s.name, t.id, r.name, '', s.reason, s.path from roster_state s join roster_entry e on e.id = s.entry join subject t on t.cycle = $1 and t.entry = s.unit
            join roster_state r on r.entry = s.unit and r.known_to is null and r.valid @> today()
            where e.family = 'member' and {Now} and s.path ^@ {Mine} and not exists (select from subject b where b.cycle = $1 and b.entry = e.id) order by s.path, e.code
            """, cycle),
        .. await ListAsync(work, RosterDifference.Renamed, $"""
            select b.entry, b.id, b.name, b.unit, s.name || ' (' || e.code || ')', b.name || ' (' || b.code || ')', '', b.path from subject b join roster_entry e on e.id = b.entry join roster_state s on s.entry = b.entry and {Now}
            where b.cycle = $1 and b.ended_act is null and b.path ^@ {Mine} and (s.name <> b.name or e.code <> b.code) order by b.path, b.code
            """, cycle),
    ];

    // By organisation, and by given name within it.
    private static async Task<IEnumerable<RosterDrift>> ListAsync(Work work, RosterDifference what, string sql, long cycle) => (await work.ListAsync(
        r => (Path: r.GetString(7), Drift: new RosterDrift(what, r.GetInt64(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetInt64(3), r.GetString(4), r.GetString(5), r.GetString(6))), sql, cycle))
        .GroupBy(d => d.Path).SelectMany(g => g.Select(d => d.Drift).OrderBy(d => d.Name, NameOrder.ByGiven));
}
