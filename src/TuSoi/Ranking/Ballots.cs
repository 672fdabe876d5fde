using TuSoi.Rules.Counting;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>Puts the ballot of one subject together for its card.</summary>
internal static class Ballots
{
    public static BallotShown? Of(Explanation explanation)
    {
        if (explanation.Ballot is not { Ballot: { } ballot } explained) return null;
        var counts = new BallotCounts(ballot, explained);
        return new BallotShown(BallotShown.Purpose(ballot.Of.Purpose), $"{ballot.Of.Voters}; {(ballot.Secret ? "phiếu kín" : "phiếu công khai")}",
            [.. counts.Slips()], [.. counts.Votes()], Base(ballot, counts.Among), [.. Says(ballot, explained, counts.Among), .. Differs(ballot, explanation)]);
    }

    private static string Base(Ballot ballot, int among)
    {
        var number = among < 0 ? "chưa ghi số" : $"{among}";
        return ballot.Base switch
        {
            BallotBase.Collected => $"{number} phiếu thu vào",
            BallotBase.Issued => $"{number} phiếu phát ra",
            BallotBase.Summoned => $"{number} người được triệu tập",
            BallotBase.MarkedForSubject => $"{number} phiếu có đánh dấu ở dòng này",
            _ => $"{number} phiếu hợp lệ thu vào",
        };
    }

    private static IEnumerable<string> Says(Ballot ballot, BallotExplanation explained, int among)
    {
        if (among > 0)
            yield return ballot.HalfReaches ? $"Đạt một mức khi mức ấy và các mức cao hơn có từ một nửa số phiếu: từ {Sentences.Two((among + 1) / 2)} phiếu."
                : $"Đạt một mức khi mức ấy và các mức cao hơn có trên một nửa số phiếu: từ {Sentences.Two(among / 2 + 1)} phiếu. Đúng 50% chưa đạt, cộng xuống mức dưới.";
        if (ballot.ExcellentByOrder) yield return "Mức Xuất sắc chỉ xét theo thứ tự phiếu, không cần quá nửa.";
        if (explained.Outcome is { IsOpen: true, State: var state }) yield return $"Phiếu chưa cho một mức: {BallotShown.Unresolved(state)}. Cấp có thẩm quyền quyết định và ghi lý do.";
        if (explained.Outcome.State == BallotState.Inconsistent)
            foreach (var fault in BallotSums.Faults(ballot.Kind, explained.First).Concat(explained.Second is { } second ? BallotSums.Faults(BallotKind.ApproveProposal, second) : [])) yield return fault.Says;
    }

    // Both are shown, nothing is changed by itself (VOT-026).
    private static IEnumerable<string> Differs(Ballot ballot, Explanation explanation)
    {
        var verdict = explanation.Verdict;
        if (!verdict.Flags.HasFlag(VerdictFlags.BallotDiffers)) yield break;
        var taken = ballot.Of.Differs switch
        {
            BallotDiffers.Conditions => "Phần mềm tạm lấy mức theo điều kiện",
            BallotDiffers.Open => "Phần mềm không đề nghị mức nào",
            _ => "Phần mềm tạm lấy mức thấp hơn",
        };
        yield return $"Phiếu khác điều kiện: theo phiếu là {Sentences.Name(verdict.Ballot)}, theo điều kiện là {Sentences.Name(verdict.ByConditions)}. {taken}; cấp có thẩm quyền quyết định mức và ghi lý do.";
    }
}
