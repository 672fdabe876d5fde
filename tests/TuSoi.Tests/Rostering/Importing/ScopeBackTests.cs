using TuSoi.Office.Xlsx;
using TuSoi.Rostering;
using TuSoi.Rostering.Scoping;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>A workbook that has gone into the database and come back ranks as it does directly.</summary>
public sealed class ScopeBackTests(Databases databases)
{
    // few facts are looked for by their subjects, many by their year
    [Theory]
    [InlineData(12, 400)]
    [InlineData(24, 1200)]
    public async Task A_bloc_read_back_has_every_verdict_and_every_card_of_the_workbook(int organisations, int members)
    {
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        await SameAsync(office, BlocSample.Write(organisations, members, 7));
    }

    [Fact]
    public async Task A_district_reads_back_the_same()
    {
        var book = new MemoryStream();
        WorkbookSample.WriteBloc(book, Packs.District, 6, WorkbookSample.LeastMembersOf(Packs.District, 6), 2);
        await using var office = await Office.FoundAsync(databases, "HUYEN", "district_chapter", Packs.District);
        await SameAsync(office, book);
    }

    [Theory]
    [InlineData(25, 3)]
    [InlineData(200, 1)]
    public async Task One_organisation_with_what_became_known_later_reads_back_the_same(int members, int seed)
    {
        var book = new MemoryStream();
        WorkbookSample.Write(book, Packs.Bloc, members, seed);
        await using var office = await Office.FoundAsync(databases, members > 30 ? "DB" : "CB", members > 30 ? "grassroots_chapter" : "grassroots_cell");
        await SameAsync(office, book);
    }

    [Fact]
    public async Task Where_lists_are_not_told_complete_nothing_is_concluded_from_what_is_not_there()
    {
        await using var office = await Office.FoundAsync(databases);
        await SameAsync(office, Small.Book().Set("Thông tin", "B7", "Chưa").Set("Thông tin", "B10", null).Set("Thông tin", "B13", "Chưa").File());
    }

    [Fact]
    public async Task Nobody_without_the_right_to_rank_reads_facts()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var secretary = await office.PersonAsync("BT1", "CB1", "content");
        await using var work = await TuSoi.Database.Work.BeginAsync(office.Store, secretary, new DateOnly(2024, 12, 20));
        var back = await RosterScope.ReadAsync(work, Packs.Bloc, new ScopeSource.Below(office.Founded.Path), 2024, new DateOnly(2024, 12, 31));
        Assert.Equal(["CB1", "D1", "D2"], back.Scope.Tables.Where(t => Packs.Bloc.Kinds.ContainsKey(t.Kind)).SelectMany(t => back.Roster.Of(t.Kind)).Select(e => e.Code).Order());
    }

    [Fact]
    public async Task The_subjects_of_a_cycle_rank_by_the_cycles_own_copy_of_the_roster()
    {
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        await office.ImportAsync(BlocSample.Write(12, 300, 11));
        var wanted = await office.ScopeAsync();
        var cycle = await office.OpenCycleAsync();
        await office.ImportAsync(Workbook.Of(XlsxReader.Read(BlocSample.Write(12, 300, 11))).Set("Tổ chức", "B3", "Tên khác"));
        var copy = await office.ScopeAsync(source: new ScopeSource.Cycle(cycle));
        Cards.Same(Packs.Bloc, wanted.Scope, wanted.Roster, copy.Scope, copy.Roster);
        Assert.Equal("(t)", await office.AskAsync($"select id = {copy.Numbers["superior_chapter"][0]} from subject where code = 'KHOI'"));
    }

    [Fact]
    public async Task Of_a_cycle_one_part_of_the_tree_can_be_read_alone()
    {
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        await office.ImportAsync(BlocSample.Write(12, 300, 11));
        var (cycle, path) = (await office.OpenCycleAsync(), (await office.AskAsync("select path from subject where code = 'T03'")).Trim('(', ')'));
        var part = await office.ScopeAsync(source: new ScopeSource.Cycle(cycle, path));
        var same = await office.ScopeAsync(source: new ScopeSource.Below(path));
        Cards.Same(Packs.Bloc, same.Scope, same.Roster, part.Scope, part.Roster);
        Assert.All(part.Roster.Of("member"), m => Assert.StartsWith("T03-", m.Code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_told_complete_by_one_organisation_is_complete_there_alone()
    {
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        await office.ImportAsync(new Workbook().Sheet("Thông tin", ["Mục", "Giá trị"], ["Tên tổ chức", "Khối"], ["Năm đánh giá", 2024m], ["Bộ quy tắc", "hd-19-dukdn-2024"])
            .Sheet("Tổ chức", ["Mã", "Tên", "Loại", "Mã cấp trên"], ["KHOI", "Khối", "Đảng bộ cấp trên trực tiếp", null], ["DB", "Đảng bộ A", "Đảng bộ cơ sở", "KHOI"], ["B", "Chi bộ B", "Chi bộ cơ sở", "KHOI"]));
        await office.ImportAsync(Small.Book());
        var back = await office.ScopeAsync();
        Assert.Equal("KHOI", back.Roster.Find("DB")!.Unit);
        bool Complete(string kind, string code, string name) => back.Scope.LinksOf(kind, name)?.All(l => l.IsComplete(back.Roster.Find(code)!.Row)) ?? false;
        Assert.True(Complete("subordinate_cell", "CB1", "members"));
        Assert.False(Complete("grassroots_cell", "B", "members"));
        Assert.True(Complete("grassroots_chapter", "DB", "subordinates"));
        Assert.False(Complete("superior_chapter", "KHOI", "subordinates"));
        Assert.True(Complete("grassroots_chapter", "DB", "targets"));
        Assert.False(Complete("grassroots_cell", "B", "targets"));
    }

    private static async Task SameAsync(Office office, MemoryStream book)
    {
        await office.ImportAsync(book);
        book.Position = 0;
        var read = WorkbookReader.Read(book, office.Pack);
        var back = await office.ScopeAsync();
        Cards.Same(read.Pack, read.Scope!, read.Roster, back.Scope, back.Roster);
    }
}
