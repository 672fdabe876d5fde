using TuSoi.Rules.Compiling;
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

    public RankedWorld(IEnumerable<NaiveSubject> subjects, IReadOnlyDictionary<string, string> readings) : this(subjects, PacksOnDisk.Compile(readings)) { }

    public RankedWorld(IEnumerable<NaiveSubject> subjects, CompiledPack pack)
    {
        world = WorldScope.Of(pack.Pack, pack.On, subjects);
        ranking = Ranker.Rank(pack, world.Scope);
    }

    public ScopeRanking Ranking => ranking;

    public bool Ranks(NaiveSubject subject) => ranking.Kinds.ContainsKey(subject.Kind);

    public int Row(NaiveSubject subject) => world.Rows[subject];

    public Verdict Verdict(NaiveSubject subject) => ranking.Kinds[subject.Kind][world.Rows[subject]];

    public QualityLevel? Level(NaiveSubject subject) => ranking.LevelOf(subject.Kind, world.Rows[subject]);

    public IEnumerable<(string Name, Trit Answer)> Conditions(NaiveSubject subject)
    {
        var kind = ranking.Kinds[subject.Kind];
        return kind.Rules.Conditions.Select((c, i) => (c.Name, kind.Condition(i, world.Rows[subject])));
    }

    public Trit Condition(NaiveSubject subject, string name) => Conditions(subject).Single(c => c.Name == name).Answer;

    /// <summary>The same condition, worked out for the one subject.</summary>
    public Trit Explained(NaiveSubject subject, string name) => Explain(subject).Lines.Single(l => l.Name == name).Answer;

    public Explanation Explain(NaiveSubject subject) => new Explainer(ranking).Explain(subject.Kind, world.Rows[subject]);
}
