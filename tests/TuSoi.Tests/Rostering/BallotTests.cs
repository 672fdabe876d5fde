using TuSoi.Rostering;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>Lines of "Kiểm phiếu" against the ballots that a pack has, whichever kind of slip it says.</summary>
public sealed class BallotTests
{
    private static readonly Pack Pack = Packs.Bloc.With(ballots: new Dictionary<string, BallotRule>
    {
        ["member"] = Ballot(BallotPurpose.Proposal, BallotKind.OneOfFour, "member"),
        ["own"] = Ballot(BallotPurpose.Self, BallotKind.OneOfFour, "grassroots"),
        ["decision"] = Ballot(BallotPurpose.Decision, BallotKind.FiveBoxes, "grassroots"),
        ["criteria"] = Ballot(BallotPurpose.Self, BallotKind.PerCriterion, "subordinate_cell"),
        ["committee"] = Ballot(BallotPurpose.Proposal, BallotKind.ApproveProposal, "committee"),
        ["committee_decision"] = Ballot(BallotPurpose.Decision, BallotKind.OneOfFour, "committee"),
        ["leader"] = Ballot(BallotPurpose.Decision, BallotKind.TwoRounds, "leader"),
    });

    private static BallotRule Ballot(BallotPurpose purpose, BallotKind kind, string on) =>
        new() { On = [on], Purpose = purpose, Kind = kind, Voters = "hội nghị", Says = "Bỏ phiếu.", Because = new Because { Article = "C.IV.11" } };

    private static readonly string[] Headings =
        ["Mã đối tượng", "Mục đích", "Vòng", "Tiêu chí số", "Phiếu phát ra", "Phiếu thu vào", "Phiếu hợp lệ", "Phiếu Xuất sắc", "Phiếu Tốt", "Phiếu Hoàn thành", "Phiếu Không hoàn thành",
            "Phiếu Chưa xếp loại", "Đồng ý", "Không đồng ý", "Bỏ trống dòng này"];

    private static WorkbookRead Read(params object?[][] lines) => Small.Book().Without("Kiểm phiếu").Sheet("Kiểm phiếu", [Headings, .. lines]).Read(Pack);

    private static void Refused(string cell, string code, string words, params object?[][] lines) => BadCellTests.Expect(Read(lines), "Kiểm phiếu", cell, code, words);

    // Subject, purpose, round, criterion; then valid slips and the boxes from Excellent on.
    private static object?[] Line(string code, string? purpose, string? round, decimal? criterion, decimal valid, params object?[] boxes) =>
        [code, purpose, round, criterion, valid, valid, valid, .. boxes];

    private static string PurposeOf(WorkbookRead read, int line)
    {
        Assert.Empty(read.Problems);
        var column = (CodeColumn)read.Scope!.Find("ballots")!.Find("purpose")!;
        return column.Fact.Words[column[line] - 1];
    }

    [Fact(DisplayName = "Không ghi mục đích: lấy cuộc bỏ phiếu duy nhất không phải tự xếp loại")]
    public void UsualPurpose()
    {
        var read = Read(Line("D1", null, null, null, 10, 6m, 4m, 0m, 0m), Line("DB", null, null, null, 10, 2m, 8m));
        Assert.Equal("proposal", PurposeOf(read, 0));
        Assert.Equal("decision", PurposeOf(read, 1));
    }

    [Fact(DisplayName = "Không ghi mục đích mà có hai cuộc bỏ phiếu: phải chọn")]
    public void SeveralPurposes() => Refused("B2", "ballot.purpose", "Ghi một trong: Đề xuất mức; Quyết định.", Line("CU", null, null, null, 10, 2m, 8m));

    [Fact(DisplayName = "Chỉ có phiếu tự xếp loại, hoặc không có phiếu nào: không đoán mục đích")]
    public void NoUsualPurpose()
    {
        Refused("B2", "ballot.purpose", "Ghi một trong: Tự xếp loại.", Line("CB1", null, null, 1, 10, 2m, 8m));
        Refused("B2", "ballot.purpose", "Tự xếp loại; Đề xuất mức; Quyết định", Line("CD", null, null, null, 10, 2m, 8m));
    }

    [Fact(DisplayName = "Loại đối tượng không có cuộc bỏ phiếu này: cộng theo phiếu bốn mức")]
    public void WithoutRule()
    {
        Assert.Empty(Read(Line("CD", "Quyết định", null, null, 10, 2m, 8m, 0m, 0m)).Problems);
        Refused("G2", "ballot.marks", "Tốt 9", Line("CD", "Quyết định", null, null, 10, 2m, 9m));
    }

