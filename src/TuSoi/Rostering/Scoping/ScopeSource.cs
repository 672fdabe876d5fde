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

    // $1 is the path or cycle, $2 the cut-off, $3 the moment, $4 the year, $5 the place in the tree, $6 what one statement needs besides
    private object Key => this switch { Below below => below.Path, Cycle cycle => cycle.Id, _ => throw new InvalidOperationException() };

    private string Place => this switch { Below below => below.Path, Cycle cycle => cycle.Path, _ => "" };

    internal string Entries => this switch
    {
        Below => $"select s.entry from roster_state s where {Then("s")} and s.path ^@ $1 and s.valid @> $2::date",
        _ => "select s.entry from subject s where s.cycle = $1 and s.ended_act is null and s.path ^@ $5",
    };

    internal string Subjects => this switch
    {
        Below => $"""
            select s.entry, s.entry, e.code, s.kind, s.name, coalesce(e.person, 0), coalesce(s.unit, 0), s.path from roster_state s join roster_entry e on e.id = s.entry
            where {Then("s")} and s.path ^@ $1 and s.valid @> $2::date order by s.entry
            """,
        _ => """
            select s.id, s.entry, s.code, s.kind, s.name, coalesce(s.person, 0),
              case when s.family = 'organisation' then coalesce((select a.id from subject a where a.cycle = s.cycle and a.entry = nullif(split_part(trim(trailing '.' from s.path), '.', -2), '')::bigint), 0) else coalesce(nullif(s.unit, s.id), 0) end, s.path
            from subject s where s.cycle = $1 and s.ended_act is null and s.path ^@ $5 order by s.entry
            """,
    };

    // Who is part of or heads which body.
    internal string Bonds => this switch
    {
        Below => $"with e as ({Entries}) select b.entry, b.body from roster_bond b join e on e.entry = b.entry where {Then("b")} and b.valid @> $2::date order by b.entry, b.place, b.body",
        _ => """
            select s.id, o.id from (
              select l.target as one, l.owner as body from subject_link l where l.cycle = $1 and l.path ^@ $5 and l.relation = 'committee_members'
              union all select l.owner, l.target from subject_link l where l.cycle = $1 and l.path ^@ $5 and l.relation = 'headed') l
            join subject s on s.id = l.one join subject o on o.id = l.body left join roster_bond b on b.entry = s.entry and b.body = o.entry and b.known_to is null and b.valid @> $2::date
            where s.path ^@ $5 and o.path ^@ $5 and (s.family = 'leader' or o.family = 'collective') order by s.id, b.place, o.id
            """,
    };

    // Lists told complete, by the place of who told it.
    internal static string Complete => $"select c.list, c.path from complete_list c where {Then("c")} and c.year = $4 and (c.path ^@ $5 or $5 ^@ c.path)";

    internal Batch Ask(string sql, DateOnly cutOff, DateTime at, int year, object? besides) =>
        besides is null ? new Batch().Add(sql, Key, cutOff, at, year, Place) : new Batch().Add(sql, Key, cutOff, at, year, Place, besides);

    private static string Then(string row) => $"{row}.known_from <= $3 and ({row}.known_to is null or {row}.known_to > $3)";
}
