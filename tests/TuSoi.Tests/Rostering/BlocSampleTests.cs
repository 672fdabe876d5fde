using TuSoi.Office.Xlsx;
using TuSoi.Rostering;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Quotas;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>The sample of a bloc: right as a workbook, and every special case where it is said to be.</summary>
public sealed class BlocSampleTests
{
    private static readonly BlocSample Bloc = BlocSample.Of(25, 1250, 3);

    [Theory(DisplayName = "Mẫu cả khối đọc lại không có lỗi, không có cảnh báo, đủ người"), InlineData(12, 0, 1), InlineData(13, 0, 2), InlineData(40, 2000, 4), InlineData(120, 3000, 5)]
    public void ReadsBack(int organisations, int members, int seed)
    {
        members = Math.Max(members, WorkbookSample.LeastMembers(organisations));
        var read = BlocSample.Of(organisations, members, seed).Read;
        Assert.Equal(members, read.Roster.Of("member").Count);
        Assert.Equal(organisations, read.Roster.Of("grassroots_chapter").Count + read.Roster.Of("grassroots_cell").Count);
        Assert.Equal("KHOI", Assert.Single(read.Roster.Of("superior_chapter")).Code);
        Assert.All(read.Roster.Of("grassroots_chapter").Concat(read.Roster.Of("grassroots_cell")), o => Assert.Equal("KHOI", o.Unit));
    }

    [Fact(DisplayName = "Cùng hạt giống là cùng từng byte")]
    public void SameBytes()
    {
        Assert.Equal(BlocSample.Write(12, 300, 7).ToArray(), BlocSample.Write(12, 300, 7).ToArray());
        Assert.NotEqual(BlocSample.Write(12, 300, 7).ToArray(), BlocSample.Write(12, 300, 8).ToArray());
    }

    [Fact(DisplayName = "Mỗi trường hợp đặc biệt có mã thật trong tệp, nói ở trang Hướng dẫn")]
    public void CasesAreThere()
    {
        var guide = XlsxReader.Read(BlocSample.Write(12, 300, 1)).Single(s => s.Name == "Hướng dẫn").Rows.Select(r => string.Join(' ', r.Cells)).ToList();
        Assert.Equal(Bloc.Cases.Count, Bloc.Cases.Select(c => c.Id).Distinct().Count());
        Assert.All(Bloc.Cases, c =>
        {
            Assert.NotNull(Bloc.Read.Roster.Find(c.Code));
            Assert.Contains(guide, line => line.StartsWith($"{c.Code} ", StringComparison.Ordinal) && line.Contains(c.Says, StringComparison.Ordinal) && line.Contains(c.Row, StringComparison.Ordinal));
        });
    }

    [Theory(DisplayName = "Trường hợp đặc biệt về ngày và nhận xét")]
    [InlineData("new_organisation", "founded_on", "2024-09-01"), InlineData("reorganised", "reorganised_on", "2024-08-15")]
    [InlineData("received_with_comment", "received_on", "2024-05-10"), InlineData("received_with_comment", "former_superior_comment", "yes")]
    [InlineData("received_without_comment", "received_on", "2024-06-20"), InlineData("received_without_comment", "former_superior_comment", "no")]
    [InlineData("absent", "absent", "yes"), InlineData("review_unfinished", "review_finished", "no")]
    [InlineData("temporary_with_comment", "temporary_since", "2024-03-15"), InlineData("temporary_with_comment", "temporary_comment", "yes")]
    [InlineData("temporary_without_comment", "temporary_since", "2024-04-01"), InlineData("temporary_without_comment", "temporary_comment", "no")]
    [InlineData("moved_in_with_comment", "moved_in_on", "2024-07-01"), InlineData("moved_in_with_comment", "former_comment", "yes")]
    [InlineData("moved_in_without_comment", "moved_in_on", "2024-09-15"), InlineData("moved_in_without_comment", "former_comment", "no")]
    [InlineData("moved_in_early", "moved_in_on", "2024-03-01"), InlineData("committee_suspended", "committee_suspended_on", "2024-09-01")]
    [InlineData("exempt", "standing", "exempt"), InlineData("suspended", "standing", "suspended")]
    [InlineData("newly_admitted", "admitted_on", "2024-08-10"), InlineData("newly_admitted", "standing", "to_be_ranked"), InlineData("newly_admitted", "voting_right", "no")]
    [InlineData("external_level", "external_level", "Good")]
    public void Facts(string id, string fact, string value) => Assert.Equal(value, Bloc.Fact(Bloc.Case(id).Code, fact));

