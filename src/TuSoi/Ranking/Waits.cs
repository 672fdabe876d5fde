using TuSoi.Rules.Counting;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Ranking;

/// <summary>Names everything that one result waits for.</summary>
internal static class Waits
{
    public static IReadOnlyList<Wait> Of(CardKind kind, CardSubject subject)
    {
        var flags = subject.Explanation.Verdict.Flags;
        if (subject.Decided is not null || flags.HasFlag(VerdictFlags.NotRanked)) return [];
        return [.. Before(kind, subject.Explanation), .. Beside(kind, subject.Explanation)];
    }

    private static IEnumerable<Wait> Before(CardKind kind, Explanation explanation)
    {
        foreach (var one in explanation.Circumstances)
        {
            if (one.Case.Effect == SpecialEffect.Hold) yield return new(WaitKind.Held, $"{one.Case.Says} {one.Case.Task}".TrimEnd(), kind.IsPrivate(one.Case));
            if (one.Waits) yield return new(WaitKind.Comment, one.Case.Task.Length > 0 ? one.Case.Task : one.Case.Says, kind.IsPrivate(one.Case));
        }
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.BallotAwaited)) yield return new(WaitKind.Ballot, $"Chưa có biên bản kiểm phiếu. Nơi bỏ phiếu: {Voters(kind)}.");
    }

    private static IEnumerable<Wait> Beside(CardKind kind, Explanation explanation)
    {
        var flags = explanation.Verdict.Flags;
        if (flags.HasFlag(VerdictFlags.QuotaWaits)) yield return new(WaitKind.Quota, "Số suất hoặc thứ tự còn tùy vào phiếu, mức của các đối tượng khác trong phạm vi chưa rõ; tạm đề nghị Tốt.");
        if (flags.HasFlag(VerdictFlags.QuotaUnchecked)) yield return new(WaitKind.QuotaAbove, "Tổ chức là phạm vi tính tỷ lệ không có trong số liệu; cấp trên kiểm tra giới hạn khi quyết định.");
        if (flags.HasFlag(VerdictFlags.Provisional))
            yield return new(WaitKind.Levels, $"Mức đã dùng của {Grounds.Few(explanation.WaitsFor)} chưa được quyết định; khi có quyết định, kết quả này tính lại.");
    }

    /// <summary>Who votes last on the kind.</summary>
    private static string Voters(CardKind kind) =>
        kind.Pack.Ballots.GetValueOrDefault(kind.Rules.Kind.Id, []).Where(b => b.Of.Purpose != BallotPurpose.Self).Select(b => b.Of.Voters).FirstOrDefault() ?? "hội nghị có thẩm quyền";
}
