namespace TuSoi.Rules.Counting;

/// <summary>What is wrong with the numbers of one line.</summary>
/// <param name="Field">The number to look at first, by its name in the fact dictionary.</param>
public sealed record BallotFault(string Code, string Field, string Says);

/// <summary>The sums that counts of a ballot must satisfy. Numbers that are not recorded are left out; what is recorded may not exceed its whole.</summary>
public static class BallotSums
{
    public static bool AddUp(BallotKind kind, BallotLine line) =>
        Slips(line) && Parts(line.Valid, line.Foreign, line.Empty, line.ExtraWords, line.Collected) && Marks(kind, line);

    /// <summary>Every fault of the line, in Vietnamese with the numbers.</summary>
    public static IEnumerable<BallotFault> Faults(BallotKind kind, BallotLine line)
    {
        if (line is { Present: >= 0, Summoned: >= 0 } && line.Present > line.Summoned)
            yield return new("ballot.present", "present", $"Có mặt {line.Present} nhiều hơn triệu tập {line.Summoned}.");
        if (line is { Issued: >= 0, Present: >= 0 } && line.Issued > line.Present)
            yield return new("ballot.issued", "issued", $"Phát ra {line.Issued} phiếu nhiều hơn {line.Present} người có mặt.");
        if (line is { Collected: >= 0, Issued: >= 0 } && line.Collected - Math.Max(0, line.Foreign) > line.Issued)
            yield return new("ballot.collected", "collected", $"Thu vào {line.Collected} phiếu, trừ {Math.Max(0, line.Foreign)} phiếu không do tổ kiểm phiếu phát, vẫn nhiều hơn {line.Issued} phiếu phát ra.");
        if (!Parts(line.Valid, line.Foreign, line.Empty, line.ExtraWords, line.Collected))
            yield return new("ballot.valid", "valid", $"Hợp lệ {Told(line.Valid)} cộng không hợp lệ {Told(line.Foreign)} + {Told(line.Empty)} + {Told(line.ExtraWords)} không bằng thu vào {Told(line.Collected)}.");
        if (!Marks(kind, line)) yield return new("ballot.marks", "valid", $"{MarksTold(kind, line)} không bằng hợp lệ {Told(line.Valid)}.");
    }

    private static bool Slips(BallotLine line) =>
        (line.Present < 0 || line.Summoned < 0 || line.Present <= line.Summoned) && (line.Issued < 0 || line.Present < 0 || line.Issued <= line.Present)
        && (line.Collected < 0 || line.Issued < 0 || line.Collected - Math.Max(0, line.Foreign) <= line.Issued);

    private static bool Marks(BallotKind kind, BallotLine line) => kind switch
    {
        BallotKind.FiveBoxes => Sum(line.Valid, line.Excellent, line.Good, line.Completed, line.NotCompleted, line.Unranked, line.Blank),
        BallotKind.TwoRounds => Sum(line.Valid, line.Good, line.Completed, line.NotCompleted, line.Blank),
        BallotKind.ApproveProposal => Sum(line.Valid, line.Agree, line.Disagree, line.Blank),
        _ => Sum(line.Valid, line.Excellent, line.Good, line.Completed, line.NotCompleted, line.Blank),
    };

    private static string MarksTold(BallotKind kind, BallotLine line) => kind switch
    {
        BallotKind.FiveBoxes => $"Xuất sắc {Told(line.Excellent)} + Tốt {Told(line.Good)} + Hoàn thành {Told(line.Completed)} + Không hoàn thành {Told(line.NotCompleted)} + Chưa xếp loại {Told(line.Unranked)} + bỏ trống {Told(line.Blank)}",
        BallotKind.TwoRounds => $"Tốt {Told(line.Good)} + Hoàn thành {Told(line.Completed)} + Không hoàn thành {Told(line.NotCompleted)} + bỏ trống {Told(line.Blank)}",
        BallotKind.ApproveProposal => $"Đồng ý {Told(line.Agree)} + không đồng ý {Told(line.Disagree)} + bỏ trống {Told(line.Blank)}",
        _ => $"Xuất sắc {Told(line.Excellent)} + Tốt {Told(line.Good)} + Hoàn thành {Told(line.Completed)} + Không hoàn thành {Told(line.NotCompleted)} + bỏ trống {Told(line.Blank)}",
    };

    private static bool Parts(int valid, int foreign, int empty, int words, int collected) => Sum(collected, valid, foreign, empty, words);

    private static bool Sum(int whole, params ReadOnlySpan<int> parts)
    {
        if (whole < 0) return true;
        var (sum, complete) = (0L, true);
        foreach (var part in parts)
        {
            if (part < 0) complete = false;
            else sum += part;
        }
        return complete ? sum == whole : sum <= whole;
    }

    private static string Told(int number) => number < 0 ? "(chưa ghi)" : $"{number}";
}
