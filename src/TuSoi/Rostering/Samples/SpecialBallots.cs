using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples;

/// <summary>Special ballots: a tie at the limit of the quota in one chapter, odd counts in one cell, ballots beside the conditions in another.</summary>
internal static class SpecialBallots
{
    /// <summary>Two cells of twelve, everyone present; 24 reach Good, so there are four places for six who reach Excellent.</summary>
    public const string Tied = "T02";

    /// <summary>One cell of ten, everyone present.</summary>
    public const string Odd = "T07";

    public const int TiedCell = 12, OddCell = 10;

    private static readonly Dictionary<int, int> Excellent = new() { [2] = 11, [14] = 10, [3] = 9, [4] = 8, [15] = 8, [16] = 7 };

    public static IReadOnlyDictionary<int, SampleFixed> TiedMembers { get; } =
        Enumerable.Range(1, 2 * TiedCell).ToDictionary(n => n, n => new SampleFixed(Excellent.ContainsKey(n) ? QualityLevel.Excellent : QualityLevel.Good));

    public static IReadOnlyDictionary<int, SampleFixed> OddMembers { get; } =
        Enumerable.Range(1, OddCell).ToDictionary(n => n, n => new SampleFixed(n is 4 or 5 ? QualityLevel.Excellent : QualityLevel.Good));

    public static IEnumerable<SampleSpecial> All()
    {
        foreach (var (number, votes) in Excellent)
            yield return new(number is 4 or 15 ? $"tie_{number}" : $"before_tie_{number}", $"{Tied}-DV{number:0000}", number is 4 or 15 ? "VOT-034" : "VOT-023",
                number is 4 or 15 ? "Bằng phiếu Xuất sắc với một người khác ở đúng chỗ cuối của tỷ lệ." : $"Đạt Xuất sắc với {votes}/{TiedCell} phiếu.")
            { Marks = new(votes, TiedCell - votes, 0, 0) };
        yield return new("no_majority", $"{Odd}-DV0004", "AMB-63", "10 phiếu hợp lệ, 6 phiếu bỏ trống dòng này, 4 phiếu Xuất sắc: không mức nào quá nửa.") { Marks = new(4, 0, 0, 0) };
        yield return new("exactly_half", $"{Odd}-DV0005", "VOT-031", "Đúng một nửa số phiếu Xuất sắc.") { Marks = new(5, 5, 0, 0) };
        yield return new("ballot_above_conditions", SpecialMembers.Member(24), "VOT-026", "Phiếu Xuất sắc, điều kiện chỉ đạt Tốt.") { Marks = new(11, 4, 0, 0) };
        yield return new("ballot_below_conditions", SpecialMembers.Member(25), "VOT-026", "Điều kiện đạt Xuất sắc, phiếu chỉ đạt Tốt.") { Marks = new(4, 11, 0, 0) };
    }
}
