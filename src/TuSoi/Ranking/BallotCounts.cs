using TuSoi.Rules.Counting;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking;

/// <summary>The lines of a ballot's table: what the minutes have, with sums carried down and shares to two decimals.</summary>
internal sealed class BallotCounts(Ballot ballot, BallotExplanation explained)
{
    private readonly BallotLine line = explained.First;
    private readonly int among = ballot.BaseOf(explained.First);

    /// <summary>The number of slips that shares are taken of; negative where it is not recorded.</summary>
    public int Among => among;

    public IEnumerable<SlipCount> Slips()
    {
        yield return new("Triệu tập", Told(line.Summoned));
        yield return new("Có mặt", Told(line.Present));
        yield return new("Phát ra", Told(line.Issued));
        yield return new("Thu vào", Told(line.Collected));
        yield return new("Không do tổ kiểm phiếu phát ra", Told(line.Foreign), true);
        yield return new("Không đánh giá đối tượng nào", Told(line.Empty), true);
        yield return new("Viết thêm trái quy định", Told(line.ExtraWords), true);
        yield return new("Hợp lệ", Told(line.Valid));
    }

    public IEnumerable<VoteCount> Votes() => ballot.Kind switch
    {
        BallotKind.ApproveProposal => Approve(line, among, line.Proposed is > 0 and var level ? $"Đồng ý mức {Wording.ShortLevel((QualityLevel)level)}" : "Đồng ý", line.Proposed > 0 ? (QualityLevel)line.Proposed : null),
        BallotKind.TwoRounds => [.. Levels(QualityLevel.Good), Blank(line), .. Second()],
        BallotKind.FiveBoxes => [.. Levels(QualityLevel.Excellent), new("Chưa xếp loại", null, Told(line.Unranked), null, "", VoteMark.None), Blank(line)],
        _ => [.. Levels(QualityLevel.Excellent), Blank(line)],
    };

    private IEnumerable<VoteCount> Levels(QualityLevel highest)
    {
        int? sum = 0;
        var reached = false;
        for (var level = highest; level >= QualityLevel.NotCompleted; level--)
        {
            var votes = Told(VotesFor(level));
            sum += votes;
            var mark = reached || sum is null || among < 0 ? VoteMark.None : MarkOf(sum.Value, among, level);
            reached |= mark == VoteMark.Reached;
            yield return new(Wording.ShortLevel(level), level, votes, sum, Share(sum, among), mark);
        }
    }

    private VoteMark MarkOf(int votes, int of, QualityLevel? level) =>
        ballot.Reaches(votes, of) || level == QualityLevel.Excellent && explained.Outcome.Level == level ? VoteMark.Reached
        : of > 0 && 2L * votes == of ? VoteMark.Half : VoteMark.NotReached;

    private IEnumerable<VoteCount> Second() =>
        explained.Second is not { } second ? [] : Approve(second, ballot.BaseOf(second), "Vòng 2: đồng ý Xuất sắc", QualityLevel.Excellent);

    private IEnumerable<VoteCount> Approve(BallotLine of, int whole, string name, QualityLevel? level)
    {
        yield return new(name, level, Told(of.Agree), Told(of.Agree), Share(Told(of.Agree), whole), of.Agree < 0 || whole < 0 ? VoteMark.None : MarkOf(of.Agree, whole, level));
        yield return new("Không đồng ý", null, Told(of.Disagree), null, "", VoteMark.None);
        yield return Blank(of);
    }

    private static VoteCount Blank(BallotLine of) => new("Bỏ trống", null, Told(of.Blank), null, "", VoteMark.None);

    private int VotesFor(QualityLevel level) => level switch
    {
        QualityLevel.Excellent => line.Excellent,
        QualityLevel.Good => line.Good,
        QualityLevel.Completed => line.Completed,
        _ => line.NotCompleted,
    };

    /// <summary>Two decimals, never rounded onto a half that it is not.</summary>
    public static string Share(int? votes, int among)
    {
        if (votes is not { } known || among <= 0) return "";
        var share = Math.Round(100m * known / among, 2, MidpointRounding.AwayFromZero);
        var aside = share != 50 || 2L * known == among ? "" : 2L * known > among ? "trên " : "dưới ";
        return $"{aside}{share.ToString("0.00", Wording.Vietnamese)}%";
    }

    private static int? Told(int count) => count < 0 ? null : count;
}