    [Theory(DisplayName = "Trường hợp đặc biệt ghi ở danh sách: nghỉ, kỷ luật, khen thưởng, quy trách nhiệm")]
    [InlineData("sick_leave", "leaves", "reason=sick starts_on=2024-03-01 ends_on=2024-04-15"), InlineData("sick_leave", "leaves", "reason=sick starts_on=2024-08-01 ends_on=2024-09-20")]
    [InlineData("maternity", "leaves", "reason=maternity"), InlineData("fault_elsewhere", "disciplines", "fault_on=2024-02-10 increased=no fault_elsewhere=yes")]
    [InlineData("charged_fault", "charged_faults", "fault_on=2024-02-10 decided_on=2024-08-15 self_detected=no")]
    [InlineData("earlier_fault", "disciplines", "decided_on=2024-04-10 fault_on=2023-09-05"), InlineData("earlier_fault", "commendations", "title=yearly based_on=2023")]
    [InlineData("increased_penalty", "disciplines", "fault_on=2023-03-02 increased=yes"), InlineData("earlier_fault_self_detected", "disciplines", "self_detected=yes")]
    public void Records(string id, string records, string words) => Assert.Contains(Bloc.Records(Bloc.Case(id).Code, records), line => line.Contains(words, StringComparison.Ordinal));

    [Fact(DisplayName = "Người không được bỏ phiếu về thì không có dòng kiểm phiếu; còn lại mỗi người đúng một dòng đề xuất")]
    public void OneBallotEach()
    {
        string[] without = ["absent", "review_unfinished", "exempt", "suspended", "newly_admitted"];
        Assert.All(without, id => Assert.Empty(Bloc.Records(Bloc.Case(id).Code, "ballots")));
        Assert.All(new[] { "new_organisation", "reorganised", "external_level" }, id => Assert.Empty(Bloc.Records(Bloc.Case(id).Code, "ballots")));
        var ranked = Bloc.Read.Roster.Of("member").Where(m => Bloc.Fact(m.Code, "standing") == "to_be_ranked" && !without.Any(id => Bloc.Case(id).Code == m.Code)).ToList();
        Assert.InRange(ranked.Count, 1100, 1249);
        Assert.All(ranked, m => Assert.Equal("proposal", Assert.Single(Bloc.Lines(m.Code)).Purpose));
    }

    [Fact(DisplayName = "Tổ chức cơ sở: phiếu tự xếp loại và phiếu quyết định; cấp ủy, lãnh đạo: phiếu quyết định")]
    public void BallotsAbove()
    {
        string[] purposes = [.. Bloc.Lines("T03").Select(l => l.Purpose)];
        Assert.Equal(["self", "decision"], purposes);
        Assert.Equal(["self", "decision"], Bloc.Lines("T10").Select(l => l.Purpose));
        Assert.Equal(["self", "decision"], Bloc.Lines("T03-CB001").Select(l => l.Purpose));
        Assert.All(Bloc.Read.Roster.Of("grassroots_committee"), c => Assert.Equal("decision", Assert.Single(Bloc.Lines(c.Code)).Purpose));
        Assert.All(Bloc.Read.Roster.Of("leader").Where(l => l.Code != Bloc.Case("external_level").Code), l => Assert.Equal("decision", Assert.Single(Bloc.Lines(l.Code)).Purpose));
    }

    [Fact(DisplayName = "Khoảng một phần năm đảng viên đạt Xuất sắc theo phiếu, đa số là Tốt")]
    public void Plausible()
    {
        var large = BlocSample.Of(40, 4000, 9);
        var levels = large.Read.Roster.Of("member").SelectMany(m => large.Lines(m.Code)).Select(l => BlocSample.Count(l.Line).Level).GroupBy(l => l?.ToString() ?? "").ToDictionary(g => g.Key, g => g.Count());
        var all = (double)levels.Values.Sum();
        Assert.InRange(levels["Excellent"] / all, 0.15, 0.25);
        Assert.InRange(levels["Good"] / all, 0.55, 0.72);
        Assert.InRange(levels["Completed"] / all, 0.08, 0.22);
        Assert.InRange(levels["NotCompleted"] / all, 0, 0.02);
        Assert.Equal(1, levels[""]);
    }

