using TuSoi.Database;

namespace TuSoi.Rostering.Viewing;

/// <summary>A member, collective, leader or organisation below, as it stands in the roster today.</summary>
/// <param name="Bodies">Names of the collectives of which a member is part, or of what a leader heads.</param>
/// <param name="Count">Of an organisation: members in it; of a collective: members of it.</param>
public sealed record ListedEntry(long Entry, string Family, string Code, string Name, string Kind, long? Person, DateOnly? Born, string Bodies, int Count);

/// <summary>A post in the organisation.</summary>
public sealed record ListedPost(long Person, string Name, string Code, string Role, DateOnly? From, DateOnly? To);

/// <summary>An organisation with everything that is in it.</summary>
/// <param name="Cycle">The latest cycle that runs here, with the organisation as its subject; null: none.</param>
public sealed record OrganisationView(long Entry, string Code, string Name, string Kind, string Path, long? Superior, string SuperiorName, IReadOnlyList<ListedEntry> Entries, IReadOnlyList<ListedPost> Posts, (long Cycle, long Subject)? Cycle)
{
    public IEnumerable<ListedEntry> Of(string family) => Entries.Where(e => e.Family == family).OrderBy(e => e.Name, Ranking.NameOrder.ByGiven);

    /// <returns>Null where there is no such organisation in a roster that the person keeps.</returns>
    public static async Task<OrganisationView?> ReadAsync(Work work, long entry)
    {
        var head = await work.ListAsync(r => new OrganisationView(entry, r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetInt64(4), r.GetString(5), [], [], r.IsDBNull(6) ? null : (r.GetInt64(6), r.GetInt64(7))), """
            select e.code, s.name, s.kind, s.path, u.entry, coalesce(u.name, ''), c.cycle, c.id from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today()
            left join roster_state u on u.entry = s.unit and u.known_to is null and u.valid @> today() and u.path ^@ any((select my_paths('roster'))::text[])
            left join lateral (select b.cycle, b.id from subject b join cycle y on y.id = b.cycle where b.entry = e.id and y.closed_act is null order by y.year desc, y.id desc limit 1) c on true
            where e.id = $1 and e.family = 'organisation' and s.path ^@ any((select my_paths('roster'))::text[])
            """, entry);
        return head is [{ } one] ? one with { Entries = await EntriesAsync(work, entry), Posts = await PostsAsync(work, entry) } : null;
    }

    private static Task<List<ListedEntry>> EntriesAsync(Work work, long unit) => work.ListAsync(
        r => new ListedEntry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : r.GetInt64(5), r.IsDBNull(6) ? null : r.GetFieldValue<DateOnly>(6), r.GetString(7), r.GetInt32(8)), """
        select e.id, e.family, e.code, s.name, s.kind, e.person, p.born,
          coalesce((select string_agg(b.name, ', ' order by d.place) from roster_bond d join roster_state b on b.entry = d.body and b.known_to is null and b.valid @> today() where d.entry = e.id and d.known_to is null and d.valid @> today()), ''),
          case e.family when 'organisation' then (select count(*) from roster_state m join roster_entry me on me.id = m.entry and me.family = 'member' where m.unit = e.id and m.known_to is null and m.valid @> today())
            when 'collective' then (select count(*) from roster_bond d where d.body = e.id and d.bond = 'part_of' and d.known_to is null and d.valid @> today()) else 0 end::int
        from roster_state s join roster_entry e on e.id = s.entry left join person p on p.id = e.person
        where s.unit = $1 and s.known_to is null and s.valid @> today() order by e.code
        """, unit);

    private static Task<List<ListedPost>> PostsAsync(Work work, long unit) => work.ListAsync(
        r => new ListedPost(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetFieldValue<DateOnly>(4), r.IsDBNull(5) ? null : r.GetFieldValue<DateOnly>(5)), """
        select p.id, p.name, p.code, a.role, lower(a.held), upper(a.held) - 1 from assignment a join person p on p.id = a.person where a.organisation = $1 and a.ended_act is null order by a.role, a.id
        """, unit);
}

/// <summary>One entry with all capacities of its person, for acts on it.</summary>
public sealed record EntryView(long Entry, string Family, string Code, string Name, string Kind, long? Person, DateOnly? Born, long? Unit, string UnitName, string Path, DateOnly? Since)
{
    /// <summary>The same person in other capacities, in rosters that the asking person keeps.</summary>
    public IReadOnlyList<EntryView> Others { get; private init; } = [];

