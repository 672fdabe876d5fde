using System.Net;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rostering;
using TuSoi.Rostering.Changing;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>Organisations and collectives themselves: called otherwise, and founded.</summary>
public sealed class OrganisationPageTests(Databases databases)
{
    private const string Why = "Quyết định đổi tên số 17.";

    [Fact]
    public async Task An_organisation_is_called_otherwise_and_so_it_is_in_the_running_cycle()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var cell = office.Cycle["T01-CB002"];
        var way = (await board.GetAsync(Links.RosterUnit(cell.Entry))).Html.QuerySelector($"main a[href='{Links.RosterRename(cell.Entry)}']")!;
        var page = await board.GetAsync(way.GetAttribute("href")!);
        var typed = new Dictionary<string, string?> { ["ten"] = "Chi bộ Kế hoạch", ["ma"] = "T01-KH", ["ly-do"] = Why };
        foreach (var (field, value, code) in new[] { ("ten", "\u200B ", "roster.name_missing"), ("ten", new string('a', 300), "roster.name_long"), ("ma", "", "roster.code_missing"), ("ma", "t02", "roster.code_taken"), ("ly-do", "\u200B", "roster.reason") })
        {
            var refused = await board.SendAsync(page, "ten", new Dictionary<string, string?>(typed) { [field] = value });
            Assert.Equal((field, HttpStatusCode.UnprocessableEntity, code, value), (field, refused.Status, refused.Code, refused.Html.QuerySelector($"#{field}")!.GetAttribute("value")));
        }
        Assert.Equal("roster.unchanged", (await board.SendAsync(page, "ten", new Dictionary<string, string?> { ["ly-do"] = Why })).Code);
        var done = await board.SendAsync(page, "ten", typed);
        Assert.Equal((HttpStatusCode.OK, "Chi bộ Kế hoạch"), (done.Status, done.Heading));
        Assert.Contains("Trong đợt đang chạy cũng đã sửa", done.Text, StringComparison.Ordinal);
        Assert.Equal([("Chi bộ Kế hoạch", "T01-KH")], await SubjectAsync(office, cell));
        Assert.Contains("khớp nhau", (await board.GetAsync(Links.RosterDifferences(office.Cycle.Cycle))).Text, StringComparison.Ordinal);
        Assert.Equal([("CorrectEntries", 0L), ("CorrectSubject", office.Cycle.Cycle)], await office.Cycle.ReadAsync("select kind, cycle from journal where kind like 'Correct%' order by kind", r => (r.GetString(0), r.GetInt64(1))));
        Assert.Equal([Why, Why], await office.Cycle.ReadAsync("select c.content->>'Why' from journal j join journal_content c on c.act = j.act where j.kind like 'Correct%'", r => r.GetString(0)));
        Assert.Empty((await new Verification(office.Cycle.Store, office.Cycle.Desk.Packs).OfAsync(office.Cycle.Cycle)).Faults);
    }

    [Fact]
    public async Task A_collective_can_be_called_otherwise_in_the_roster_alone_and_the_cycle_follows_later()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var one = office.Cycle.Roster.All.First(s => s.Family == "collective");
        var entry = await board.GetAsync(Links.RosterEntry(one.Entry));
        Assert.NotNull(entry.Html.QuerySelector($"main a[href='{Links.RosterRename(one.Entry)}']"));
        var done = await board.SendAsync(await board.GetAsync(Links.RosterRename(one.Entry)), "ten", new Dictionary<string, string?> { ["ten"] = "Ban Thường vụ mới", ["ly-do"] = Why, ["dot"] = null });
        Assert.Contains("Đợt đang chạy giữ tên cũ", done.Text, StringComparison.Ordinal);
        Assert.Equal([(one.Name, one.Code)], await SubjectAsync(office, one));
        var differences = await board.GetAsync(Links.RosterDifferences(office.Cycle.Cycle));
        Assert.Contains("Ban Thường vụ mới", differences.Text, StringComparison.Ordinal);
        await board.SendAsync(differences, "khop");
        Assert.Equal([("Ban Thường vụ mới", one.Code)], await SubjectAsync(office, one));
        // persons have their grid
        Assert.Equal(HttpStatusCode.NotFound, (await board.GetAsync(Links.RosterRename(office.Cycle.Roster.All.First(s => s.Family == "member").Entry))).Status);
    }

    [Fact]
    public async Task An_organisation_is_founded_with_its_committee_and_is_in_the_cycle_that_is_opened_next()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (above, subjects) = (office.Cycle["T01"], office.Cycle.Roster.All.Count());
        Assert.NotNull((await board.GetAsync(Links.RosterUnit(above.Entry))).Html.QuerySelector($"main a[href='{Links.RosterFound(above.Entry)}']"));
        var page = await board.GetAsync(Links.RosterFound(above.Entry));
        Assert.Contains("Đợt đang chạy không thay đổi", page.Text, StringComparison.Ordinal);
        // below a chapter of the base there are cells and sections, no base and nothing above one
        Assert.Equal(["", "subordinate_cell", "sectional_chapter"], page.Html.QuerySelectorAll("#loai-tc option").Select(o => o.GetAttribute("value")));
        foreach (var (field, value, code) in new[]
        {
            ("loai.tc", "", "found.kind"), ("loai.tc", "grassroots_cell", "found.place"), ("loai.tc", "lower_committee", "found.kind"), ("ten.tc", "\u200B", "roster.name_missing"), ("ma.tc", "", "roster.code_missing"), ("ma.tc", "t01-cb002", "roster.code_taken"), ("ma.tt", "t01-moi", "roster.code_twice"),
            ("loai.tt", "", "found.kind"), ("ma.tt", new string('9', 50), "roster.code_long"), ("ngay", "31/02/2024", "date.text"), ("ngay", "02/11/2024", "roster.future"), ("ly-do", " \u200B", "roster.reason"),
        })
        {
            var refused = await board.SendAsync(page, "lap", new Dictionary<string, string?>(Founded) { [field] = value });
            Assert.Equal((field, HttpStatusCode.UnprocessableEntity, code), (field, refused.Status, refused.Code));
            foreach (var text in new[] { "ten.tc", "ma.tc", "ten.tt", "ma.tt", "ngay", "ly-do" }) Assert.Equal((text, text == field ? value : Founded[text]), (text, refused.Html.QuerySelector($"[name='{text}']")!.GetAttribute("value")));
        }
        Assert.Equal("found.none", (await board.SendAsync(page, "lap", new Dictionary<string, string?> { ["ly-do"] = Why })).Code);
        Assert.Equal([0L], await office.Cycle.ReadAsync("select count(*) from journal where kind = 'FoundBodies'", r => r.GetInt64(0)));

        var done = await board.SendAsync(page, "lap", Founded);
        Assert.Equal((HttpStatusCode.OK, above.Name), (done.Status, done.Heading));
        Assert.Contains("Đợt đang chạy không thay đổi", done.Html.QuerySelector("main .ts-note-done")!.TextContent, StringComparison.Ordinal);
        office.Cycle.Clock.Pass();
        Assert.Equal("roster.code_taken", (await board.SendAsync(page, "lap", Founded)).Code);
        var made = await office.Cycle.ReadAsync("select e.code, e.id, s.unit, s.path, s.kind, lower(s.valid), s.reason from roster_entry e join roster_state s on s.entry = e.id where e.code like 'T01-MOI%' order by e.code", r => (r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetFieldValue<DateOnly>(5), r.GetString(6)));
        var path = $"{above.Path}{made[0].Item2}.";
        Assert.Equal([("T01-MOI", made[0].Item2, above.Entry, path, "subordinate_cell", new DateOnly(2024, 10, 20), Why), ("T01-MOI-CU", made[1].Item2, made[0].Item2, path, "lower_committee", new DateOnly(2024, 10, 20), Why)], made);
        Assert.Equal([(long)subjects], await office.Cycle.ReadAsync("select count(*) from subject", r => r.GetInt64(0)));
        var next = Assert.IsType<Outcome.Done>(await new Cycles(office.Cycle.Desk).OpenAsync(new OpenCycle { Cycle = 0, By = office.Cycle.Board, Year = office.Cycle.Year + 1, Root = office.Cycle.Founded.Organisation, Pack = office.Cycle.Pack.Id }, office.Cycle.Pack, CycleFacts.OfRosterAsync)).Id;
        Assert.Equal(["Chi bộ Chuyển đổi số", "Chi ủy Chuyển đổi số"], await office.Cycle.ReadAsync("select name from subject where cycle = $1 and code like 'T01-MOI%' order by code", r => r.GetString(0), null, next));
    }

    [Fact]
    public async Task In_a_cell_nothing_is_founded_but_a_collective_and_somebody_new_in_a_new_cell_is_not_in_the_cycle()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (above, cell) = (office.Cycle["T01"], office.Cycle["T01-CB002"]);
        var page = await board.GetAsync(Links.RosterFound(cell.Entry));
        Assert.Null(page.Html.QuerySelector("#loai-tc"));
        Assert.Equal("found.place", (await board.SendAsync(page, "lap", Founded)).Code);
        var done = await board.SendAsync(page, "lap", new Dictionary<string, string?>(Founded) { ["loai.tc"] = null, ["ten.tc"] = null, ["ma.tc"] = null });
        Assert.Equal((HttpStatusCode.OK, cell.Name), (done.Status, done.Heading));
        Assert.Contains("Chi ủy Chuyển đổi số", done.Html.QuerySelector("section[aria-labelledby=collective]")!.TextContent, StringComparison.Ordinal);
        await board.SendAsync(await board.GetAsync(Links.RosterFound(above.Entry)), "lap", new Dictionary<string, string?>(Founded) { ["loai.tt"] = "", ["ten.tt"] = "", ["ma.tt"] = "" });
        var saved = await board.SendAsync(await board.GetAsync(Links.RosterPersons(above.Entry)), "sua", new Dictionary<string, string?> { ["ma.moi0"] = "MOI-01", ["ten.moi0"] = "Nguyễn Văn Mới", ["o.moi0"] = "T01-MOI", ["vi"] = "", ["ly-do"] = Why });
        Assert.Contains("tổ chức không có trong đợt", saved.Text, StringComparison.Ordinal);
        Assert.Equal([0L], await office.Cycle.ReadAsync("select count(*) from subject where code = 'MOI-01'", r => r.GetInt64(0)));
        Assert.Empty((await new Verification(office.Cycle.Store, office.Cycle.Desk.Packs).OfAsync(office.Cycle.Cycle)).Faults);
    }

    [Fact]
    public async Task Who_keeps_another_part_of_the_roster_founds_and_renames_nothing_here()
    {
        await using var office = await Office.OpenAsync(databases);
        var (here, there) = (office.Cycle["T01"], office.Cycle["T02"]);
        var keeper = office.Cycle.Roster.All.First(s => s.Family == "member" && s.Path.StartsWith(there.Path, StringComparison.Ordinal)).Person!.Value;
        Assert.True((await new Appointments(office.Cycle.Store, office.Cycle.Clock).AppointAsync(new Appoint { Cycle = 0, By = office.Cycle.Board, Root = office.Cycle.Root.Entry, Posts = [new Post(keeper, "organising_board", there.Entry, new(2024, 1, 1))], Why = Why }, office.Cycle.Pack)).IsDone);
        using var person = await office.AsAsync(keeper);
        var own = await person.GetAsync(Links.RosterFound(there.Entry));
        var form = own.Html.QuerySelector("form:has(input[name=_handler][value='lap'])")!;
        foreach (var path in new[] { Links.RosterFound(here.Entry), Links.RosterRename(here.Entry), Links.RosterPersons(here.Entry), Links.RosterFound(office.Cycle.Root.Entry) })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await person.GetAsync(path)).Status));
            form.SetAttribute("action", path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await person.SendAsync(own, "lap", Founded)).Status));
        }
        var acts = new RosterActs(office.Cycle.Store, office.Cycle.Pack.Facts, office.Cycle.Clock);
        var body = new NewBody("subordinate_cell", "T01-MOI", "Chi bộ Chuyển đổi số");
        Assert.Equal(("roster.root", "found.above"), (await CodeAsync(here, here), await CodeAsync(there, here)));
        Assert.Equal("roster.entry", (await acts.CorrectAsync(new CorrectEntries { Cycle = 0, By = keeper, Root = there.Entry, Entries = [new Corrected(here.Entry, here.Code, "Tên khác", null)], Why = Why }) as Outcome.Refused)?.Code);
        var saved = await acts.SaveAsync(new SaveMembers { Cycle = 0, By = keeper, Root = there.Entry, Lines = [new MemberLine(null, office.Cycle["T01-CB002"].Entry, "member", "MOI-01", "Nguyễn Văn Mới", null)], From = new(2024, 11, 1), Why = Why }, office.Cycle.Pack);
        Assert.Equal(["roster.unit"], saved.Faults.Select(f => f.Why.Code));
        form.SetAttribute("action", Links.RosterFound(there.Entry));
        Assert.Equal((HttpStatusCode.OK, there.Name), await person.SendAsync(own, "lap", Founded) is var done ? (done.Status, done.Heading) : default);

        async Task<string?> CodeAsync(Subject root, Subject above) => (await acts.FoundAsync(new FoundBodies { Cycle = 0, By = keeper, Root = root.Entry, Above = above.Entry, Organisation = body, From = new(2024, 11, 1), Why = Why }, office.Cycle.Pack) as Outcome.Refused)?.Code;
    }

    private static Dictionary<string, string?> Founded { get; } = new()
    {
        ["loai.tc"] = "subordinate_cell",
        ["ten.tc"] = "Chi bộ Chuyển đổi số",
        ["ma.tc"] = "T01-MOI",
        ["loai.tt"] = "lower_committee",
        ["ten.tt"] = "Chi ủy Chuyển đổi số",
        ["ma.tt"] = "T01-MOI-CU",
        ["ngay"] = "20/10/2024",
        ["ly-do"] = Why,
    };

    private static Task<List<(string, string)>> SubjectAsync(Office office, Subject one) => office.Cycle.ReadAsync("select name, code from subject where id = $1", r => (r.GetString(0), r.GetString(1)), null, one.Id);
}
