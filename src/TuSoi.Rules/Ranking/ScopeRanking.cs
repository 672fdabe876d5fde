using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>The verdicts of a scope, by kind of subject.</summary>
public sealed record ScopeRanking(CompiledPack Pack, Scope Scope, IReadOnlyDictionary<string, KindRanking> Kinds)
{
    /// <summary>The level to use of a subject: decided, else suggested; null where there is neither.</summary>
    public QualityLevel? LevelOf(string kind, int row)
    {
        var level = Kinds.TryGetValue(kind, out var ranking) ? ranking.Level[row]
            : Scope.Find(kind)?.Find(Known.DecidedLevel) is CodeColumn decided ? decided[row] : 0;
        return level == 0 ? null : (QualityLevel)level;
    }
}

/// <summary>The verdicts of all subjects of one kind, and the answer of each condition.</summary>
public sealed class KindRanking
{
    private readonly LadderNode ladder;
    private readonly Planes[] conditions;

    internal KindRanking(KindRules rules, LadderNode ladder, ScoreNode? score)
    {
        (Rules, this.ladder, Score, Grades) = (rules, ladder, score?.Score, score?.Grades);
        conditions = ladder.ConditionAnswers;
    }

    public KindRules Rules { get; }

    public Table Table => ladder.Table;

    public CodeColumn Level => ladder.Level;

    /// <summary>Total scores, where the frame has point tables.</summary>
    public NumberColumn? Score { get; }

    /// <summary>Grades of the criteria as derived from points, by criterion.</summary>
    public IReadOnlyDictionary<string, CodeColumn>? Grades { get; }

    public int Count => Table.Count;

    /// <summary>The answer of a condition, by its place in <see cref="KindRules.Conditions"/>.</summary>
    public Trit Condition(int condition, int row) => conditions[condition][row];

    public Verdict this[int row] => new(
        (LevelSet)ladder.Printed[row], (LevelSet)ladder.Possible[row], Level2(ladder.Suggested[row]), Level2(ladder.Ceiling[row]), (VerdictFlags)ladder.Flags[row]);

    private static QualityLevel? Level2(byte level) => level == 0 ? null : (QualityLevel)level;
}
