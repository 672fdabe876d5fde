using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>How the three evaluations of one subject differ, in words; null where they agree.</summary>
internal static class Difference
{
    private static readonly Dictionary<string, LevelSet> Sets = Enum.GetValues<LevelSet>().ToDictionary(s => s.ToString());
    private static readonly Dictionary<string, QualityLevel> Levels = Enum.GetValues<QualityLevel>().ToDictionary(l => l.ToString());
    private static readonly Dictionary<string, VerdictFlags> Flags = Enum.GetValues<VerdictFlags>().ToDictionary(f => f.ToString());

    /// <summary>Whole columns against one subject.</summary>
    public static string? OfExplained(ScopeRanking ranking, Explainer explainer, string kind, int row)
    {
        var bulk = ranking.Kinds[kind];
        if (explainer.Verdict(kind, row) is var explained && explained != bulk[row]) return $"bulk {bulk[row]}, explained {explained}";
        var answers = explainer.Conditions(kind, row);
        for (var i = 0; i < answers.Count; i++)
            if (answers[i] != bulk.Condition(i, row)) return $"{bulk.Rules.Conditions[i].Name}: bulk {bulk.Condition(i, row)}, explained {answers[i]}";
        return null;
    }

    /// <summary>Whole columns against the naive evaluator.</summary>
    public static string? OfNaive(ScopeRanking ranking, NaiveVerdict naive, string kind, int row)
    {
        var bulk = ranking.Kinds[kind];
        for (var i = 0; i < bulk.Rules.Conditions.Count; i++)
        {
            var name = bulk.Rules.Conditions[i].Name;
            if (Of(naive.Conditions[name]) != bulk.Condition(i, row)) return $"{name}: bulk {bulk.Condition(i, row)}, naive {Of(naive.Conditions[name])}";
        }
        var expected = Of(naive);
        return expected == bulk[row] ? null : $"bulk {bulk[row]}, naive {expected}";
    }

    public static Verdict Of(NaiveVerdict naive) => new(
        Set(naive.Printed), Set(naive.Possible), Level(naive.Suggested), Level(naive.Ceiling), naive.Flags.Aggregate(VerdictFlags.None, (all, flag) => all | Flags[flag]),
        Level(naive.ByConditions), Level(naive.Ballot));

    private static QualityLevel? Level(string? word) => word is null ? null : Levels[word];

    private static LevelSet Set(HashSet<string> levels) => levels.Aggregate(LevelSet.None, (set, level) => set | Sets[level]);

    private static Trit Of(bool? answer) => answer switch { true => Trit.Met, false => Trit.NotMet, _ => Trit.Unknown };
}
