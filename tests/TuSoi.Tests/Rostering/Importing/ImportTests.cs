using TuSoi.Rules.Facts;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>What an import shows and writes.</summary>
public sealed class ImportTests(Databases databases)
{
    private const string Members = "Đảng viên";

    [Fact]
    public async Task A_first_workbook_is_all_new_but_for_the_founded_organisation()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.ImportAsync(Small.Book());
        Assert.Equal(["CB1", "CB2", "CU", "GD", "CD", "D1", "D2", "D3", "D4", "L1"], preview.New.Select(e => e.Code));
        Assert.Equal((Members, "A2"), preview.New.Where(e => e.Code == "D1").Select(e => (e.Sheet, e.Cell)).Single());
        Assert.Equal("DB", Assert.Single(preview.Changed).Code);
        Assert.Equal("(\"Nguyễn Văn An\",1980-03-02)", await office.AskAsync("select name, born from person where code = 'D1'"));
        Assert.Equal("(2)", await office.AskAsync("select count(distinct e.id) from roster_entry e join person p on p.id = e.person where p.code = 'D1'"));
    }

    [Fact]
    public async Task The_act_stands_in_the_journal_and_the_preview_names_it()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        Assert.Equal("(ApplyImport,2,t)", await office.AskAsync("select j.kind, j.seq, j.act = b.applied_act from journal j, import_batch b where j.cycle = 0 and j.kind <> 'founding'"));
        Assert.Equal("(0)", await office.AskAsync("select count(*) from (select act from roster_state union all select act from facts_member union all select act from record_disciplines) f where act not in (select act from journal)"));
    }

    [Fact]
    public async Task The_same_file_applied_twice_changes_nothing()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var before = await EverythingAsync(office);
        office.Clock.Now = office.Clock.Now.AddDays(1);
        var preview = await office.ImportAsync(Small.Book());
        Assert.Equal((0, 0, 11), (preview.New.Count, preview.Changed.Count, preview.Unchanged));
        Assert.Empty(preview.Missing);
        Assert.Equal(before, await EverythingAsync(office));
    }

    [Fact]
    public async Task A_bloc_applied_twice_changes_nothing()
    {
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        await office.ImportAsync(BlocSample.Write(12, 300, 5));
        var before = await EverythingAsync(office);
        var preview = await office.ImportAsync(BlocSample.Write(12, 300, 5));
        Assert.Equal((0, 0, 0), (preview.New.Count, preview.Changed.Count, preview.Missing.Count));
        Assert.Equal(before, await EverythingAsync(office));
    }

    [Fact]
    public async Task A_changed_value_is_shown_old_and_new_and_what_was_known_before_stays()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var (before, suggested) = (office.Clock.Now.AddMinutes(1), await office.VerdictAsync("D1"));
        office.Clock.Now = office.Clock.Now.AddDays(1);
        var book = Small.Book().Set(Members, "I2", "Không");
        var preview = await office.ImportAsync(book);
        var changed = Assert.Single(preview.Changed);
        Assert.Equal("D1", changed.Code);
        Assert.Equal(("Gương mẫu về chính trị, đạo đức, lối sống, kỷ luật", "Có", "Không"), changed.Fields.Select(f => (f.Label, f.Old, f.New)).Single());
        Assert.Equal("(yes,f) (no,t)", await office.AskAsync("select exemplary, known_to is null from facts_member f join roster_entry e on e.id = f.entry where e.code = 'D1' and stage = 'appraised' order by known_from"));
        Assert.Equal(suggested, await office.VerdictAsync("D1", before));
        Assert.NotEqual(suggested, await office.VerdictAsync("D1"));
    }

    [Fact]
    public async Task A_blank_cell_says_nothing_and_takes_nothing_away()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var preview = await office.ImportAsync(Small.Book().Set(Members, "G5", null).Set(Members, "C5", null));
        Assert.Empty(preview.Changed);
        Assert.Equal("(4)", await office.AskAsync("select targets_assigned from facts_member f join roster_entry e on e.id = f.entry where e.code = 'D4' and f.known_to is null and stage = 'appraised'"));
    }

    [Fact]
    public async Task Who_is_not_in_the_workbook_is_listed_and_stays()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var preview = await office.ImportAsync(Small.Book().Set(Members, "A4", "VD3"));
        Assert.Equal("D3", Assert.Single(preview.Missing).Code);
        Assert.NotNull((await office.ScopeAsync()).Roster.Find("D3"));
    }

    [Fact]
    public async Task A_record_that_changes_takes_the_place_of_the_old_one()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var preview = await office.ImportAsync(Small.Book().Set("Chỉ tiêu", "E2", 121m));
        var field = Assert.Single(Assert.Single(preview.Changed).Fields);
        Assert.Equal("targets", field.Column);
        Assert.Contains("Thực hiện: 118,5", field.Old, StringComparison.Ordinal);
        Assert.Contains("Thực hiện: 121", field.New, StringComparison.Ordinal);
        Assert.Equal("(2)", await office.AskAsync("select count(*) from record_targets where known_to is null"));
    }

    [Fact]
    public async Task Texts_reach_the_database()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book().Sheet("Hạn chế, khuyết điểm", ["Mã đối tượng", "Chỉ ra năm", "Nội dung", "Kết quả khắc phục"], ["D2", 2023m, "Báo cáo chậm", "Khắc phục một phần"])
            .Sheet("Các năm trước", ["Mã đối tượng", "Năm", "Mức"], ["D2", 2023m, "Tốt"], ["CB1", 2022m, "XS"]));
        Assert.Equal("(2023,\"Báo cáo chậm\",partly)", await office.AskAsync("select of_year, content, status from record_shortcomings"));
        Assert.Equal("(2023,Good) (2022,Excellent)", await office.AskAsync("select of_year, level from record_past_levels order by id"));
    }

    [Theory]
    [InlineData("Các năm trước", 2024, "year.past")]
    [InlineData("Các năm trước", 1066, "year.absurd")]
    [InlineData("Hạn chế, khuyết điểm", 23, "year.absurd")]
    public void Earlier_years_are_years_before(string sheet, int year, string code)
    {
        var heading = sheet == "Các năm trước" ? "Năm" : "Chỉ ra năm";
        Assert.Equal((sheet, "B2", code), Small.Book().Sheet(sheet, ["Mã đối tượng", heading], ["D2", (decimal)year]).Read().Problems.Select(p => (p.Sheet, p.Cell, p.Code)).Single());
    }

    [Fact]
    public void A_level_of_one_year_is_told_once() =>
        Assert.Equal(("B3", "year.twice"), Small.Book().Sheet("Các năm trước", ["Mã đối tượng", "Năm", "Mức"], ["D2", 2023m, "T"], ["D2", 2023m, "XS"]).Read().Problems.Select(p => (p.Cell, p.Code)).Single());

    [Fact]
    public async Task A_leader_becomes_the_member_he_is_once_somebody_says_so()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book().Set("Lãnh đạo", "C2", null));
        Assert.Equal("(L1)", await office.AskAsync("select p.code from roster_entry e join person p on p.id = e.person where e.code = 'L1'"));
        var preview = await office.ImportAsync(Small.Book());
        Assert.Contains(("Mã đảng viên", "", "D1"), Assert.Single(preview.Changed).Fields.Select(f => (f.Label, f.Old, f.New)));
        Assert.Equal("(D1)", await office.AskAsync("select p.code from roster_entry e join person p on p.id = e.person where e.code = 'L1'"));
    }

    [Fact]
    public async Task Bodies_of_a_complete_list_are_replaced_and_others_added()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        await office.ImportAsync(Small.Book().Set("Thông tin", "B10", null).Set(Members, "E2", "CU"));
        Assert.Equal("(CU) (GD)", await Bodies(office));
        await office.ImportAsync(Small.Book().Set(Members, "E2", "CU"));
        Assert.Equal("(CU)", await Bodies(office));
    }

    private static Task<string> Bodies(Office office) =>
        office.AskAsync("select o.code from roster_bond b join roster_entry e on e.id = b.entry join roster_entry o on o.id = b.body where e.code = 'D1' and b.known_to is null and b.valid @> '2024-12-31'::date order by 1");

    [Fact]
    public async Task What_was_previewed_can_be_looked_at_again()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.PreviewAsync(Small.Book());
        var again = await office.Imports.FindAsync(preview.Batch, office.Founded.Person);
        Assert.Equal(preview.New.Select(e => e.Code), again!.New.Select(e => e.Code));
        Assert.Null(await office.Imports.FindAsync(preview.Batch, await office.PersonAsync("BT1", "DB", "content")));
    }

    // All that is kept, without what belongs to the acts themselves.
    private static async Task<string> EverythingAsync(Office office)
    {
        var text = new System.Text.StringBuilder();
        foreach (var table in (await office.AskAsync("select relname from pg_class where relkind = 'r' and (relname like 'roster%' or relname like 'facts%' or relname like 'record\\_%' or relname in ('person', 'assignment', 'criterion_value', 'complete_list')) order by 1")).Split(' '))
            text.AppendLine(await office.AskAsync($"select * from {table.Trim('(', ')')} x order by x::text"));
        return text.ToString();
    }
}
