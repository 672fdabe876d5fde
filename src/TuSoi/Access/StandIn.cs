using TuSoi.Database;
using TuSoi.Organisation;
using TuSoi.Ranking;

namespace TuSoi.Access;

/// <summary>Somebody who may be asked to stand in for the people of an organisation.</summary>
/// <param name="Where">The organisation above in which he holds a post; empty: of the organisation itself.</param>
public sealed record StandIn(long Person, string Name, string Where)
{
    /// <summary>Members of the organisation, and whoever holds a post there or above; and who stands in today.</summary>
    public static async Task<(IReadOnlyList<StandIn> Candidates, IReadOnlyList<Standing> Now)> ReadAsync(Work work, long cycle, Subject unit)
    {
        var candidates = await work.ListAsync(r => new StandIn(r.GetInt64(0), r.GetString(1), r.GetString(2)), """
            select distinct on (person) person, name, place from (
              select s.person, s.name, '' as place, 0 as n from subject s where s.cycle = $1 and s.unit = $2 and s.person is not null and s.ended_act is null
              union all
              select a.person, p.name, case when a.organisation = any($4) and a.organisation <> $3 then coalesce(o.name, '') else '' end, 1 from assignment a join person p on p.id = a.person left join subject o on o.cycle = $1 and o.entry = a.organisation
              where a.organisation = any($4) and a.ended_act is null and a.held @> today()) c
            order by person, n
            """, cycle, unit.Id, unit.Entry, unit.Units.ToArray());
        var now = await work.ListAsync(r => new Standing(r.GetString(0), r.IsDBNull(1) ? null : r.GetFieldValue<DateOnly>(1)), """
            select p.name, max(g.until) from access_grant g join person p on p.id = g.person
            where g.cycle = $1 and g.host = $2 and g.what = 'substitute' and g.ended_act is null and (g.until is null or g.until >= today()) group by p.id, p.name
            """, cycle, unit.Id);
        return (candidates, [.. now.OrderBy(n => n.Name, NameOrder.ByGiven)]);
    }
}

/// <summary>Somebody who stands in today, and until when.</summary>
public sealed record Standing(string Name, DateOnly? Until);
