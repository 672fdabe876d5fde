using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Ranking;

/// <summary>
/// The layers in the order in which they apply (QUO-010): conditions, ballot, ceiling, quota, then the proposal and, once there is one, the
/// decision. Each is shown also where it says nothing.
/// </summary>
internal static class CardSteps
{
    public static IEnumerable<Step> Of(CardKind kind, CardSubject subject)
    {
        var explanation = subject.Explanation;
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.NotRanked)) yield break;
        yield return Conditions(kind, explanation.Verdict);
        yield return Ballot(kind, subject);
        yield return Ceiling(kind, explanation);
        var (result, says) = QuotaPlaces.Step(kind, subject);
        yield return new Step("Giới hạn tỷ lệ", null, result, says);
        yield return Proposal(subject);
        if (subject.Decided is { } decided) yield return new Step("Quyết định", decided, Wording.ShortLevel(decided), "Cấp có thẩm quyền đã quyết định");
    }

    private static Step Conditions(CardKind kind, Verdict verdict)
    {
        const string name = "Điều kiện";
        if (kind.Rules.Cases.Count == 0) return new Step(name, null, "Ở văn bản khác", kind.Rules.Ladder.Elsewhere?.Paper ?? "");
        if (verdict.ByConditions is { } reached)
            return new Step(name, reached, Wording.ShortLevel(reached), verdict.Flags.HasFlag(VerdictFlags.ByReading) ? "Theo cách đọc đã chọn" : reached == QualityLevel.NotCompleted ? "Không đủ mức cao hơn" : "Cho phép từ mức này trở xuống");
        // Several outcomes are open, or the text gives none.
        return verdict.Flags.HasFlag(VerdictFlags.Open) && (verdict.Flags & (VerdictFlags.BallotUnresolved | VerdictFlags.BallotDiffers)) == 0
            ? new Step(name, null, "Không đề nghị", "Văn bản không cho một mức")
            : new Step(name, null, "Chưa rõ", verdict.Possible == LevelSet.None ? "" : $"Còn có thể: {Sentences.Levels(verdict.Possible)}");
    }

    private static Step Ballot(CardKind kind, CardSubject subject)
    {
        const string name = "Phiếu";
        var explanation = subject.Explanation;
        if (explanation.Circumstances.Any(c => c.Case.Effect == SpecialEffect.External)) return new Step(name, null, "Không dùng", "Mức do nơi khác xếp");
        if (!kind.HasBallot) return new Step(name, null, "Không áp dụng", "Văn bản không quy định bỏ phiếu cho loại này");
        if (explanation.Ballot is not { Ballot: { } ballot, Outcome: var outcome } counted) return new Step(name, null, subject.Decided is null ? "Chờ phiếu" : "Không ghi", "Chưa có biên bản kiểm phiếu trong số liệu");
        if (outcome.Level is not { } level) return new Step(name, null, "Chưa cho một mức", Sentences.Opening(BallotShown.Unresolved(outcome.State)));
        return new Step(name, level, Wording.ShortLevel(level), $"{Votes(new BallotCounts(ballot, counted), level)}{(explanation.Verdict.Flags.HasFlag(VerdictFlags.BallotDiffers) ? "; khác điều kiện" : "")}");
    }

    private static string Votes(BallotCounts counts, QualityLevel level)
    {
        var reached = counts.Votes().FirstOrDefault(v => v.Mark == VoteMark.Reached && v.Level == level) ?? counts.Votes().FirstOrDefault(v => v.Level == level);
        return reached is not { Sum: { } sum } ? "Theo biên bản kiểm phiếu" : level == QualityLevel.NotCompleted ? "Không mức nào cao hơn quá nửa số phiếu" : level == QualityLevel.Excellent ? $"{sum}/{counts.Among} phiếu Xuất sắc" : $"{sum}/{counts.Among} phiếu từ {Wording.ShortLevel(level)} trở lên";
    }

    private static Step Ceiling(CardKind kind, Explanation explanation)
    {
        const string name = "Trần";
        var special = explanation.Circumstances.FirstOrDefault(c => c.Case.Effect == SpecialEffect.Cap);
        if (explanation.Verdict.Ceiling is { } ceiling)
        {
            var says = explanation.Applied.Where(a => a.Kind == AppliedKind.Cap).Select(a => a.Says);
            return new Step(name, ceiling, Wording.ShortLevel(ceiling), says.FirstOrDefault() ?? special?.Case.Says ?? "");
        }
        if (kind.Rules.Caps.Count == 0) return new Step(name, null, "Không áp dụng", "Mức không phụ thuộc mức của nơi khác");
        if (!explanation.AwaitsCeiling) return new Step(name, null, "Không có", "Không có nơi nào đặt trần cho mức này");
        return new Step(name, null, "Chưa rõ", explanation.WaitsFor.Count == 0 ? "Danh sách nơi đặt trần chưa đủ" : $"Chờ mức của {Grounds.Few(explanation.WaitsFor)}");
    }

    private static Step Proposal(CardSubject subject)
    {
        const string name = "Đề nghị";
        var (explanation, verdict) = (subject.Explanation, subject.Explanation.Verdict);
        if (verdict.Suggested is { } level) return new Step(name, level, Wording.ShortLevel(level), Sentences.Opening(Sentences.Lowered(explanation) ?? (subject.Decided is not null ? "theo các bước trên" : "chờ cấp có thẩm quyền quyết định")));
        return verdict.Flags.HasFlag(VerdictFlags.Held) ? new Step(name, null, "Chưa xếp loại được", "Xem trường hợp đặc biệt") : new Step(name, null, "Chưa đề nghị", subject.Decided is null ? "Cấp có thẩm quyền quyết định" : "Đã có quyết định");
    }
}
