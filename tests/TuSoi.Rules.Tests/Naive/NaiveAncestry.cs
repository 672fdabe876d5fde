namespace TuSoi.Rules.Tests.Naive;

/// <summary>Who stands directly above whom, from every list of the world.</summary>
internal sealed class NaiveAncestry
{
    private static readonly (string Relation, bool Downwards)[] ByDirectness = [("members", true), ("subordinates", true), ("organisation", false), ("same_person", false), ("headed", false)];
    private static readonly string[][] Alike = [["members", "subordinates"], ["organisation"], ["same_person"], ["headed"]];

    private readonly Dictionary<NaiveSubject, Dictionary<string, HashSet<NaiveSubject>>> above = [];

    public NaiveAncestry(IEnumerable<NaiveSubject> world)
    {
        foreach (var subject in world)
            foreach (var (relation, downwards) in ByDirectness)
                foreach (var other in subject.Related.GetValueOrDefault(relation)?.Rows ?? [])
                    Above(downwards ? other : subject, relation).Add(downwards ? subject : other);
    }

    /// <summary>The nearest organisation of those kinds, the subject itself first; null where there is none, or where two are equally near.</summary>
    public NaiveSubject? Nearest(NaiveSubject subject, Func<string, bool> isKind)
    {
        HashSet<NaiveSubject> seen = [], level = [subject];
        while (level.Count > 0)
        {
            var found = level.Where(s => isKind(s.Kind)).ToList();
            if (found.Count > 0) return found.Count == 1 ? found[0] : null;
            seen.UnionWith(level);
            level = [.. level.SelectMany(Parents).Where(p => !seen.Contains(p))];
        }
        return null;
    }

    // The most direct relation that leads to somebody.
    private IEnumerable<NaiveSubject> Parents(NaiveSubject subject) => !above.TryGetValue(subject, out var by) ? []
        : Alike.Select(names => names.SelectMany(name => by.GetValueOrDefault(name, []))).FirstOrDefault(parents => parents.Any()) ?? [];

    private HashSet<NaiveSubject> Above(NaiveSubject subject, string relation)
    {
        if (!above.TryGetValue(subject, out var by)) above[subject] = by = [];
        return by.TryGetValue(relation, out var parents) ? parents : by[relation] = [];
    }
}
