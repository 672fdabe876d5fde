using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>Works out on which grounds a subject waits for a decision.</summary>
internal static class Grounds
{
    private const int Names = 3;

    public static IReadOnlyList<Ground> Of(CardKind kind, Explanation explanation)
    {
        var flags = explanation.Verdict.Flags;
        if ((flags & VerdictFlags.NeedsDecision) == 0) return [];
        var grounds = new List<Ground>();
        if (flags.HasFlag(VerdictFlags.Elsewhere)) grounds.Add(new Ground(GroundKind.OtherPaper, kind.Rules.Ladder.Elsewhere!.Paper));
        else if ((flags & (VerdictFlags.ByReading | VerdictFlags.TextUnclear | VerdictFlags.Open)) != 0) grounds.Add(new Ground(GroundKind.TextUnclear, Rows(explanation)));
        if (!flags.HasFlag(VerdictFlags.Undetermined)) return grounds;
        Undetermined(kind, explanation, grounds);
        return grounds;
    }

    private static void Undetermined(CardKind kind, Explanation explanation, List<Ground> grounds)
    {
        var levels = explanation.Missing.Where(m => m.Fact == Known.LevelFact.Label).Select(m => m.Of).Distinct().ToList();
        var owed = Owed(kind, explanation);
        var measured = explanation.Missing.Count(m => m.Fact != Known.LevelFact.Label) - owed.Count;
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.FactsMissing) && measured > 0) grounds.Add(new Ground(GroundKind.FactsMissing, $"{Sentences.Two(measured)} số liệu"));
        if (owed.Count > 0) grounds.Add(new Ground(GroundKind.ConclusionOwed, string.Join(", ", owed.Select(m => m.SuppliedBy).Distinct())));
        if (levels.Count > 0 || grounds.Count == 0) grounds.Add(new Ground(GroundKind.LevelAwaited, Few(levels.Count > 0 ? levels : explanation.WaitsFor)));
    }

    /// <summary>Judgements that a body has not made yet.</summary>
    private static List<MissingFact> Owed(CardKind kind, Explanation explanation) =>
        [.. explanation.Lines.Where((l, i) => l.Missing.Count > 0 && RuleTree.IsJudgement(kind.Rules.Conditions[i])).SelectMany(l => l.Missing).Distinct()];

    private static string Rows(Explanation explanation) => string.Join(", ", explanation.Applied.Where(a => a.Decide).SelectMany(a => a.Rows)
        .Concat(explanation.Lines.Select(l => l.UnclearRow).OfType<string>()).Distinct());

    /// <summary>The first names, and how many more there are.</summary>
    public static string Few(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "đối tượng đặt trần chưa có trong số liệu",
        <= Names => string.Join(", ", names),
        _ => $"{string.Join(", ", names.Take(Names))} và {Sentences.Two(names.Count - Names)} nơi khác",
    };
}