    [Fact(DisplayName = "Phiếu lẻ: không mức nào quá nửa; đúng một nửa; trên và dưới điều kiện")]
    public void OddBallots()
    {
        var none = Assert.Single(Bloc.Lines(Bloc.Case("no_majority").Code)).Line;
        Assert.Equal((10, 6, 4), (none.Valid, none.Blank, none.Excellent));
        Assert.Equal(BallotState.Unresolved, BlocSample.Count(none).State);
        var half = Assert.Single(Bloc.Lines(Bloc.Case("exactly_half").Code)).Line;
        Assert.Equal(half.Valid, 2 * half.Excellent);
        Assert.Equal(QualityLevel.Good, BlocSample.Count(half).Level);
        Assert.Equal((QualityLevel.Good, QualityLevel.Excellent), Both("ballot_above_conditions"));
        Assert.Equal((QualityLevel.Excellent, QualityLevel.Good), Both("ballot_below_conditions"));
    }

    private static (QualityLevel? Conditions, QualityLevel? Ballot) Both(string id) =>
        (Bloc.Conditions(Bloc.Case(id).Code), BlocSample.Count(Assert.Single(Bloc.Lines(Bloc.Case(id).Code)).Line).Level);

    [Theory(DisplayName = "Bằng phiếu ở chỗ cuối của tỷ lệ: 24 người từ Tốt trở lên, bốn chỗ, người thứ tư và thứ năm bằng nhau"), InlineData(1), InlineData(2), InlineData(20)]
    public void Tie(int seed)
    {
        var bloc = BlocSample.Of(12, 260, seed);
        var members = bloc.Read.Roster.Of("member").Where(m => m.Code.StartsWith("T02-", StringComparison.Ordinal)).ToList();
        Assert.All(members, m => Assert.True(bloc.Conditions(m.Code) >= QualityLevel.Good, m.Code));
        var ballots = members.ToDictionary(m => m.Code, m => BlocSample.Count(Assert.Single(bloc.Lines(m.Code)).Line));
        Assert.All(ballots, b => Assert.True(b.Value.Level >= QualityLevel.Good, b.Key));
        var best = members.Where(m => bloc.Conditions(m.Code) == QualityLevel.Excellent && ballots[m.Code].Level == QualityLevel.Excellent).OrderByDescending(m => ballots[m.Code].Votes).ToList();
        var literal = new Places(new Fraction(1, 5), QuotaBase.Literal, null);
        Assert.Equal((24, 6, 4, 4), (members.Count, best.Count, literal.Among(24), literal.Other.Among(24)));
        Assert.Equal(12, Assert.Single(ballots.Values.Select(b => b.Among).Distinct()));
        Assert.Equal([11, 10, 9, 8, 8, 7], best.Select(m => ballots[m.Code].Votes));
        Assert.Equal([bloc.Case("tie_4").Code, bloc.Case("tie_15").Code], best.GetRange(3, 2).Select(m => m.Code).Order(StringComparer.Ordinal));
    }

    [Theory(DisplayName = "Trần: cấp ủy được phiếu cao hơn đảng bộ, người đứng đầu được phiếu cao hơn nơi đứng đầu"), InlineData(1), InlineData(2), InlineData(20)]
    public void Caps(int seed)
    {
        var bloc = BlocSample.Of(12, 260, seed);
        var organisation = bloc.Conditions("T04");
        Assert.True(organisation < QualityLevel.Good);
        Assert.True(BlocSample.Count(Assert.Single(bloc.Lines("T04-CU")).Line).Level > organisation);
        Assert.True(BlocSample.Count(Assert.Single(bloc.Lines("T04-LD001")).Line).Level > organisation);
        var scope = bloc.Read.Scope!;
        var headed = scope.LinksOf("leader", "headed")!.Single(l => l.To == "grassroots_chapter").Of(bloc.Read.Roster.Find("T04-LD001")!.Row, scope.Find("leader")!.Count);
        Assert.Equal("T04", bloc.Read.Roster["grassroots_chapter", Assert.Single(headed)].Code);
    }

    [Fact(DisplayName = "Lãnh đạo nối với tổ chức cơ sở của cơ quan mình, ghi hay không ghi mã")]
    public void Agencies() => Assert.All(Bloc.Read.Roster.Of("leader"), l => Assert.Equal(l.Code[..l.Code.IndexOf('-', StringComparison.Ordinal)], l.Unit));

    [Fact(DisplayName = "Quá ít tổ chức hoặc đảng viên cho các trường hợp đặc biệt")]
    public void TooFew()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BlocSample.Write(11, 1000, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlocSample.Write(12, WorkbookSample.LeastMembers(12) - 1, 1));
        Assert.Throws<ArgumentException>(() => WorkbookSample.WriteBloc(new MemoryStream(), Packs.National, 12, 1000, 1));
    }
}
