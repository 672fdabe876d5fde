using TuSoi.Access;
using TuSoi.History;
using TuSoi.Rules.Facts;

namespace TuSoi.Deciding;

/// <summary>A fact that an act of the process brings about: recorded once, so that every rule that asks for it sees it. The row before stays, with the time until which it was known.</summary>
internal static class Facts
{
    public static void SetLevels(Sitting sitting, IReadOnlyList<Passed> all, string fact, Func<Passed, QualityLevel> level)
    {
        foreach (var family in all.GroupBy(a => a.Subject.Family))
        {
            var table = $"facts_{family.Key}";
            var columns = Columns(sitting, family.Key, fact);
            long[] entries = [.. family.Select(f => f.Subject.Entry)];
            // the copy of the row with the new value, then the end of the old one; both at the same moment
            sitting.Write($"""
                with old as (update {table} set known_to = $3 where entry = any($1) and year = $2 and known_to is null and stage = 'appraised' returning *)
                insert into {table} (entry, year, path, stage, known_from, act, "{fact}"{columns.Names})
                select l.e, $2, l.p, 'appraised', $3, $4, l.v{columns.Old} from unnest($1::bigint[], $5::text[], $6::text[]) l(e, p, v) left join old on old.entry = l.e
                """, entries, sitting.Pack.Year, sitting.At.UtcDateTime, sitting.Id, family.Select(f => f.Subject.Path).ToArray(), family.Select(f => level(f).ToString()).ToArray());
        }
    }

    private static (string Names, string Old) Columns(Sitting sitting, string family, string but)
    {
        var others = sitting.Pack.Pack.Facts.Of(Enum.Parse<Family>(family, ignoreCase: true)).Where(f => f.Type != FactType.Records && !f.Derived && f.Id != but).Select(f => f.Id).Append("valid_from").ToList();
        return (string.Concat(others.Select(o => $", \"{o}\"")), string.Concat(others.Select(o => $", old.\"{o}\"")));
    }
}
