using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering;

/// <summary>Where two people meet on one cell: what was read, what stands now and what is to be written, all different. Every version is kept, so what was read can be looked up.</summary>
internal sealed class FactMeetings(Work work, FactDictionary facts, RecordFacts act)
{
    public async Task<List<FactConflict>> FindAsync()
    {
        var found = new List<FactConflict>();
        foreach (var column in act.Cells.GroupBy(c => c.Fact)) found.AddRange(await OfAsync(facts.Find(act.Family, column.Key)!, [.. column]));
        return found;
    }

    private Task<List<FactConflict>> OfAsync(Fact fact, List<FactCell> cells)
    {
        var (table, type) = ($"facts_{act.Family.ToString().ToLowerInvariant()}", fact.Type switch { FactType.Count => "int", FactType.Number => "numeric", FactType.Date => "date", _ => "text" });
        return work.ListAsync(r => new FactConflict(r.GetInt64(0), fact.Id, r.IsDBNull(1) ? null : r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.IsDBNull(3) ? "" : r.GetString(3), r.GetFieldValue<DateTimeOffset>(4)), $"""
            select c.entry, now."{fact.Id}"::text, c.mine, (select p.name from journal j join person p on p.id = j.by_person where j.act = since.act), since.known_from
            from unnest($1::bigint[], $2::text[], $3::bigint[]) c(entry, mine, read)
            join {table} now on now.entry = c.entry and now.year = $4 and now.stage = 'appraised' and now.known_to is null
            left join {table} was on was.entry = c.entry and was.year = $4 and was.stage = 'appraised' and was.known_from = timestamptz 'epoch' + c.read * interval '1 microsecond'
            cross join lateral (select v.act, v.known_from from {table} v where v.entry = c.entry and v.year = $4 and v.stage = 'appraised' and v."{fact.Id}" is not distinct from now."{fact.Id}"
              and v.known_from > coalesce((select max(o.known_from) from {table} o where o.entry = c.entry and o.year = $4 and o.stage = 'appraised' and o."{fact.Id}" is distinct from now."{fact.Id}"), '-infinity') order by v.known_from limit 1) since
            where now."{fact.Id}" is distinct from was."{fact.Id}" and now."{fact.Id}" is distinct from c.mine::{type}
            order by c.entry
            """, cells.Select(c => c.Entry).ToArray(), cells.Select(c => c.Value).ToArray(), cells.Select(c => c.Read).ToArray(), act.Year);
    }
}
