using TuSoi.Access;
using TuSoi.History;
using TuSoi.Rostering;
using TuSoi.Rules.Facts;

namespace TuSoi.Deciding;

/// <summary>A fact that an act of the process brings about: recorded once, so that every rule that asks for it sees it. The row before stays, with the time until which it was known.</summary>
internal static class Facts
{
    public static async Task SetLevelsAsync(Sitting sitting, IReadOnlyList<Passed> all, string fact, Func<Passed, QualityLevel> level, CancellationToken stop)
    {
        var (facts, at) = (sitting.Pack.Pack.Facts, await sitting.HoldFactsAsync(stop));
        foreach (var family in all.GroupBy(a => Enum.Parse<Family>(a.Subject.Family, ignoreCase: true)))
            FactVersions.Add(sitting.Writes, facts, family.Key, facts.Find(family.Key, fact)!, sitting.Pack.Year, at, sitting.Id,
                [.. family.Select(f => f.Subject.Entry)], [.. family.Select(f => f.Subject.Path)], [.. family.Select(f => level(f).ToString())]);
    }
}
