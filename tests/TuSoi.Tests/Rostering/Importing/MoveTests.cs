using TuSoi.Office.Xlsx;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>Who moves: a member to another cell, a cell to another chapter.</summary>
public sealed class MoveTests(Databases databases)
{
    private const string Members = "Đảng viên", Organisations = "Tổ chức";

    [Fact]
    public async Task A_member_who_moved_was_in_the_old_cell_until_that_day_and_facts_follow()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var before = office.Clock.Now.AddMinutes(1);
        office.Clock.Now = office.Clock.Now.AddDays(1);
        var preview = await office.ImportAsync(Small.Book().Set(Members, "D3", "CB2").Set(Members, "L1", "Chuyển đến ngày").Set(Members, "L3", "10/10/2024"));
        Assert.Contains(("Mã chi bộ", "CB1", "CB2"), Assert.Single(preview.Changed).Fields.Select(f => (f.Label, f.Old, f.New)));
        Assert.Equal("(CB1,\"(,)\",f) (CB1,\"(,2024-10-10)\",t) (CB2,\"[2024-10-10,)\",t)", await office.AskAsync("""
            select u.code, s.valid, s.known_to is null from roster_state s join roster_entry e on e.id = s.entry join roster_entry u on u.id = s.unit where e.code = 'D2' order by s.known_from, s.valid
            """));
        Assert.Equal("(t)", await office.AskAsync("""
            select bool_and(f.path = s.path) from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> '2024-12-31'::date
            join (select entry, path from facts_member union all select entry, path from record_leaves union all select entry, path from record_ballots union all select entry, path from roster_bond) f on f.entry = e.id where e.code = 'D2'
            """));
        Assert.Equal("CB2", (await office.ScopeAsync()).Roster.Find("D2")!.Unit);
        Assert.Equal("CB1", (await office.ScopeAsync(before)).Roster.Find("D2")!.Unit);
        Assert.Equal("CB1", (await office.ScopeAsync(on: new DateOnly(2024, 10, 9))).Roster.Find("D2")!.Unit);
    }

    [Fact]
    public async Task A_cell_that_moves_to_another_chapter_takes_along_its_members_also_those_not_in_the_workbook()
    {
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        var book = Workbook.Of(XlsxReader.Read(BlocSample.Write(12, 300, 5)));
        await office.ImportAsync(book);
        var members = await office.AskAsync("select count(*) from roster_state s join roster_entry u on u.id = s.unit where u.code = 'T01-CB003'");
        office.Clock.Now = office.Clock.Now.AddDays(1);
        var preview = await office.ImportAsync(Moved(book, "T01-CB003", "T03"));
        Assert.Equal("T01-CB003", Assert.Single(preview.Changed).Code);
        Assert.Equal(members, $"({preview.Following})");
        Assert.Equal("(0)", await office.AskAsync("""
            select count(*) from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> '2024-12-31'::date join roster_state u on u.entry = s.unit and u.known_to is null and u.valid @> '2024-12-31'::date
            where s.path <> case when e.family = 'organisation' then u.path || e.id || '.' else u.path end
            """));
        Assert.Equal("(0)", await office.AskAsync("select count(*) from facts_member f join roster_state s on s.entry = f.entry and s.known_to is null and s.valid @> '2024-12-31'::date where f.path <> s.path"));
    }

    [Fact]
    public async Task A_cell_of_a_chapter_that_somebody_else_keeps_is_refused()
    {
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        await office.ImportAsync(BlocSample.Write(12, 300, 5));
        var keeper = await office.PersonAsync("QT2", "T01", "roster");
        var book = Alone("T01").Set(Organisations, "A2", "T03-CB001").Set(Organisations, "B2", "Chi bộ lấy về").Set(Organisations, "C2", "Chi bộ trực thuộc").Set(Organisations, "D2", "T01");
        var preview = await office.PreviewAsync(book.Set(Organisations, "A3", "T01").Set(Organisations, "B3", "Đảng bộ").Set(Organisations, "C3", "Đảng bộ cơ sở"), keeper);
        Assert.Equal((Organisations, "A2", "import.elsewhere"), preview.Refused.Select(p => (p.Sheet, p.Cell, p.Code)).Single());
        Assert.False(preview.CanApply);
    }

    [Fact]
    public async Task An_organisation_above_the_workbooks_own_does_not_come_under_it()
    {
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        await office.ImportAsync(BlocSample.Write(12, 300, 5));
        var preview = await office.PreviewAsync(Alone("T01").Set(Organisations, "A2", "T01").Set(Organisations, "B2", "Đảng bộ").Set(Organisations, "C2", "Đảng bộ cơ sở")
            .Set(Organisations, "A3", "KHOI").Set(Organisations, "B3", "Chi bộ").Set(Organisations, "C3", "Chi bộ trực thuộc").Set(Organisations, "D3", "T01"));
        Assert.Equal((Organisations, "A3", "import.above"), preview.Refused.Select(p => (p.Sheet, p.Cell, p.Code)).Single());
    }

    private static Workbook Moved(Workbook book, string cell, string chapter)
    {
        for (var row = 2; ; row++)
            if (book.Value(Organisations, row, 1) is string code && code == cell) return book.Set(Organisations, $"D{row}", chapter);
    }

    private static Workbook Alone(string root) => new Workbook().Sheet("Thông tin", ["Mục", "Giá trị"], ["Tên tổ chức", root], ["Năm đánh giá", 2024m], ["Bộ quy tắc", "hd-19-dukdn-2024"]).Sheet(Organisations, ["Mã", "Tên", "Loại", "Mã cấp trên"]);
}
