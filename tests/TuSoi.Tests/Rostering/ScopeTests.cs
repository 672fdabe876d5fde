using TuSoi.Rostering;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>What the small workbook becomes.</summary>
public sealed class ScopeTests
{
    private static readonly Scope Scope = Small.Book().Read().Scope!;

    private static int[] Targets(Scope scope, string from, int row, string name, string to) =>
        [.. scope.LinksOf(from, name)!.Single(l => l.To == to).Of(row, scope.Find(from)!.Count)];

    private static bool Complete(Scope scope, string from, string name) => scope.LinksOf(from, name)!.All(l => l.IsComplete(0));

    [Fact(DisplayName = "Quan hệ theo bảng: chi bộ, cấp ủy, cùng cấp, đứng đầu")]
    public void Links()
    {
        Assert.Equal([0, 1], Targets(Scope, "subordinate_cell", 0, "members", "member"));
        Assert.Equal([0, 1], Targets(Scope, "grassroots_chapter", 0, "subordinates", "subordinate_cell"));
        Assert.Equal([0], Targets(Scope, "grassroots_chapter", 0, "units_below", "grassroots_chapter"));
        Assert.Equal([0, 1], Targets(Scope, "grassroots_chapter", 0, "units_below", "subordinate_cell"));
        Assert.Equal([0], Targets(Scope, "grassroots_chapter", 0, "committee", "grassroots_committee"));
        Assert.Equal([0, 1], Targets(Scope, "grassroots_chapter", 0, "committee_members", "member"));
        Assert.Equal([0], Targets(Scope, "leadership_collective", 0, "committee_members", "member"));
        Assert.Equal([0], Targets(Scope, "grassroots_chapter", 0, "same_level_bodies", "leadership_collective"));
        Assert.Equal([0], Targets(Scope, "grassroots_chapter", 0, "same_level_bodies", "mass_organisation"));
        Assert.Equal([0], Targets(Scope, "grassroots_chapter", 0, "leadership", "leadership_collective"));
        Assert.Equal([0], Targets(Scope, "grassroots_committee", 0, "organisation", "grassroots_chapter"));
        Assert.Equal([0], Targets(Scope, "leader", 0, "headed", "grassroots_committee"));
        Assert.Equal([0], Targets(Scope, "grassroots_chapter", 0, "head", "leader"));
        Assert.Equal([0], Targets(Scope, "leader", 0, "same_person", "member"));
        Assert.Equal([0], Targets(Scope, "member", 0, "same_person", "leader"));
        Assert.Equal([0], Targets(Scope, "subordinate_cell", 0, "superior", "grassroots_chapter"));
        Assert.Equal([0], Targets(Scope, "member", 0, "containing", "grassroots_chapter"));
    }

    [Fact(DisplayName = "Danh sách chưa ghi là đủ thì có thể còn, không phải là không có")]
    public void Incomplete()
    {
        Assert.True(Complete(Scope, "member", "disciplines"));
        Assert.False(Complete(Scope, "subordinate_cell", "incidents"));
        Assert.Null(Scope.LinksOf("grassroots_chapter", "incidents"));
        var open = Small.Book().Set("Thông tin", "B9", "Chưa").Read().Scope!;
        Assert.False(Complete(open, "subordinate_cell", "members"));
        Assert.False(Complete(open, "grassroots_chapter", "committee_members"));
    }

    [Fact(DisplayName = "Danh sách đủ mà không có ai là không có ai, không phải chưa biết")]
    public void Nobody()
    {
        var bodies = Assert.Single(Scope.LinksOf("subordinate_cell", "same_level_bodies")!);
        Assert.Empty(bodies.Of(0, 2));
        Assert.True(bodies.IsComplete(0));
        Assert.Null(Scope.Find(bodies.To));
    }

