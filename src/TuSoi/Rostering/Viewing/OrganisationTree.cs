using TuSoi.Database;
using TuSoi.Ranking;

namespace TuSoi.Rostering.Viewing;

/// <summary>An organisation of the tree.</summary>
/// <param name="Depth">0 for the ones at the top of what the person keeps.</param>
/// <param name="Members">In the organisation itself.</param>
/// <param name="AllMembers">In it and all below.</param>
public sealed record TreeLine(long Entry, string Code, string Name, string Kind, string Path, int Depth, int Members, int AllMembers, int Collectives, int Below)
{
    /// <summary>Whether somebody means this organisation by a code, or by a name with or without diacritics.</summary>
    public bool Is(string told) => told.Length > 0 && (string.Equals(Code, told, StringComparison.OrdinalIgnoreCase) || Cells.Tidy.Plain(Name) == Cells.Tidy.Plain(told));
}

/// <summary>Somebody who was looked for.</summary>
public sealed record FoundEntry(long Entry, string Family, string Code, string Name, string Kind, long Unit, string UnitName)
{
    public bool IsPerson => Family is not ("organisation" or "collective");
}

/// <summary>All organisations whose roster a person keeps, and who of them was looked for.</summary>
public sealed record OrganisationTree(IReadOnlyList<TreeLine> Lines, int Members, int Collectives, IReadOnlyList<FoundEntry> Found)
{
    /// <summary>More organisations than this are shown level by level.</summary>
    public const int Whole = 400;

    public const int MostFound = 100;

    private const string Mine = "s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[])";

    /// <param name="search">Words of a name or a code, with or without diacritics; empty: the whole tree.</param>
    public static async Task<OrganisationTree> ReadAsync(Work work, string search)
    {
        var rows = await work.ListAsync(r => new TreeLine(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), 0, r.GetInt32(5), 0, r.GetInt32(6), 0), $"""
            select e.id, e.code, s.name, s.kind, s.path, coalesce(c.members, 0)::int, coalesce(c.collectives, 0)::int from roster_state s join roster_entry e on e.id = s.entry
            left join (select s.path, count(*) filter (where e.family = 'member') members, count(*) filter (where e.family = 'collective') collectives from roster_state s join roster_entry e on e.id = s.entry
              where e.family <> 'organisation' and {Mine} group by s.path) c on c.path = s.path
            where e.family = 'organisation' and {Mine} order by e.code
            """);
        var found = search.Length == 0 ? [] : await work.ListAsync(r => new FoundEntry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt64(5), r.GetString(6)), $"""
            select e.id, e.family, e.code, s.name, s.kind, coalesce(s.unit, e.id), coalesce(u.name, '') from roster_state s join roster_entry e on e.id = s.entry left join roster_state u on u.entry = s.unit and u.known_to is null and u.valid @> today()
            where {Mine} and (plain(s.name) like '%' || plain($1) || '%' or plain(e.code) like plain($1) || '%') order by case e.family when 'organisation' then 0 when 'collective' then 1 else 2 end, case when e.person is null then s.path end, plain(substring(s.name from '[^ ]* *$')), e.code limit {MostFound + 1}
            """, search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal));
        // where there are too many, the first by given name are taken; which comes first of two that differ in diacritics alone is not for the database to say
        return new OrganisationTree(Ordered(rows), rows.Sum(r => r.Members), rows.Sum(r => r.Collectives), [.. found.Where(f => !f.IsPerson), .. found.Where(f => f.IsPerson).OrderBy(f => f.Name, NameOrder.ByGiven)]);
    }

    // Below one another, neighbours by code.
    private static List<TreeLine> Ordered(List<TreeLine> rows)
    {
        var (known, lines) = (rows.ToDictionary(r => r.Path), new List<TreeLine>());
        var below = rows.ToLookup(r => Above(r.Path));
        void Add(TreeLine line, int depth)
        {
            var at = lines.Count;
            lines.Add(line);
            foreach (var one in below[line.Path]) Add(one, depth + 1);
            var under = lines.Skip(at + 1).ToList();
            lines[at] = line with { Depth = depth, AllMembers = line.Members + under.Sum(u => u.Members), Below = under.Count };
        }
        foreach (var top in rows.Where(r => !known.ContainsKey(Above(r.Path)))) Add(top, 0);
        return lines;
    }

    private static string Above(string path) => path[..(path.TrimEnd('.').LastIndexOf('.') + 1)];
}
