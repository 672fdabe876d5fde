using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Explaining;

/// <summary>What all explanations of one ranking share. Worked out when first asked for; may be asked from several threads.</summary>
internal sealed class Surroundings(ScopeRanking ranking)
{
    private readonly ConcurrentDictionary<(Table, RelatedRows), IReadOnlyList<Links>?[]> links = new(new SameObjects());
    private readonly ConcurrentDictionary<string, KindWording> wordings = new();

    private readonly ConcurrentDictionary<(QuotaRanking, int), List<Contender>> contenders = new();

    /// <summary>Counts of ballots; null where none are recorded.</summary>
    public BallotLines? Ballots { get; } = ranking.Scope.Find(Known.Ballots) is { } table ? new BallotLines(table) : null;

    public ScopeRanking Ranking => ranking;

    /// <summary>Those who compete for the places of one group, as ranked.</summary>
    public IReadOnlyList<Contender> ContendersOf(QuotaRanking quota, int group) => contenders.GetOrAdd((quota, group), key => key.Item1.ContendersOf(key.Item2, []));

    /// <summary>Links of a population, joined through other subjects once for all rows.</summary>
    public IReadOnlyList<Links>?[] LinksOf(Table table, RelatedRows rows) =>
        links.TryGetValue((table, rows), out var found) ? found : links.GetOrAdd((table, rows), key => [.. LinkSets.Of(ranking.Scope, key.Item1, key.Item2)]);

    public KindWording WordingOf(string kind) => wordings.TryGetValue(kind, out var found) ? found : wordings.GetOrAdd(kind, id => new KindWording(ranking.Pack.Kinds[id]));

    // Rules are compared by their whole trees, which is far slower than the lookup itself; each is compiled once.
    private sealed class SameObjects : IEqualityComparer<(Table, RelatedRows)>
    {
        public bool Equals((Table, RelatedRows) one, (Table, RelatedRows) other) => ReferenceEquals(one.Item1, other.Item1) && ReferenceEquals(one.Item2, other.Item2);

        public int GetHashCode((Table, RelatedRows) pair) => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), RuntimeHelpers.GetHashCode(pair.Item2));
    }
}
