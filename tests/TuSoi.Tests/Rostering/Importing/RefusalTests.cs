using Dapper;
using TuSoi.History;
using TuSoi.Rostering;
using TuSoi.Rostering.Importing;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>What stands against an import: each with its code, a Vietnamese sentence and, where it is in the workbook, its cell. Nothing is half-written.</summary>
public sealed class RefusalTests(Databases databases)
{
    private const string Members = "Đảng viên";

    [Fact]
    public async Task The_code_of_another_person_is_refused_at_its_cell()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var preview = await office.PreviewAsync(Small.Book().Set(Members, "B3", "Hoàng Văn Khác").Set(Members, "C3", "05/05/1970"));
        Refused(preview, Members, "A3", "import.other_person", "Trần Thị Bình, sinh ngày 20/11/1985");
    }

    [Fact]
    public async Task A_corrected_name_or_birthday_is_the_same_person()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        await office.ImportAsync(Small.Book().Set(Members, "B3", "Trần Thị Thanh Bình"));
        await office.ImportAsync(Small.Book().Set(Members, "B3", "Trần Thị Thanh Bình").Set(Members, "C3", "21/11/1985"));
        Assert.Equal("(\"Trần Thị Thanh Bình\",1985-11-21)", await office.AskAsync("select name, born from person where code = 'D2'"));
    }

    [Fact]
    public async Task The_code_of_somebody_known_without_a_list_is_his_alone()
    {
        await using var office = await Office.FoundAsync(databases);
        Refused(await office.PreviewAsync(Small.Book().Set(Members, "A4", "QT01")), Members, "A4", "import.other_person", "Nguyễn Thị Quản Trị");
        await office.ImportAsync(Small.Book().Set(Members, "A4", "QT01").Set(Members, "B4", "Nguyễn Thị Quản Trị").Set(Members, "C4", "01/02/1979"));
        Assert.Equal("(t,1979-02-01)", await office.AskAsync($"select e.person = {office.Founded.Person}, p.born from roster_entry e join person p on p.id = e.person where e.code = 'QT01'"));
    }

    [Fact]
    public async Task A_code_of_another_family_is_refused()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        Refused(await office.PreviewAsync(Small.Book().Set("Lãnh đạo", "A2", "D3").Set(Members, "A4", "D33")), "Lãnh đạo", "A2", "import.other_family", "đảng viên Y Thuận Niê");
    }

    [Fact]
    public async Task A_known_person_under_a_new_code_is_asked_about_and_joined_by_a_yes()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var book = Small.Book().Set(Members, "A5", "D44").Set("Kỷ luật", "A2", "D44");
        var preview = await office.PreviewAsync(book);
        Assert.Equal(("D44", "D4", "CB2", true, "A5"), preview.Questions.Select(q => (q.Code, q.KnownCode, q.KnownCell, q.SameCell, q.Cell)).Single());
        Assert.DoesNotContain(preview.New, e => e.Code == "D44");
        Refused(await office.ApplyAsync(preview, book), "import.unanswered", "D44");
        Assert.True((await office.ApplyAsync(preview, book, ("D44", true))).IsDone);
        Assert.Equal("(1,D44)", await office.AskAsync("select count(*), min(p.code) from roster_entry e join person p on p.id = e.person where p.name = 'Lê Thị Cúc' and e.code = p.code"));
        Assert.Equal("(1)", await office.AskAsync("select count(*) from record_disciplines where known_to is null"));
    }

    [Fact]
    public async Task A_known_name_and_birthday_may_be_another_person_by_a_no()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var book = Small.Book().Set(Members, "A5", "D44").Set(Members, "D5", "CB1").Set("Kỷ luật", "A2", "D44");
        var preview = await office.PreviewAsync(book);
        Assert.False(Assert.Single(preview.Questions).SameCell);
        Assert.True((await office.ApplyAsync(preview, book, ("D44", false))).IsDone);
        Assert.Equal("(D4) (D44)", await office.AskAsync("select code from person where name = 'Lê Thị Cúc' order by code"));
    }

    [Fact]
    public async Task A_file_that_changed_after_the_preview_is_refused()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.PreviewAsync(Small.Book());
        Refused(await office.ApplyAsync(preview, Small.Book().Set(Members, "G5", 5m)), "import.file_changed", "so.xlsx");
        Assert.Equal("(1)", await office.AskAsync("select count(*) from roster_entry"));
    }

    [Fact]
    public async Task A_roster_that_changed_after_the_preview_is_refused()
    {
        await using var office = await Office.FoundAsync(databases);
        await office.ImportAsync(Small.Book());
        var book = Small.Book().Set(Members, "G5", 5m);
        var preview = await office.PreviewAsync(book);
        await office.ImportAsync(Small.Book().Set(Members, "G5", 6m));
        Refused(await office.ApplyAsync(preview, book), "import.roster_changed", "xem trước lại");
        Assert.Equal("(6)", await office.AskAsync("select targets_assigned from facts_member f join roster_entry e on e.id = f.entry where e.code = 'D4' and known_to is null and stage = 'appraised'"));
    }

    [Fact]
    public async Task A_preview_is_applied_once()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.ImportAsync(Small.Book());
        Refused(await office.ApplyAsync(preview, Small.Book()), "import.applied", "đã được nạp");
    }

    [Fact]
    public async Task Of_two_imports_at_once_one_wins_and_the_other_is_told()
    {
        await using var office = await Office.FoundAsync(databases);
        Workbook[] books = [Small.Book(), Small.Book().Set(Members, "G5", 9m)];
        var previews = new[] { await office.PreviewAsync(books[0]), await office.PreviewAsync(books[1]) };
        var outcomes = await Task.WhenAll(office.ApplyAsync(previews[0], books[0]), office.ApplyAsync(previews[1], books[1]));
        Assert.Single(outcomes, o => o.IsDone);
        Refused(outcomes.Single(o => !o.IsDone), "import.roster_changed", "Không có gì được nạp");
        Assert.Equal("(11)", await office.AskAsync("select count(*) from roster_entry"));
    }

    [Fact]
    public async Task Who_keeps_no_roster_is_told_so()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.PreviewAsync(Small.Book(), await office.PersonAsync("BT1", "DB", "content", "ranking"));
        Refused(preview, "", "", "import.right", "chưa được giao quyền");
        Assert.Equal("(0)", await office.AskAsync("select count(*) from import_batch"));
    }

    [Fact]
    public async Task A_preview_of_somebody_else_is_unknown_to_who_does_not_keep_that_roster()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.PreviewAsync(Small.Book());
        var outcome = await office.Imports.ApplyAsync(new ApplyImport { Cycle = 0, By = await office.PersonAsync("BT1", "DB", "content"), Batch = preview.Batch, File = office.File(Small.Book().File()) });
        Refused(outcome, "import.unknown", "xem trước");
    }

    [Fact]
    public async Task The_organisation_at_the_top_must_be_known_and_ones_own()
    {
        await using var office = await Office.FoundAsync(databases, "GOC");
        Refused(await office.PreviewAsync(Small.Book()), "Tổ chức", "A2", "import.root_unknown", "“DB”");
        await using var other = await Office.FoundAsync(databases);
        await other.ImportAsync(Small.Book());
        Refused(await other.PreviewAsync(Small.Book(), await other.PersonAsync("BT1", "CB1", "roster")), "Tổ chức", "A2", "import.root_right", "“DB”");
    }

    [Fact]
    public async Task A_workbook_with_problems_is_not_kept_at_all()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.PreviewAsync(Small.Book().Set(Members, "D5", "CB9").Set("Kỷ luật", "A2", "D9"));
        Assert.Equal(["code.unknown", "code.unknown"], preview.Refused.Select(p => p.Code));
        Assert.Equal("(0)", await office.AskAsync("select count(*) from import_batch"));
    }

    [Fact]
    public async Task What_fails_in_the_middle_leaves_nothing_behind()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.PreviewAsync(Small.Book());
        await using var owner = await office.Store.OpenOwnerAsync();
        await owner.ExecuteAsync("create function fail() returns trigger language plpgsql as $$ begin raise 'no room'; end $$; create trigger fail before insert on complete_list execute function fail()");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => office.ApplyAsync(preview, Small.Book()));
        Assert.Equal("(1,0,1)", await office.AskAsync("select (select count(*) from roster_entry), (select count(*) from facts_member), (select count(*) from journal)"));
        await owner.ExecuteAsync("drop trigger fail on complete_list");
        Assert.True((await office.ApplyAsync(preview, Small.Book())).IsDone);
    }

    [Fact]
    public async Task An_office_is_founded_once()
    {
        await using var office = await Office.FoundAsync(databases);
        var again = new Founding { Code = "X", Name = "X", Kind = "grassroots_chapter", PersonCode = "X", PersonName = "X", Role = "secretary", From = new DateOnly(2024, 1, 1) };
        Refused((await again.InAsync(office.Store, office.Clock)).Outcome, "founding.done", "đã có");
        Refused((await (again with { Name = " " }).InAsync(office.Store, office.Clock)).Outcome, "founding.blank", "ghi đủ");
    }

    [Fact]
    public async Task A_point_table_of_ones_own_is_said_not_to_be_kept()
    {
        await using var office = await Office.FoundAsync(databases);
        var preview = await office.PreviewAsync(Small.WithTable());
        Assert.Contains(preview.Warnings, w => w is { Sheet: "Biểu điểm", Code: "import.point_table" });
    }

    private static void Refused(ImportPreview preview, string sheet, string cell, string code, string says)
    {
        var problem = Assert.Single(preview.Refused);
        Assert.Equal((sheet, cell, code), (problem.Sheet, problem.Cell, problem.Code));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.False(preview.CanApply);
    }

    private static void Refused(Outcome outcome, string code, string says)
    {
        var refused = Assert.IsType<Outcome.Refused>(outcome);
        Assert.Equal(code, refused.Code);
        Assert.Contains(says, refused.Sentence, StringComparison.Ordinal);
    }
}
