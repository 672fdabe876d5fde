using TuSoi.Database;

namespace TuSoi.Access;

/// <summary>A post that somebody holds today, with the organisation's name.</summary>
/// <param name="Entry">The organisation, as entry of the roster.</param>
/// <param name="Unit">The same as subject of the latest cycle that runs; null: of none.</param>
public sealed record Seated(string Role, long Entry, long? Unit, string Organisation, string Path, IReadOnlyList<string> Rights)
{
    public bool Has(string right) => Rights.Contains(right);
}

/// <summary>A cycle in which somebody has something to do or to see.</summary>
/// <param name="Pack">Number of the pack in force.</param>
public sealed record VisitedCycle(long Id, int Year, string Root, string Path, int Pack);

/// <summary>Who is here: name, posts held today, cycles, and the stamp that ends old sessions.</summary>
/// <param name="StandsIn">Organisations, as subjects of a cycle, for whose people he stands in today.</param>
public sealed record Visitor(long Person, string Code, string Name, string? Stamp, IReadOnlyList<Seated> Posts, IReadOnlyList<VisitedCycle> Cycles, IReadOnlyList<long> StandsIn)
{
    public bool Has(string right) => Posts.Any(p => p.Has(right));

    public VisitedCycle? Find(long cycle) => Cycles.FirstOrDefault(c => c.Id == cycle);

    public static async Task<Visitor?> ReadAsync(Work work, long person, CancellationToken stop = default)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select p.code, p.name, a.stamp from person p left join account a on a.person = p.id where p.id = $1", person)
            .Add("select a.role, a.organisation, (select u.id from subject u join cycle c on c.id = u.cycle where u.entry = a.organisation and c.closed_act is null order by c.year desc, c.id desc limit 1), coalesce(s.name, ''), a.path, a.rights from my_assignments() a left join roster_state s on s.entry = a.organisation and s.known_to is null and s.valid @> today() order by a.path, a.id")
            .Add("""
                select c.id, c.year, s.name, c.path, (select max(seq) from cycle_pack p where p.cycle = c.id) from cycle c join subject s on s.cycle = c.id and s.entry = c.root where c.closed_act is null order by c.year desc, c.id desc
                """)
            .Add("select distinct host from my_grants() where what = 'substitute' and host is not null"), stop);
        if (!await reader.ReadAsync(stop)) return null;
        var (code, name, stamp) = (reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2));
        var posts = await reader.NextAsync(r => new Seated(r.GetString(0), r.GetInt64(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetFieldValue<string[]>(5)), stop);
        var cycles = await reader.NextAsync(r => new VisitedCycle(r.GetInt64(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetInt32(4)), stop);
        return new Visitor(person, code, name, stamp, posts, cycles, await reader.NextAsync(r => r.GetInt64(0), stop));
    }
}
