namespace TuSoi.Rules.Counting;

/// <summary>What is wrong with the numbers of one line.</summary>
/// <param name="Field">The number to look at first, by its name in the fact dictionary.</param>
public sealed record BallotFault(string Code, string Field, string Says);

/// <summary>
/// The sums that counts of a ballot must satisfy. A number that is not recorded is left out, or is the sum of its parts where they all are;
/// no part may exceed a whole it belongs to, also where the number between the two is not recorded.
/// </summary>
public static class BallotSums
{
    public static bool AddUp(BallotKind kind, BallotLine line)
    {
        var marks = Marks(kind, line);
        return marks.Fits(line.Valid) && Slips(marks, line).Fits(line.Collected)
            && Within(Own(marks, line), line.Issued, line.Present, line.Summoned) && Within(line.Issued, line.Present, line.Summoned) && Within(line.Present, line.Summoned);
    }

    /// <summary>Every fault of the line, in Vietnamese with the numbers.</summary>
    public static IEnumerable<BallotFault> Faults(BallotKind kind, BallotLine line)
    {
        var marks = Marks(kind, line);
        if (!Within(line.Present, line.Summoned))
            yield return new("ballot.present", "present", $"Có mặt {line.Present} nhiều hơn triệu tập {line.Summoned}.");
        if (!Within(line.Issued, line.Present, line.Summoned))
            yield return new("ballot.issued", "issued", $"Phát ra {line.Issued} phiếu nhiều hơn {(Within(line.Issued, line.Present) ? $"{line.Summoned} người được triệu tập" : $"{line.Present} người có mặt")}.");
        if (Own(marks, line) is var own && !Within(own, line.Issued, line.Present, line.Summoned))
            yield return new("ballot.collected", line.Collected < 0 ? "valid" : "collected", $"{OwnTold(own, line)} vẫn nhiều hơn {WholeTold(own, line)}.");
        if (!Slips(marks, line).Fits(line.Collected))
            yield return new("ballot.valid", "valid", $"Hợp lệ {Told(line.Valid)} cộng không hợp lệ {Told(line.Foreign)} + {Told(line.Empty)} + {Told(line.ExtraWords)} không bằng thu vào {Told(line.Collected)}{(line.Valid < 0 ? $"; {MarksTold(kind, line)}" : "")}.");
        if (!marks.Fits(line.Valid)) yield return new("ballot.marks", "valid", $"{MarksTold(kind, line)} không bằng hợp lệ {Told(line.Valid)}.");
    }

    private readonly record struct Parts(long Sum, bool Complete)
    {
        public static Parts Of(params ReadOnlySpan<int> numbers)
        {
            var (sum, complete) = (0L, true);
            foreach (var number in numbers)
            {
                if (number < 0) complete = false;
                else sum += number;
            }
            return new(sum, complete);
        }

        public bool Fits(int whole) => whole < 0 || (Complete ? Sum == whole : Sum <= whole);

        /// <summary>The whole itself, where it is recorded.</summary>
        public Parts Or(int whole) => whole < 0 ? this : new(whole, true);

        public static Parts operator +(Parts one, Parts other) => new(one.Sum + other.Sum, one.Complete && other.Complete);
    }

    private static Parts Marks(BallotKind kind, BallotLine line) => kind switch
    {
        BallotKind.FiveBoxes => Parts.Of(line.Excellent, line.Good, line.Completed, line.NotCompleted, line.Unranked, line.Blank),
        BallotKind.TwoRounds => Parts.Of(line.Good, line.Completed, line.NotCompleted, line.Blank),
        BallotKind.ApproveProposal => Parts.Of(line.Agree, line.Disagree, line.Blank),
        _ => Parts.Of(line.Excellent, line.Good, line.Completed, line.NotCompleted, line.Blank),
    };

    private static Parts Slips(Parts marks, BallotLine line) => marks.Or(line.Valid) + Parts.Of(line.Foreign, line.Empty, line.ExtraWords);

    // Slips that the tellers gave out and that came back: at least so many. Foreign ones are recorded where there are any.
    private static long Own(Parts marks, BallotLine line) =>
        line.Collected < 0 ? (marks.Or(line.Valid) + Parts.Of(line.Empty, line.ExtraWords)).Sum : line.Collected - (long)Math.Max(0, line.Foreign);

    private static bool Within(long part, params ReadOnlySpan<int> wholes)
    {
        foreach (var whole in wholes)
            if (whole >= 0 && part > whole) return false;
        return true;
    }

    private static string OwnTold(long own, BallotLine line) => line.Collected < 0 ? $"Ít nhất {own} phiếu đã thu vào"
        : $"Thu vào {line.Collected} phiếu, trừ {Math.Max(0, line.Foreign)} phiếu không do tổ kiểm phiếu phát,";

    private static string WholeTold(long own, BallotLine line) => !Within(own, line.Issued) ? $"{line.Issued} phiếu phát ra"
        : !Within(own, line.Present) ? $"{line.Present} người có mặt" : $"{line.Summoned} người được triệu tập";

    private static string MarksTold(BallotKind kind, BallotLine line) => kind switch
    {
        BallotKind.FiveBoxes => $"Xuất sắc {Told(line.Excellent)} + Tốt {Told(line.Good)} + Hoàn thành {Told(line.Completed)} + Không hoàn thành {Told(line.NotCompleted)} + Chưa xếp loại {Told(line.Unranked)} + bỏ trống {Told(line.Blank)}",
        BallotKind.TwoRounds => $"Tốt {Told(line.Good)} + Hoàn thành {Told(line.Completed)} + Không hoàn thành {Told(line.NotCompleted)} + bỏ trống {Told(line.Blank)}",
        BallotKind.ApproveProposal => $"Đồng ý {Told(line.Agree)} + không đồng ý {Told(line.Disagree)} + bỏ trống {Told(line.Blank)}",
        _ => $"Xuất sắc {Told(line.Excellent)} + Tốt {Told(line.Good)} + Hoàn thành {Told(line.Completed)} + Không hoàn thành {Told(line.NotCompleted)} + bỏ trống {Told(line.Blank)}",
    };

    private static string Told(int number) => number < 0 ? "(chưa ghi)" : $"{number}";
}
