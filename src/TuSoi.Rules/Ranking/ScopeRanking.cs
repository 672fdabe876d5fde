using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>The verdicts of a scope, by kind of subject.</summary>
/// <param name="Scope">The facts as ranked: standing follows from special cases.</param>
/// <param name="Quotas">Every group of every quota, with its places.</param>
public sealed record ScopeRanking(CompiledPack Pack, Scope Scope, IReadOnlyDictionary<string, KindRanking> Kinds, IReadOnlyList<QuotaRanking> Quotas)
{
    /// <summary>The facts as they were recorded.</summary>
    public required Scope Recorded { get; init; }

    /// <summary>What a ranking under a changed pack can take over.</summary>
    internal Steps? Steps { get; init; }

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
    private readonly Chance[]? chances;

    internal KindRanking(KindRules rules, LadderNode ladder, ScoreNode? score, Circumstances circumstances, QuotaNode? quota)
    {
        chances = quota?.Ranking.Of(ladder.Table.Kind)?.Chances;
        Level = quota?.LevelOf(ladder.Table.Kind) ?? ladder.Level;
        (Rules, this.ladder, Score, Grades, Circumstances) = (rules, ladder, score?.Score, score?.Grades, circumstances);
        conditions = ladder.ConditionAnswers;
    }

    public KindRules Rules { get; }

    public Table Table => ladder.Table;

    /// <summary>Decided, else suggested: what others read.</summary>
    public CodeColumn Level { get; }

    /// <summary>The ballots on subjects of this kind; null where there is none.</summary>
    public BallotResults? Ballots => ladder.Ballots;

    internal Circumstances Circumstances { get; }

    internal LadderNode Ladder => ladder;

    /// <summary>Outcomes possible before the quota: bit 0 is "open", bits 1 to 4 are levels.</summary>
    internal int MaskOf(int row) => ladder.Mask[row];

    /// <summary>Total scores, where the frame has point tables.</summary>
    public NumberColumn? Score { get; }

    /// <summary>Grades of the criteria as derived from points, by criterion.</summary>
    public IReadOnlyDictionary<string, CodeColumn>? Grades { get; }

    public int Count => Table.Count;

    /// <summary>The answer of a condition, by its place in <see cref="KindRules.Conditions"/>.</summary>
    public Trit Condition(int condition, int row) => conditions[condition][row];

    public Verdict this[int row]
    {
        get
        {
            var (suggested, flags) = Chances.Apply(chances?[row] ?? Chance.None, ladder.Mask[row], (VerdictFlags)ladder.Flags[row]);
            return new((LevelSet)ladder.Printed[row], (LevelSet)ladder.Possible[row], Level2(suggested), Level2(ladder.Ceiling[row]), flags,
                Level2(ladder.ByConditions[row]), Level2((byte)(ladder.Ballots?.LevelOf(row) ?? 0)));
        }
    }

    private static QualityLevel? Level2(byte level) => level == 0 ? null : (QualityLevel)level;
}
