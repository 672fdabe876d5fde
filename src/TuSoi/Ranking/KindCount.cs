using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>Counts over the rows of a result.</summary>
internal sealed record KindCount(CardKind Kind, IReadOnlyList<ResultRow> Rows)
{
    public int Of(QualityLevel level) => Rows.Count(r => r.Level == level);

    /// <summary>Of the highest to the lowest level: those that have one.</summary>
    public int WithLevel => Rows.Count(r => r.Level is not null);

    public int Decided => Rows.Count(r => r.Decided is not null);

    public int Waiting => Rows.Count(r => r.Waits.Count > 0);

    public int WithoutLevel => Rows.Count(r => r.Level is null && !IsOut(r));

    public int NotRanked => Rows.Count(r => r.Level is null && IsOut(r));

    public int NeedsDecision => Rows.Count(r => r.NeedsDecision);

    /// <summary>With a level that may still change by itself.</summary>
    public int Provisional => Rows.Count(r => r.Level is not null && r.Waits.Count > 0);

    private static bool IsOut(ResultRow row) => row.Verdict.Flags.HasFlag(VerdictFlags.NotRanked);

    /// <summary>One count for each kind that has subjects, in the order of the rows.</summary>
    public static IReadOnlyList<KindCount> Of(IReadOnlyList<ResultRow> rows) => [.. rows.GroupBy(r => r.Kind).Select(g => new KindCount(g.Key, [.. g]))];

    /// <summary>The four levels, highest first, with the names of columns.</summary>
    public static IReadOnlyList<(QualityLevel Level, string Name)> Levels { get; } =
        [.. Enum.GetValues<QualityLevel>().Reverse().Select(l => (l, Wording.ShortLevel(l)))];
}
