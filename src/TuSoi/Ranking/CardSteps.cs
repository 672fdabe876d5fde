using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>
/// The steps from conditions to the decision: conditions, ballot, ceiling, quota, decision. A step is shown once there is something of it.
/// </summary>
internal static class CardSteps
{
    public static IEnumerable<Step> Of(CardKind kind, CardSubject subject)
    {
        var verdict = subject.Explanation.Verdict;
        if (verdict.Flags.HasFlag(VerdictFlags.NotRanked)) yield break;
        yield return Conditions(kind, verdict);
        if (Ceiling(kind, subject.Explanation) is { } ceiling) yield return ceiling;
        if (subject.Decided is { } decided) yield return new Step("Quyết định", decided, Wording.ShortLevel(decided), "Cấp có thẩm quyền đã quyết định");
    }

    private static Step Conditions(CardKind kind, Verdict verdict)
    {
        const string name = "Điều kiện";
        if (kind.Rules.Cases.Count == 0) return new Step(name, null, "Ở văn bản khác", kind.Rules.Ladder.Elsewhere?.Paper ?? "");
        var level = verdict.Flags.HasFlag(VerdictFlags.Capped) ? Sentences.Highest(verdict.Printed) : verdict.Suggested;
        if (level is { } reached)
            return new Step(name, level, Wording.ShortLevel(reached), verdict.Flags.HasFlag(VerdictFlags.ByReading) ? "Theo cách đọc đã chọn" : reached == QualityLevel.NotCompleted ? "Không đủ mức cao hơn" : "Cho phép từ mức này trở xuống");
        return verdict.Flags.HasFlag(VerdictFlags.Undetermined)
            ? new Step(name, null, "Chưa rõ", verdict.Possible == LevelSet.None ? "" : $"Còn có thể: {Sentences.Levels(verdict.Possible)}")
            : new Step(name, null, "Không đề nghị", "Văn bản không cho một mức");
    }

    private static Step? Ceiling(CardKind kind, Explanation explanation)
    {
        if (kind.Rules.Caps.Count == 0) return null;
        if (explanation.Verdict.Ceiling is not { } ceiling) return new Step("Trần", null, "Chưa rõ", $"Chờ mức của {Grounds.Few(explanation.WaitsFor)}");
        var says = explanation.Applied.Where(a => kind.Rules.Caps.Any(c => a.Says.StartsWith(c.Of.Says, StringComparison.Ordinal))).Select(a => a.Says);
        return new Step("Trần", ceiling, Wording.ShortLevel(ceiling), says.FirstOrDefault() ?? "");
    }
}
