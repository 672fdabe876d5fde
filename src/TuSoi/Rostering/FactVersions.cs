using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering;

/// <summary>New versions of one fact: the row before stays, with the time until which it was known. A version begins where the one before ends.</summary>
internal static class FactVersions
{
    /// <param name="paths">The place of each entry in the tree.</param>
    /// <param name="values">A word for coded facts, a number or yyyy-MM-dd for the others; null: no longer known.</param>
    public static Batch Add(Batch batch, FactDictionary facts, Family family, Fact fact, int year, DateTime at, long act, long[] entries, string[] paths, string?[] values)
    {
        var table = $"facts_{family.ToString().ToLowerInvariant()}";
        var others = facts.Of(family).Where(f => f.Type != FactType.Records && !f.Derived && f.Id != fact.Id).Select(f => f.Id).Append("valid_from").ToList();
        var type = fact.Type switch { FactType.Count => "int", FactType.Number => "numeric", FactType.Date => "date", _ => "text" };
        return batch.Add($"""
            with old as (update {table} set known_to = greatest($3, known_from + interval '1 microsecond') where entry = any($1) and year = $2 and known_to is null and stage = 'appraised' returning *)
            insert into {table} (entry, year, path, stage, known_from, act, "{fact.Id}"{string.Concat(others.Select(o => $", \"{o}\""))})
            select l.e, $2, l.p, 'appraised', coalesce(old.known_to, $3), $4, l.v::{type}{string.Concat(others.Select(o => $", old.\"{o}\""))} from unnest($1::bigint[], $5::text[], $6::text[]) l(e, p, v) left join old on old.entry = l.e
            """, entries, year, at, act, paths, values);
    }
}
