using System.Net;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>The grid of members: who is there is corrected, who is new comes in the empty lines, and the whole is one act.</summary>
public sealed class PersonsGridTests(Databases databases)
{
    private const string Name = "Nguyễn Văn Mới", Why = "Quyết định kết nạp số 34.";

    [Fact]
    public async Task New_members_come_with_corrections_in_one_act_and_join_the_cycle()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (cell, one) = Cell(office);
        var page = await board.GetAsync(Links.RosterPersons(cell.Entry));
        Assert.Equal(8, page.Html.QuerySelectorAll("input[name^='ma.moi']").Length);
        var saved = await board.SendAsync(page, "sua", new Dictionary<string, string?>
        {
            [$"ten.{one.Entry}"] = "Phạm Thị Đã Sửa",
            ["ma.moi0"] = " MOI-01 ",
            ["ten.moi0"] = Name.Normalize(System.Text.NormalizationForm.FormD),
            ["sinh.moi0"] = "26/03/1998",
            ["ma.moi5"] = "MOI-02",
            ["ten.moi5"] = "Trần Thị Mới",
            ["vi"] = "admitted_on",
            ["ngay"] = "31/10/2024",
            ["ly-do"] = Why,
        });
        Assert.Equal((HttpStatusCode.OK, cell.Name), (saved.Status, saved.Heading));
        Assert.Contains("Đã thêm 02 đồng chí, sửa 01 đồng chí trong danh sách.", saved.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Đợt đang chạy cũng đã có", saved.Text, StringComparison.Ordinal);
        Assert.Equal([("MOI-01", Name, new DateOnly?(new(1998, 3, 26))), ("MOI-02", "Trần Thị Mới", null)],
            await office.Cycle.ReadAsync("select code, name, born from person where code like 'MOI-%' order by code", r => (r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : (DateOnly?)r.GetFieldValue<DateOnly>(2))));
        Assert.Equal([(cell.Entry, new DateOnly(2024, 10, 31), Why), (cell.Entry, new DateOnly(2024, 10, 31), Why)],
            await office.Cycle.ReadAsync("select s.unit, lower(s.valid), s.reason from roster_state s join roster_entry e on e.id = s.entry where e.code like 'MOI-%' and s.known_to is null", r => (r.GetInt64(0), r.GetFieldValue<DateOnly>(1), r.GetString(2))));
        Assert.Equal([(cell.Id, true), (cell.Id, true)], await office.Cycle.ReadAsync("select unit, left_out like '%mới kết nạp%' from subject where code like 'MOI-%'", r => (r.GetInt64(0), r.GetBoolean(1))));
        Assert.Equal(["Phạm Thị Đã Sửa"], await office.Cycle.ReadAsync("select name from person where id = $1", r => r.GetString(0), null, one.Person!.Value));
        Assert.Equal(["SaveMembers"], await office.Cycle.ReadAsync("select kind from journal where cycle = 0 and kind not in ('founding', 'ApplyImport')", r => r.GetString(0)));
        Assert.Empty((await new Verification(office.Cycle.Store, office.Cycle.Desk.Packs).OfAsync(office.Cycle.Cycle)).Faults);

        // the same form once more: who is there is told in his cell
        var again = await board.SendAsync(page, "sua", new Dictionary<string, string?> { ["ma.moi0"] = "moi-01", ["ten.moi0"] = Name, ["vi"] = "", ["ly-do"] = Why });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "grid.cells"), (again.Status, again.Code));
        Assert.Contains("đang có trong danh sách", Fault(again, "ma.moi0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_wrong_line_refuses_the_whole_and_every_cell_says_what_is_wrong_with_it()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (cell, one) = Cell(office);
        var page = await board.GetAsync(Links.RosterPersons(cell.Entry));
        var typed = new Dictionary<string, string?>
        {
            [$"ma.{one.Entry}"] = "MOI-03", // as one of those who are new has it
            ["ma.moi0"] = "MOI-01",
            ["ten.moi0"] = Name,
            ["sinh.moi0"] = "26/03/1998",
            ["ma.moi1"] = "mOi-01",
            ["ten.moi1"] = Name,
            ["ma.moi2"] = "t01-cb002",
            ["ten.moi2"] = Name,
            ["ma.moi3"] = "MOI-03",
            ["ten.moi3"] = "\u200B",
            ["ma.moi4"] = new string('9', 60),
            ["ten.moi4"] = Name,
            ["ma.moi5"] = "MOI-05",
            ["ten.moi5"] = Name,
            ["sinh.moi5"] = "01/01/2020",
            ["vi"] = "",
            ["ngay"] = "01/11/2024",
            ["ly-do"] = Why,
        };
        var refused = await board.SendAsync(page, "sua", typed);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "grid.cells"), (refused.Status, refused.Code));
        Assert.Equal(("", "đã ghi ở một dòng trên", "Chưa ghi tên", "Mã dài 60 ký tự", "Ngày sinh 01/01/2020 không hợp lý"),
            (Fault(refused, "ma.moi0"), Part(refused, "ma.moi1", "đã ghi ở một dòng trên"), Part(refused, "ten.moi3", "Chưa ghi tên"), Part(refused, "ma.moi4", "Mã dài 60 ký tự"), Part(refused, "sinh.moi5", "Ngày sinh 01/01/2020 không hợp lý")));
        foreach (var (field, value) in typed.Where(t => t.Key.Contains(".moi", StringComparison.Ordinal))) Assert.Equal((field, value), (field, Value(refused, field)));
        Assert.Equal("", Value(refused, "ly-do") == Why && refused.Html.QuerySelector("input[name=vi][value='']")!.HasAttribute("checked") ? "" : "gone");

        // what is right by itself can still be somebody else's
        var (other, own) = (office.Cycle.Roster.All.First(s => s.Family == "member" && s.Unit != cell.Id && s.Person != office.Cycle.Board), office.Cycle["T02-CB001"].Code);
        var taken = await board.SendAsync(page, "sua", new Dictionary<string, string?> { [$"ma.{one.Entry}"] = own, ["ma.moi0"] = other.Code, ["ten.moi0"] = Name, ["ma.moi1"] = own.ToLowerInvariant(), ["ten.moi1"] = Name, ["vi"] = "", ["ly-do"] = Why });
        Assert.Equal("grid.cells", taken.Code);
        Assert.Contains("đã ghi ở một dòng trên", Fault(taken, "ma.moi1"), StringComparison.Ordinal);
        taken = await board.SendAsync(page, "sua", new Dictionary<string, string?> { [$"ma.{one.Entry}"] = own, ["ma.moi0"] = other.Code, ["ten.moi0"] = Name, ["ma.moi1"] = "t03", ["ten.moi1"] = Name, ["vi"] = "", ["ly-do"] = Why });
        Assert.Equal((3, true, true, true), (taken.Html.QuerySelectorAll("td .ts-error").Length, Fault(taken, $"ma.{one.Entry}").Contains("đã dùng", StringComparison.Ordinal), Fault(taken, "ma.moi0").Contains(other.Name, StringComparison.Ordinal), Fault(taken, "ma.moi1").Contains("đã dùng", StringComparison.Ordinal)));
        Assert.Equal([0L], await office.Cycle.ReadAsync("select count(*) from journal where kind = 'SaveMembers'", r => r.GetInt64(0)));
        Assert.Equal([0L], await office.Cycle.ReadAsync("select count(*) from person where code like 'MOI-%'", r => r.GetInt64(0)));
    }

    [Fact]
    public async Task Those_who_are_new_need_a_day_a_reason_and_why_they_come_and_nobody_else_does()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (cell, one) = Cell(office);
        var page = await board.GetAsync(Links.RosterPersons(cell.Entry));
        var typed = new Dictionary<string, string?> { ["ma.moi0"] = "MOI-01", ["ten.moi0"] = Name, ["vi"] = "moved_in_on", ["ngay"] = "28/10/2024", ["ly-do"] = Why, ["dot"] = null };
        foreach (var (field, value, code) in new[] { ("vi", null, "admit.way"), ("ngay", "31/02/2024", "date.text"), ("ngay", "02/11/2024", "roster.future"), ("ngay", "01/11/2014", "roster.long_ago"), ("ly-do", " \u200B", "roster.reason") })
            Assert.Equal((field, code), (field, (await board.SendAsync(page, "sua", new Dictionary<string, string?>(typed) { [field] = value })).Code));
        Assert.Equal("roster.unchanged", (await board.SendAsync(page, "sua", new Dictionary<string, string?> { ["vi"] = "", ["ly-do"] = Why })).Code);
        Assert.Equal("roster.unchanged", (await board.SendAsync(page, "sua", new Dictionary<string, string?> { [$"ten.{one.Entry}"] = one.Name + "\u200B", ["ly-do"] = Why })).Code);
        var saved = await board.SendAsync(page, "sua", typed);
        Assert.Contains("Đợt đang chạy chưa có người mới", saved.Text, StringComparison.Ordinal);
        Assert.Equal([new DateOnly(2024, 10, 28)], await office.Cycle.ReadAsync("select f.moved_in_on from facts_member f join roster_entry e on e.id = f.entry where e.code = 'MOI-01' and f.known_to is null", r => r.GetFieldValue<DateOnly>(0)));
        Assert.Contains(Name, (await board.GetAsync(Links.RosterDifferences(office.Cycle.Cycle))).Text, StringComparison.Ordinal);
        // a correction alone has no day
        var corrected = await board.SendAsync(page, "sua", new Dictionary<string, string?> { [$"sinh.{one.Entry}"] = "02/02/1970", ["ngay"] = "", ["ly-do"] = "Theo thẻ." });
        Assert.Equal((HttpStatusCode.OK, cell.Name), (corrected.Status, corrected.Heading));
    }

    [Fact]
    public async Task Above_cells_each_line_names_its_cell_and_more_lines_keep_what_is_typed()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (chapter, cell) = (office.Cycle["T01"], office.Cycle["T01-CB002"]);
        var page = await board.GetAsync(Links.RosterPersons(chapter.Entry));
        var typed = new Dictionary<string, string?> { ["ma.moi0"] = "MOI-01", ["ten.moi0"] = Name, ["o.moi0"] = "", ["ma.moi1"] = "MOI-02", ["ten.moi1"] = Name, ["o.moi1"] = "T01", ["vi"] = "", ["ly-do"] = Why };
        var refused = await board.SendAsync(page, "sua", typed);
        Assert.Equal(("grid.cells", "Chưa ghi mã chi bộ.", true), (refused.Code, Fault(refused, "o.moi0"), Fault(refused, "o.moi1").Contains("“T01”", StringComparison.Ordinal)));
        var longer = await board.SendAsync(page, "sua", typed, "Thêm dòng");
        Assert.Equal((HttpStatusCode.OK, 16, Name), (longer.Status, longer.Html.QuerySelectorAll("input[name^='ma.moi']").Length, Value(longer, "ten.moi1")));
        var saved = await board.SendAsync(longer, "sua", new Dictionary<string, string?> { ["o.moi0"] = "t01-cb002", ["ma.moi1"] = "", ["ten.moi1"] = "", ["o.moi1"] = "", ["ma.moi15"] = "MOI-15", ["ten.moi15"] = Name, ["o.moi15"] = cell.Name });
        Assert.Contains("Đã thêm 02 đồng chí", saved.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal([("MOI-01", cell.Id), ("MOI-15", cell.Id)], await office.Cycle.ReadAsync("select code, unit from subject where code like 'MOI-%' order by code", r => (r.GetString(0), r.GetInt64(1))));
    }

    private static (Subject Cell, Subject One) Cell(Office office)
    {
        var members = office.Cycle.Roster.All.Where(s => s.Family == "member").GroupBy(s => s.Unit).OrderByDescending(g => g.Count()).First();
        return (office.Cycle.Roster[members.Key], members.First(m => m.Person != office.Cycle.Board));
    }

    private static string Fault(Page page, string field) => page.Html.QuerySelector($"td:has([name='{field}']) .ts-error")?.TextContent.Trim() ?? "";

    private static string Part(Page page, string field, string expected) => Fault(page, field).Contains(expected, StringComparison.Ordinal) ? expected : Fault(page, field);

    private static string? Value(Page page, string field) => page.Html.QuerySelector($"[name='{field}']")!.GetAttribute("value");
}
