using TuSoi.Database;

namespace TuSoi.Rostering.Scoping;

/// <summary>Whose facts are read: all below an organisation of the standing roster, or the subjects of a cycle.</summary>
public abstract record ScopeSource
{
    /// <summary>All below an organisation as the roster is known at the moment.</summary>
    /// <param name="Path">Its place in the tree.</param>
    public sealed record Below(string Path) : ScopeSource;

    /// <summary>The subjects of a cycle with the cycle's own copy of the roster, but for those that ended.</summary>
    /// <param name="Path">Only those below this place in the tree.</param>
    public sealed record Cycle(long Id, string Path = "") : ScopeSource;

    // $1 is the path or cycle, $2 the cut-off, $3 the moment, $4 the year, $5 the place in the tree
    internal object Key => this switch { Below below => below.Path, Cycle cycle => cycle.Id, _ => throw new InvalidOperationException() };

    internal string Entries => this switch
    {
        Below => "select s.entry from roster_state s where s.path ^@ $1 and s.valid @> $2::date and s.known_from <= $3 and (s.known_to is null or s.known_to > $3)",
        _ => "select s.entry from subject s where s.cycle = $1 and s.ended_act is null and s.path ^@ $5 and $2::date is not null",
    };

    internal string Subjects => this switch
    {
        Below => """
            select s.entry, s.entry, e.code, s.kind, s.name, coalesce(e.person, 0), coalesce(s.unit, 0), s.path from roster_state s join roster_entry e on e.id = s.entry
            where s.path ^@ $1 and s.valid @> $2::date and s.known_from <= $3 and (s.known_to is null or s.known_to > $3) order by s.entry
            """,
        _ => """
            select s.id, s.entry, s.code, s.kind, s.name, coalesce(s.person, 0),
              case when s.family = 'organisation' then coalesce((select a.id from subject a where a.cycle = s.cycle and a.entry = nullif(split_part(trim(trailing '.' from s.path), '.', -2), '')::bigint), 0) else s.unit end, s.path
            from subject s where s.cycle = $1 and s.ended_act is null and s.path ^@ $5 order by s.entry
            """,
    };

    // Who is part of or heads which body.
    internal string Bonds => this switch
    {
        Below => $"""
            with e as ({Entries}) select b.entry, b.body from roster_bond b join e on e.entry = b.entry
            where b.valid @> $2::date and b.known_from <= $3 and (b.known_to is null or b.known_to > $3) order by b.entry, b.place, b.body
            """,
        _ => """
            select l.target, l.owner from subject_link l join subject b on b.id = l.owner where l.cycle = $1 and l.path ^@ $5 and l.relation = 'committee_members' and b.family = 'collective'
            union all select l.owner, l.target from subject_link l where l.cycle = $1 and l.path ^@ $5 and l.relation = 'headed' order by 1, 2
            """,
    };

    // Lists told complete, by the place of who told it.
    internal string Complete => this switch
    {
        Below => "select c.list, c.path from complete_list c where c.year = $4 and c.known_from <= $3 and (c.known_to is null or c.known_to > $3) and (c.path ^@ $1 or $1 ^@ c.path) and $2::date is not null",
        _ => """
            select c.list, coalesce((select s.path from subject s where s.cycle = $1 and s.entry = c.unit), case when o.path ^@ c.path then '' end)
            from cycle o join complete_list c on c.path ^@ o.path or o.path ^@ c.path
            where o.id = $1 and c.year = $4 and c.known_from <= $3 and (c.known_to is null or c.known_to > $3) and $2::date is not null
            """,
    };

    internal Batch Ask(string sql, DateOnly cutOff, DateTime at, int year) => new Batch().Add(sql, Key, cutOff, at, year, this is Cycle { Path: var path } ? path : "");
}
