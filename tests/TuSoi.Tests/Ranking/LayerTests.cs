using TuSoi.Ranking;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using Xunit;

namespace TuSoi.Tests.Ranking;

/// <summary>What cards say of ballot, ceiling, quota and special cases.</summary>
public sealed class LayerTests
{
    private static readonly CardText Text = new(SmallScope.Made.Ranking.Pack, SmallScope.Head);

    private static string Card(string code, string kind = "member") => string.Join(' ', Text.Of(SmallScope.Subject(code, kind)).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static VerdictFlags Flags(string code) => SmallScope.Subject(code).Explanation.Verdict.Flags;

    [Fact]
    public void Layers_stand_in_their_order_on_every_card_of_somebody_ranked()
    {
        foreach (var subject in SmallScope.Everybody().Where(s => !s.Explanation.Verdict.Flags.HasFlag(VerdictFlags.NotRanked)))
        {
            var lines = Text.Of(subject).Split('\n');
            var steps = lines.Where(l => l.Length > 3 && char.IsAsciiDigit(l[0]) && l[1] == '.').Select(l => l[3..Math.Min(l.Length, 15)].Trim()).ToList();
            Assert.Equal(subject.Decided is null ? ["Điều kiện", "Phiếu", "Trần", "Tỷ lệ", "Đề nghị"] : ["Điều kiện", "Phiếu", "Trần", "Tỷ lệ", "Đề nghị", "Quyết định"], steps);
        }
    }

    [Theory]
    [InlineData("DV101", VerdictFlags.None, QualityLevel.Excellent, "Có suất. Thứ 1, còn 2 suất chưa quyết định")]
    [InlineData("DV102", VerdictFlags.QuotaTie, QualityLevel.Good, "đồng phiếu ở suất Xuất sắc cuối cùng, bằng với 01 người khác; tạm đề nghị mức Tốt.")]
    [InlineData("DV104", VerdictFlags.QuotaFull, QualityLevel.Good, "Đủ điều kiện Xuất sắc nhưng đã hết suất trong phạm vi, nên đề nghị Tốt.")]
    [InlineData("DV105", VerdictFlags.BallotDiffers, QualityLevel.Good, "phiếu Tốt, điều kiện Xuất sắc; tạm đề nghị mức Tốt.")]
    [InlineData("DV106", VerdictFlags.BallotDiffers, QualityLevel.Good, "theo phiếu là Xuất sắc, theo điều kiện là Tốt. Phần mềm tạm lấy mức thấp hơn; cấp có thẩm quyền quyết định mức và ghi lý do.")]
    [InlineData("DV107", VerdictFlags.BallotDiffers, QualityLevel.Completed, "Tốt 6 phiếu; cộng 6, 50,00%: đúng 50%, chưa đạt Hoàn thành 6 phiếu; cộng 12, 100,00%: đạt")]
    [InlineData("DV201", VerdictFlags.QuotaWaits, QualityLevel.Good, "suất còn chờ các đối tượng khác trong phạm vi, tạm đề nghị Tốt.")]
    [InlineData("DV202", VerdictFlags.BallotUnresolved, null, "Không hoàn thành 0 phiếu; cộng 4, 40,00%: chưa đạt Bỏ trống 6")]
    [InlineData("DV203", VerdictFlags.BallotAwaited, QualityLevel.Good, "chờ phiếu: Chưa có biên bản kiểm phiếu. Nơi bỏ phiếu: Đảng viên có quyền biểu quyết của chi bộ.")]
    [InlineData("DV204", VerdictFlags.BallotUnresolved, null, "Xuất sắc 3 + Tốt 3 + Hoàn thành 0 + Không hoàn thành 0 + bỏ trống 2 không bằng hợp lệ 10.")]
    [InlineData("DV205", VerdictFlags.Held, null, "Chưa xếp loại được: đảng viên vắng mặt, chưa được đánh giá. Tổ chức đánh giá, xếp loại trong thời gian sớm nhất.")]
    [InlineData("DV206", VerdictFlags.CommentOwed, QualityLevel.Good, "chờ nhận xét: Lấy nhận xét của chi bộ nơi sinh hoạt tạm thời trước khi xếp loại.")]
    [InlineData("DV207", VerdictFlags.SpecialDecision, null, "Năm xếp loại lại: 2022, mức Không hoàn thành. Việc phải làm: Cấp ủy cấp trên trực tiếp hủy kết quả cũ")]
    [InlineData("DV002", VerdictFlags.QuotaUnchecked, QualityLevel.Excellent, "Tổ chức là phạm vi tính tỷ lệ không có trong số liệu; cấp trên kiểm tra giới hạn khi quyết định.")]
    public void Every_outcome_is_named(string code, VerdictFlags flag, QualityLevel? suggested, string words)
    {
        Assert.True(Flags(code).HasFlag(flag), $"{Flags(code)}");
        Assert.Equal(suggested, SmallScope.Subject(code).Explanation.Verdict.Suggested);
        Assert.Contains(words, Card(code));
    }

    [Fact]
    public void A_ceiling_that_came_after_the_decision_asks_for_a_new_one()
    {
        var card = Card("CU02", "grassroots_committee");
        Assert.Contains("Đã quyết định mức Xuất sắc; còn phải quyết định: trần có sau quyết định, trần hiện nay là Tốt.", card);
        Assert.Contains("Đã quyết định, cần xem lại", card);
        Assert.Contains("không tự chuyển cho đối tượng khác", card);
    }

    [Fact]
    public void Whoever_needs_a_decision_is_told_why()
    {
        foreach (var subject in SmallScope.Everybody().Where(s => s.Decided is null && (s.Explanation.Verdict.Flags & VerdictFlags.NeedsDecision) != 0))
        {
            var lines = Text.Of(subject).Split('\n');
            Assert.Contains(lines, l => l.StartsWith("Lý do ", StringComparison.Ordinal));
            Assert.Contains(lines, l => l.StartsWith("Trạng thái     Cần quyết định", StringComparison.Ordinal) || l.Contains("còn việc cần quyết định", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_tie_tells_how_many_stand_level_and_never_who()
    {
        var card = Card("DV102");
        Assert.Contains("Bằng phiếu Với 01 người khác; phần mềm không chọn thay", card);
        Assert.Contains("Thứ 2 đến 3 trong 4 người đủ điều kiện và phiếu Xuất sắc", card);
        Assert.All((string[])["Mạc Thị Hiền", "Nguyễn Huỳnh Bảo Trân", "Tống Phước Lâm"], name => Assert.DoesNotContain(name, card));
    }

    [Fact]
    public void Both_bases_of_the_quota_stand_beside_each_other()
    {
        var card = Card("DV101");
        Assert.Contains("Đạt từ Tốt trở lên 15", card);
        Assert.Contains("Số suất Xuất sắc 2 (cách A, trên số cuối cùng xếp Tốt)", card);
        Assert.Contains("Nếu tính cách B 3 suất (cách B, trên số đạt từ Tốt trở lên)", card);
        Assert.Contains("0 đã quyết định, 1 được đề nghị, còn 1", card);
    }

    [Fact]
    public void Slips_are_told_by_ground_and_shares_to_two_decimals_with_their_base()
    {
        var card = Card("DV102");
        Assert.Contains("Triệu tập 13 Có mặt 12 Phát ra 12 Thu vào 12 Không hợp lệ 0 (không do tổ kiểm phiếu phát ra) Không hợp lệ 0 (không đánh giá đối tượng nào) Không hợp lệ 1 (viết thêm trái quy định) Hợp lệ 11", card);
        Assert.Contains("Tỷ lệ tính trên 11 phiếu hợp lệ thu vào", card);
        Assert.Contains("Xuất sắc 7 phiếu; cộng 7, 63,64%: đạt Tốt 4 phiếu; cộng 11, 100,00%", card);
        Assert.Contains("từ 06 phiếu. Đúng 50% chưa đạt", card);
    }

    [Fact]
    public void A_share_is_never_rounded_onto_a_half_that_it_is_not() => Assert.Contains("Tốt 15001 phiếu; cộng 15001, trên 50,00%: đạt", Card("DV208"));

    [Fact]
    public void A_sensitive_case_stands_on_the_card_of_its_subject()
    {
        Assert.Contains("Trường hợp đặc biệt (nội dung hạn chế)", Card("DV120"));
        Assert.Contains("Nghỉ thai sản trong năm", Card("DV120"));
        Assert.Contains("Căn cứ: C.IV.3 (SPC-013)", Card("DV120"));
        Assert.DoesNotContain("nội dung hạn chế", Card("DV206"));
    }

    [Fact]
    public void The_same_persons_level_as_a_leader_stands_beside() => Assert.Contains("Mức lãnh đạo Hoàn thành tốt nhiệm vụ", Card("DV206"));

    [Fact]
    public void Readings_of_ballot_and_quota_are_named()
    {
        foreach (var row in (string[])["AMB-17", "AMB-23", "AMB-24", "AMB-25"]) Assert.Contains($"{row} C.", Card("DV101"));
    }
}