    /// <summary>Posts that the person holds, with the name of the organisation.</summary>
    public IReadOnlyList<(string Role, long Organisation, string Name)> Posts { get; private init; } = [];

    /// <summary>Subjects of cycles that run, of this entry and of the others.</summary>
    public IReadOnlyList<(long Cycle, int Year, long Subject, long Entry, long Unit)> Subjects { get; private init; } = [];

    public static async Task<EntryView?> ReadAsync(Work work, long entry)
    {
        var all = await work.ListAsync(r => new EntryView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : r.GetInt64(5), r.IsDBNull(6) ? null : r.GetFieldValue<DateOnly>(6),
            r.IsDBNull(7) ? null : r.GetInt64(7), r.GetString(8), r.GetString(9), r.IsDBNull(10) ? null : r.GetFieldValue<DateOnly>(10)), """
            select e.id, e.family, e.code, s.name, s.kind, e.person, p.born, s.unit, coalesce(u.name, ''), s.path, lower(s.valid)
            from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[])
            left join roster_state u on u.entry = s.unit and u.known_to is null and u.valid @> today() left join person p on p.id = e.person
            where e.id = $1 or e.person = (select person from roster_entry where id = $1) order by e.id <> $1, e.id
            """, entry);
        if (all is not [{ } one, ..] || one.Entry != entry) return null;
        var posts = await work.ListAsync(r => (r.GetString(0), r.GetInt64(1), r.GetString(2)), """
            select a.role, a.organisation, coalesce(s.name, '') from assignment a left join roster_state s on s.entry = a.organisation and s.known_to is null and s.valid @> today() where a.person = $1 and a.ended_act is null and a.path ^@ any((select my_paths('roster'))::text[]) order by a.path, a.id
            """, one.Person ?? 0);
        var subjects = await work.ListAsync(r => (r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4)), """
            select c.id, c.year, s.id, s.entry, s.unit from subject s join cycle c on c.id = s.cycle where s.entry = any($1) and c.closed_act is null and s.ended_act is null order by c.year desc, s.id
            """, all.Select(a => a.Entry).ToArray());
        return one with { Others = [.. all.Skip(1)], Posts = posts, Subjects = subjects };
    }
}

/// <summary>Somebody who can be given a post in an organisation: a member of it, of what is below it or of what is directly above it.</summary>
public sealed record Candidate(long Person, string Code, string Name)
{
    /// <summary>Whether somebody means this person by a code, or by a name with or without diacritics.</summary>
    public bool Is(string told) => string.Equals(Code, told, StringComparison.OrdinalIgnoreCase) || Cells.Tidy.Plain(Name) == Cells.Tidy.Plain(told);

    public static async Task<IReadOnlyList<Candidate>> ReadAsync(Work work, string path) => await work.ListAsync(r => new Candidate(r.GetInt64(0), r.GetString(1), r.GetString(2)), """
        select distinct p.id, p.code, p.name from roster_state s join roster_entry e on e.id = s.entry join person p on p.id = e.person
        where s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[]) and (s.path ^@ $1 or $1 ^@ s.path) order by p.code limit 3000
        """, path);
}

/// <summary>A member in a grid of persons, with the organisation where he is.</summary>
public sealed record ListedPerson(long Entry, string Code, string Name, DateOnly? Born, long Unit, string UnitName)
{
    public const int Most = 500;

    /// <summary>Members of an organisation and of all below it, by organisation, then by given name; at most <see cref="Most"/> and one more.</summary>
    public static async Task<IReadOnlyList<ListedPerson>> ReadAsync(Work work, string path)
    {
        var rows = await work.ListAsync(r => new ListedPerson(r.GetInt64(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateOnly>(3), r.GetInt64(4), r.GetString(5)), $"""
            select e.id, e.code, s.name, p.born, s.unit, coalesce(u.name, '') from roster_state s join roster_entry e on e.id = s.entry and e.family = 'member' left join person p on p.id = e.person
            left join roster_state u on u.entry = s.unit and u.known_to is null and u.valid @> today() left join roster_entry o on o.id = s.unit
            where s.known_to is null and s.valid @> today() and s.path ^@ $1 and s.path ^@ any((select my_paths('roster'))::text[]) order by o.code, e.code limit {Most + 1}
            """, path);
        return [.. rows.GroupBy(r => r.Unit).SelectMany(g => g.OrderBy(r => r.Name, Ranking.NameOrder.ByGiven))];
    }
}