    [Fact(DisplayName = "Phiếu năm ô có ô chưa xếp loại")]
    public void FiveBoxes()
    {
        Assert.Empty(Read(Line("DB", "Quyết định", null, null, 10, 2m, 6m, 0m, 0m, 1m, null, null, 1m)).Problems);
        Refused("G2", "ballot.marks", "Chưa xếp loại 2 + bỏ trống 1 không bằng hợp lệ 10", Line("DB", "Quyết định", null, null, 10, 2m, 6m, 0m, 0m, 2m, null, null, 1m));
    }

    [Fact(DisplayName = "Phiếu hai vòng: vòng 1 không có ô Xuất sắc, vòng 2 đồng ý hay không")]
    public void TwoRounds()
    {
        Assert.Empty(Read(Line("L1", "Quyết định", null, null, 10, null, 9m, 1m, 0m), Line("L1", "Quyết định", "Vòng 2", null, 10, null, null, null, null, null, 6m, 3m, 1m)).Problems);
        Refused("H2", "ballot.box", "không có ô “Phiếu Xuất sắc”, chỉ có: Phiếu Tốt; Phiếu Hoàn thành; Phiếu Không hoàn thành", Line("L1", "Quyết định", null, null, 10, 1m, 9m, 1m, 0m));
        Refused("I2", "ballot.box", "chỉ có: Đồng ý; Không đồng ý", Line("L1", "Quyết định", "Vòng 2", null, 10, null, 9m, null, null, null, 6m, 3m, 1m));
        Refused("G2", "ballot.marks", "Đồng ý 6 + không đồng ý 5 + bỏ trống 1 không bằng hợp lệ 10", Line("L1", "Quyết định", "Vòng 2", null, 10, null, null, null, null, null, 6m, 5m, 1m));
    }

    [Fact(DisplayName = "Phiếu đồng ý hay không đồng ý với mức đề xuất")]
    public void Approve()
    {
        Assert.Empty(Read(Line("CU", "Đề xuất mức", null, null, 10, null, null, null, null, null, 8m, 2m)).Problems);
        Refused("H2", "ballot.box", "chỉ có: Đồng ý; Không đồng ý", Line("CU", "Đề xuất mức", null, null, 10, 8m));
        Refused("G2", "ballot.marks", "Đồng ý 8 + không đồng ý 3", Line("CU", "Đề xuất mức", null, null, 10, null, null, null, null, null, 8m, 3m));
    }

    [Fact(DisplayName = "Phiếu theo từng tiêu chí: phải có số tiêu chí; phiếu chung thì để trống")]
    public void PerCriterion()
    {
        Assert.Empty(Read(Line("CB1", "Tự xếp loại", null, 1, 10, 2m, 8m), Line("CB1", "Tự xếp loại", null, 2, 10, 2m, 8m)).Problems);
        Refused("D2", "ballot.criterion", "ghi số thứ tự", Line("CB1", "Tự xếp loại", null, null, 10, 2m, 8m));
        Refused("D2", "ballot.criterion", "để trống", Line("D1", "Đề xuất mức", null, 1, 10, 2m, 8m));
        Refused("A3", "ballot.twice", "vòng 1, tiêu chí 1 của “CB1”", Line("CB1", "Tự xếp loại", null, 1, 10, 2m, 8m), Line("CB1", "Tự xếp loại", null, 1, 10, 3m, 7m));
    }

    [Fact(DisplayName = "Cùng một lần bỏ phiếu ghi hai dòng: nêu cả hai dòng, dù ghi mục đích hay không")]
    public void Twice()
    {
        Refused("A4", "ballot.twice", "Dòng 2 và dòng 4 cùng là phiếu “Đề xuất mức”, vòng 1 của “D1” (Nguyễn Văn An)",
            Line("D1", "Đề xuất mức", null, null, 10, 6m, 4m), Line("D2", "Đề xuất mức", null, null, 10, 6m, 4m), Line("d1", null, "Vòng 1", null, 10, 5m, 5m));
        Assert.Empty(Read(Line("DB", "Tự xếp loại", null, null, 10, 6m, 4m), Line("DB", "Quyết định", null, null, 10, 6m, 4m)).Problems);
    }

    [Fact(DisplayName = "Mã sai không che các số sai của cùng dòng")]
    public void UnknownSubject()
    {
        var read = Read(["D9", "Đề xuất mức", null, null, 9m, 10m, 10m, 6m, 4m]);
        Assert.Equal(["A2 code.unknown", "F2 ballot.collected"], read.Problems.Select(p => $"{p.Cell} {p.Code}"));
    }

    [Fact(DisplayName = "Số chưa ghi không phải là 0, không bị coi là cộng sai")]
    public void Unknown()
    {
        var read = Read(["D1", "Đề xuất mức", null, null, null, null, 10m, 6m]);
        Assert.Empty(read.Problems);
        Assert.False(read.Scope!.Find("ballots")!.Find("good")?.Knows(0) ?? false);
    }
}