    [Fact(DisplayName = "Ô trống là chưa biết, hoặc là điều mà từ điển nói")]
    public void Blanks()
    {
        var members = Scope.Find("member")!;
        Assert.False(members.Find("targets_assigned")!.Knows(2));
        Assert.Equal("to_be_ranked", Word(members, "standing", 0));
        Assert.Equal("no", Word(members, "confidence_poll", 0));
        Assert.Null(members.Find("outstanding"));
    }

    [Fact(DisplayName = "Biểu điểm của đơn vị thay biểu của gói")]
    public void OwnTable()
    {
        var read = Small.WithTable().Read();
        Assert.Empty(read.Problems);
        Assert.Equal(["1.1", "1.2", "1.3"], read.Pack.Frames["organisation"].Criteria.Keys);
        Assert.Equal("1.2", read.Pack.Frames["organisation"].Criteria["1.2"].Id);
        Assert.True(read.Scope!.Find("grassroots_chapter")!.Find("criteria.1.2.plan")!.Knows(0));
        Assert.NotEqual(read.Pack.Frames["organisation"], Packs.Bloc.Frames["organisation"]);
    }

    [Fact(DisplayName = "Số đăng ký: mã, tên, chi bộ")]
    public void Roster()
    {
        var read = Small.Book().Read();
        Assert.Equal(new RosterEntry("member", 0, "D1", "Nguyễn Văn An", "CB1") { Born = new DateOnly(1980, 3, 2) }, read.Roster.Find("d1"));
        Assert.Equal("Đảng bộ Công ty A", read.OrganisationName);
        Assert.Equal((2024, new DateOnly(2024, 12, 31)), (read.Year, read.CutOff));
        Assert.Equal(11, read.Roster.Count);
    }

    [Fact(DisplayName = "Theo số liệu đã biết đến một ngày")]
    public void AsKnown()
    {
        int Completed(WorkbookOptions? options) => ((CountColumn)Small.Book().Read(options: options).Scope!.Find("member")!.Find("targets_completed")!).Values[1];
        Assert.Equal(6, Completed(null));
        Assert.Equal(6, Completed(new() { AsKnown = new DateOnly(2025, 1, 10) }));
        Assert.Equal(5, Completed(new() { AsKnown = new DateOnly(2025, 1, 9) }));
    }

    [Fact(DisplayName = "Kỷ luật ghi nhận sau ngày xem thì chưa biết")]
    public void RecordsAsKnown()
    {
        Assert.Equal(0, Small.Book().Read(options: new() { AsKnown = new DateOnly(2024, 6, 19) }).Scope!.Find("disciplines")!.Count);
        Assert.Equal(1, Small.Book().Read(options: new() { AsKnown = new DateOnly(2024, 6, 20) }).Scope!.Find("disciplines")!.Count);
    }

    [Fact(DisplayName = "Giai đoạn sau đứng trên, dù được ghi trước")]
    public void LaterStage()
    {
        var read = Small.Book().Set("Bổ sung", "C2", "Tự khai").Read();
        Assert.Equal(5, ((CountColumn)read.Scope!.Find("member")!.Find("targets_completed")!).Values[1]);
        var own = Small.Book().Set("Thông tin", "B5", "Tự khai").Read();
        Assert.Equal(6, ((CountColumn)own.Scope!.Find("member")!.Find("targets_completed")!).Values[1]);
    }

    [Fact(DisplayName = "Số liệu chính ghi nhận sau ngày xem thì coi là chưa biết và nói ra")]
    public void RecordedLater()
    {
        var read = Small.Book().Set("Thông tin", "A16", "Ngày ghi nhận số liệu").Set("Thông tin", "B16", "31/12/2024").Read(options: new() { AsKnown = new DateOnly(2024, 11, 1) });
        Assert.Empty(read.Problems);
        Assert.Equal("recorded.later", Assert.Single(read.Warnings).Code);
        Assert.Null(read.Scope!.Find("member")!.Find("targets_assigned"));
    }

    private static string Word(Table table, string fact, int row) => table.Find(fact) is CodeColumn column ? column.Fact.Words[column[row] - 1] : "";
}
