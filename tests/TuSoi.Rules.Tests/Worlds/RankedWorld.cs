using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>A world ranked by the engine, asked by subject.</summary>
internal sealed class RankedWorld
{
    private readonly WorldScope world;
    private readonly ScopeRanking ranking;

    public RankedWorld(IEnumerable<NaiveSubject> subjects, IReadOnlyDictionary<string, string> readings)
    {
        world = WorldScope.Of(PacksOnDisk.Pack, PacksOnDisk.CutOff, subjects);
        ranking = Ranker.Rank(PacksOnDisk.Compile(readings), world.Scope);
    }

    public bool Ranks(NaiveSubject subject) => ranking.Kinds.ContainsKey(subject.Kind);

    public Verdict Verdict(NaiveSubject subject) => ranking.Kinds[subject.Kind][world.Rows[subject]];

    public QualityLevel? Level(NaiveSubject subject) => ranking.LevelOf(subject.Kind, world.Rows[subject]);

    public IEnumerable<(string Name, Trit Answer)> Conditions(NaiveSubject subject)
    {
        var kind = ranking.Kinds[subject.Kind];
        return kind.Rules.Conditions.Select((c, i) => (c.Name, kind.Condition(i, world.Rows[subject])));
    }

    public Explanation Explain(NaiveSubject subject) => new Explainer(ranking).Explain(subject.Kind, world.Rows[subject]);
}
