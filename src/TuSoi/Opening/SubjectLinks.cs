using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Opening;

/// <summary>The ways from subject to subject that cannot be read off a subject's own line. The others (organisation, superior, containing, units below) follow from its unit and path.</summary>
internal static class SubjectLinks
{
    /// <summary>Links in ids of the roster.</summary>
    public static IEnumerable<(long Owner, string Relation, long Target)> Of(IReadOnlyList<RosterRow> rows, IReadOnlyList<RosterBond> bonds, IReadOnlyDictionary<string, SubjectKind> kinds)
    {
        var byEntry = rows.ToDictionary(r => r.Entry);
        foreach (var row in rows)
            if (row.Unit is { } unit && byEntry.ContainsKey(unit))
                foreach (var relation in FromUnit(kinds[row.Kind])) yield return (unit, relation, row.Entry);
        foreach (var bond in bonds.Where(b => byEntry.ContainsKey(b.Entry) && byEntry.ContainsKey(b.Body)))
            foreach (var link in Of(bond, byEntry[bond.Body], kinds)) yield return link;
        foreach (var person in rows.Where(r => r.Person is not null).GroupBy(r => r.Person))
            foreach (var one in person)
                foreach (var other in person.Where(o => o != one)) yield return (one.Entry, "same_person", other.Entry);
    }

    private static IEnumerable<string> FromUnit(SubjectKind kind) => kind.Family switch
    {
        Family.Organisation => ["subordinates"],
        Family.Member => ["members"],
        Family.Collective when kind.Traits.Contains(Traits.Committee) => ["committee"],
        Family.Collective when kind.Traits.Contains(Traits.StandingCommittee) => ["standing_committee"],
        Family.Collective when kind.Traits.Contains(Traits.Leadership) => ["same_level_bodies", "leadership"],
        Family.Collective => ["same_level_bodies"],
        _ => [],
    };

    private static IEnumerable<(long, string, long)> Of(RosterBond bond, RosterRow body, IReadOnlyDictionary<string, SubjectKind> kinds)
    {
        if (bond.Bond == "heads")
        {
            yield return (bond.Entry, "headed", bond.Body);
            yield return (bond.Body, "head", bond.Entry);
            yield break;
        }
        yield return (bond.Body, "committee_members", bond.Entry);
        if (kinds[body.Kind].Traits.Contains(Traits.Committee) && body.Unit is { } unit) yield return (unit, "committee_members", bond.Entry);
    }
}
