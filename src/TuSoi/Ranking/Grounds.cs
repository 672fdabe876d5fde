using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>Works out on which grounds a subject waits for a decision.</summary>
internal static class Grounds
{
    private const int Names = 3;

    /// <param name="open">For the card; else nothing is told that only the subject and the deciding body may know.</param>
    public static IReadOnlyList<Ground> Of(CardKind kind, Explanation explanation, bool open)
    {
        var flags = explanation.Verdict.Flags;
        if ((flags & VerdictFlags.NeedsDecision) == 0) return [];
        var grounds = new List<Ground>();
        if (flags.HasFlag(VerdictFlags.Elsewhere) && (flags & (VerdictFlags.Open | VerdictFlags.Undetermined)) != 0) grounds.Add(new(GroundKind.OtherPaper, kind.Rules.Ladder.Elsewhere!.Paper));
        else if ((flags & (VerdictFlags.ByReading | VerdictFlags.TextUnclear)) != 0 || IsOpenByText(flags)) grounds.Add(new(GroundKind.TextUnclear, Rows(kind, explanation, open)));
        if (flags.HasFlag(VerdictFlags.Undetermined)) Undetermined(kind, explanation, grounds);
        Layers(kind, explanation, grounds, open);
        return grounds;
    }

    // A ballot may leave the result open although the text is clear.
    private static bool IsOpenByText(VerdictFlags flags) => flags.HasFlag(VerdictFlags.Open) && (flags & (VerdictFlags.BallotUnresolved | VerdictFlags.BallotDiffers)) == 0;

    private static void Layers(CardKind kind, Explanation explanation, List<Ground> grounds, bool open)
    {
        var verdict = explanation.Verdict;
        if (verdict.Flags.HasFlag(VerdictFlags.BallotDiffers)) grounds.Add(new(GroundKind.BallotDiffers, $"phiếu {Sentences.Name(verdict.Ballot)}, điều kiện {Sentences.Name(verdict.ByConditions)}"));
        if (verdict.Flags.HasFlag(VerdictFlags.BallotUnresolved) && explanation.Ballot is { } ballot) grounds.Add(new(GroundKind.BallotUnresolved, BallotShown.Unresolved(ballot.Outcome.State)));
        if (verdict.Flags.HasFlag(VerdictFlags.QuotaTie)) grounds.Add(new(GroundKind.QuotaTie, $"bằng với {Sentences.Two(explanation.Quota?.Level ?? 0)} {kind.Counted} khác"));
        if (verdict.Flags.HasFlag(VerdictFlags.LateCap)) grounds.Add(new(GroundKind.LateCap, $"trần hiện nay là {Sentences.Name(verdict.Ceiling)}"));
        if (verdict.Flags.HasFlag(VerdictFlags.SpecialDecision)) grounds.Add(new(GroundKind.SpecialCase, Special(kind, explanation, open)));
    }

    private static string Special(CardKind kind, Explanation explanation, bool open)
    {
        var asking = explanation.Circumstances.Where(c => c.Case.Decide).Select(c => c.Case).ToList();
        return !open && asking.Exists(kind.IsPrivate) ? ResultRow.Hidden : string.Join(", ", asking.Select(c => c.Because.Article).Distinct());
    }

    private static void Undetermined(CardKind kind, Explanation explanation, List<Ground> grounds)
    {
        var levels = explanation.Missing.Where(m => m.Fact == Known.LevelFact.Label).Select(m => m.Of).Distinct().ToList();
        var owed = Owed(kind, explanation);
        var measured = explanation.Missing.Count(m => m.Fact != Known.LevelFact.Label) - owed.Count;
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.FactsMissing) && measured > 0) grounds.Add(new Ground(GroundKind.FactsMissing, $"{Sentences.Two(measured)} số liệu"));
        if (owed.Count > 0) grounds.Add(new Ground(GroundKind.ConclusionOwed, string.Join(", ", owed.Select(m => m.SuppliedBy).Distinct())));
        if (levels.Count > 0 || grounds.Count == 0 && !explanation.Verdict.Flags.HasFlag(VerdictFlags.BallotUnresolved)) grounds.Add(new Ground(GroundKind.LevelAwaited, Few(levels.Count > 0 ? levels : explanation.WaitsFor)));
    }

    /// <summary>Judgements that a body has not made yet.</summary>
    private static List<MissingFact> Owed(CardKind kind, Explanation explanation) =>
        [.. explanation.Lines.Where((l, i) => l.Missing.Count > 0 && RuleTree.IsJudgement(kind.Rules.Conditions[i])).SelectMany(l => l.Missing).Distinct()];

    // Which text is unclear would tell of a discipline where only a discipline makes it unclear.
    private static string Rows(CardKind kind, Explanation explanation, bool open) => string.Join(", ",
        explanation.Applied.Where(a => a.Decide).SelectMany(a => open || !kind.RestrictedSentences.Contains(a.Says) ? a.Rows : [ResultRow.Hidden])
            .Concat(explanation.Lines.Select((l, i) => l.UnclearRow is null || open || !kind.IsRestricted(i) ? l.UnclearRow : ResultRow.Hidden).OfType<string>()).Distinct());

    /// <summary>The first names, and how many more there are.</summary>
    public static string Few(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "đối tượng đặt trần chưa có trong số liệu",
        <= Names => string.Join(", ", names),
        _ => $"{string.Join(", ", names.Take(Names))} và {Sentences.Two(names.Count - Names)} đối tượng khác",
    };
}
