using System.Net;
using TuSoi.History;
using TuSoi.Ranking;
using TuSoi.Rostering.Changing;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>The tree, and what happens to people on the list: the roster and the running cycle go together.</summary>
public sealed class RosterPageTests(Databases databases)
{
    [Fact]
    public async Task The_tree_counts_everybody_and_finds_names_without_diacritics()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var home = await board.GetAsync(Links.Roster);
        Assert.Equal(office.Cycle.Roster.All.Count(s => s.Family == "organisation"), home.Html.QuerySelectorAll(".ts-tree tbody tr").Length);
        var one = office.Cycle.Roster.All.First(s => s.Family == "member");
        var found = await board.SendAsync(home, "form[role=search]", new Dictionary<string, string?> { ["q"] = Plain(one.Name) });
        Assert.Contains(found.Html.QuerySelectorAll("section[aria-labelledby=thay] tbody th"), th => th.TextContent.Trim() == one.Name);
        Assert.Contains("Không tìm thấy", (await board.GetAsync(Links.RosterSearch("%_'\"<script>"))).Text, StringComparison.Ordinal);
        var unit = await board.GetAsync(Links.RosterUnit(office.Cycle.Roster[one.Unit].Entry));
        Assert.Contains(one.Name, unit.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await board.GetAsync(Links.RosterUnit(one.Entry))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await board.GetAsync(Links.RosterUnit(999_999_999))).Status);
    }

    [Fact]
    public async Task Who_keeps_no_roster_opens_none_of_the_pages()
    {
        await using var office = await Office.OpenAsync(databases);
        var (unit, one) = (office.Cycle["T01"], office.Cycle.Roster.All.First(s => s.Family == "member"));
        using var secretary = await office.AsAsync(office.Cycle.Holder("T01", "secretary"));
        foreach (var path in new[] { Links.Roster, Links.Import, Links.FactRequests, Links.RosterUnit(unit.Entry), Links.RosterPersons(unit.Entry), Links.RosterPosts(unit.Entry), Links.RosterAdmit(unit.Entry), Links.RosterFound(unit.Entry), Links.RosterFacts(unit.Entry), Links.RosterFacts(unit.Entry, unit.Kind, 1),
            Links.RosterEntry(one.Entry), Links.RosterMove(one.Entry), Links.RosterRename(unit.Entry), Links.RosterEnd(one.Entry), Links.RosterStanding(one.Entry), Links.RosterDifferences(office.Cycle.Cycle), Links.AskFacts(unit.Entry, unit.Kind) })
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await secretary.GetAsync(path)).Status));
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.GetAsync(Links.AnswerFacts(1))).Status);
        Assert.DoesNotContain((await secretary.GetAsync(Links.Home)).Html.QuerySelectorAll("nav a"), a => a.TextContent == "Danh sách");
    }

    [Fact]
    public async Task Somebody_is_admitted_moves_and_leaves_and_the_cycle_follows_each_time()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var members = office.Cycle.Roster.All.Where(s => s.Family == "member").GroupBy(s => s.Unit).OrderByDescending(g => g.Count()).ToList();
        var (from, to) = (office.Cycle.Roster[members[0].Key], office.Cycle.Roster[members[1].Key]);

        var elsewhere = await board.SendAsync(await board.GetAsync(Links.RosterAdmit(office.Cycle["T01"].Entry)), "them", new Dictionary<string, string?> { ["ten"] = "Lê Thị Mới", ["ma"] = "SOT-0", ["ly-do"] = "Kết nạp." });
        Assert.Equal(("roster.cell", "Lê Thị Mới"), (elsewhere.Code, elsewhere.Html.QuerySelector("#ten")!.GetAttribute("value")));
        var form = await board.GetAsync(Links.RosterAdmit(from.Entry));
        var late = await board.SendAsync(form, "them", new Dictionary<string, string?> { ["ten"] = "Nguyễn Văn Mới", ["ma"] = "MOI-01", ["ngay"] = "31/02/2024", ["ly-do"] = "Quyết định 34." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "date.text"), (late.Status, late.Code));
        Assert.Contains("Nguyễn Văn Mới", late.Html.QuerySelector("#ten")!.GetAttribute("value")!, StringComparison.Ordinal);
        Assert.Equal("roster.name_long", (await board.SendAsync(form, "them", new Dictionary<string, string?> { ["ten"] = new string('a', 10_000), ["ma"] = "MOI-01", ["ly-do"] = "Quyết định 34." })).Code);
        Assert.Equal("roster.there", (await board.SendAsync(form, "them", new Dictionary<string, string?> { ["ten"] = "Nguyễn Văn Mới", ["ma"] = members[0].First().Code, ["ly-do"] = "Quyết định 34." })).Code);
        Assert.Equal("roster.reason", (await board.SendAsync(form, "them", new Dictionary<string, string?> { ["ten"] = "Nguyễn Văn Mới", ["ma"] = "MOI-01" })).Code);
        var added = await board.SendAsync(form, "them", new Dictionary<string, string?> { ["ten"] = "Nguyễn Văn Mới".Normalize(System.Text.NormalizationForm.FormD), ["ma"] = "MOI-01", ["sinh"] = "26/03/1998", ["vi"] = "", ["ngay"] = "01/11/2024", ["ly-do"] = "Bị sót khi mở đợt." });
        Assert.Equal((from.Name, HttpStatusCode.OK), (added.Heading, added.Status));
        Assert.Contains("Đợt đang chạy cũng đã có", added.Text, StringComparison.Ordinal);
        var (subject, entry, unit) = Assert.Single(await office.Cycle.ReadAsync("select id, entry, unit from subject where code = 'MOI-01' and name = 'Nguyễn Văn Mới'", r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2))));
        Assert.Equal(from.Id, unit);

        var moving = await board.GetAsync(Links.RosterMove(entry));
        Assert.Equal("roster.unit", (await board.SendAsync(moving, "chuyen", new Dictionary<string, string?> { ["ly-do"] = "Chuyển." })).Code);
        Assert.Equal("roster.future", (await board.SendAsync(moving, "chuyen", new Dictionary<string, string?> { ["den"] = $"{to.Entry}", ["ngay"] = "30/12/2024", ["ly-do"] = "Chuyển." })).Code);
        office.Cycle.Clock.Now = office.Cycle.Clock.Now.AddDays(3);
        using var later = await office.AsAsync(office.Cycle.Board); // a session ends after some hours
        var moved = await later.SendAsync(await later.GetAsync(Links.RosterMove(entry)), "chuyen", new Dictionary<string, string?> { ["den"] = $"{to.Entry}", ["ngay"] = "03/11/2024", ["ly-do"] = "Chuyển sinh hoạt chính thức." });
        Assert.Contains("Trong đợt 2024 cũng đã chuyển", moved.Text, StringComparison.Ordinal);
        Assert.Equal([(to.Id, to.Path)], await office.Cycle.ReadAsync("select unit, path from subject where id = $1", r => (r.GetInt64(0), r.GetString(1)), null, subject));
        Assert.Equal([(from.Entry, false), (to.Entry, true)], await office.Cycle.ReadAsync("select unit, valid @> today() from roster_state where entry = $1 and known_to is null order by lower(valid) nulls first", r => (r.GetInt64(0), r.GetBoolean(1)), null, entry));

        var ended = await later.SendAsync(await later.GetAsync(Links.RosterEnd(entry)), "ket-thuc", new Dictionary<string, string?> { ["viec"] = "Từ trần", ["ngay"] = "04/11/2024", ["ly-do"] = "Giấy báo tử." });
        Assert.Contains("cũng đã đưa ra", ended.Text, StringComparison.Ordinal);
        Assert.Equal(["Từ trần. Giấy báo tử."], await office.Cycle.ReadAsync("select left_out from subject where id = $1", r => r.GetString(0), null, subject));
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(Links.RosterEntry(entry))).Status);
        Assert.Equal(["AdmitMember", "MoveMember", "EndEntries"], await office.Cycle.ReadAsync("select kind from journal where cycle = 0 and kind not in ('founding', 'ApplyImport') order by at", r => r.GetString(0)));
        Assert.Contains("khớp nhau", (await later.GetAsync(Links.RosterDifferences(office.Cycle.Cycle))).Text, StringComparison.Ordinal);
        var report = await new Verification(office.Cycle.Store, office.Cycle.Desk.Packs).OfAsync(office.Cycle.Cycle);
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task What_was_done_in_the_roster_alone_is_listed_and_can_be_carried_into_the_cycle()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var cells = office.Cycle.Roster.All.Where(s => s.Family == "member").GroupBy(s => s.Unit).OrderByDescending(g => g.Count()).Take(2).ToList();
        var (from, to, one, gone) = (office.Cycle.Roster[cells[0].Key], office.Cycle.Roster[cells[1].Key], cells[0].ElementAt(2), cells[0].ElementAt(3));
        await board.SendAsync(await board.GetAsync(Links.RosterMove(one.Entry)), "chuyen", new Dictionary<string, string?> { ["den"] = $"{to.Entry}", ["ngay"] = "01/11/2024", ["ly-do"] = "Chuyển.", ["dot"] = null });
        await board.SendAsync(await board.GetAsync(Links.RosterEnd(gone.Entry)), "ket-thuc", new Dictionary<string, string?> { ["ngay"] = "01/11/2024", ["ly-do"] = "Giấy báo tử.", ["dot"] = null });
        await board.SendAsync(await board.GetAsync(Links.RosterAdmit(from.Entry)), "them", new Dictionary<string, string?> { ["ten"] = "Lê Thị Mới", ["ma"] = "SOT-1", ["vi"] = "admitted_on", ["ngay"] = "01/11/2024", ["ly-do"] = "Quyết định kết nạp số 34.", ["dot"] = null });
        var grid = await board.GetAsync(Links.RosterPersons(from.Entry));
        var fixedOne = cells[0].First(m => m.Id != one.Id && m.Id != gone.Id && m.Person != office.Cycle.Board);
        var corrected = await board.SendAsync(grid, "sua", new Dictionary<string, string?> { [$"ten.{fixedOne.Entry}"] = "Phạm Thị Đã Sửa", ["ly-do"] = "Theo thẻ đảng viên." });
        Assert.Equal(from.Name, corrected.Heading);
        var differences = await board.GetAsync(Links.RosterDifferences(office.Cycle.Cycle));
        Assert.Equal(["Đã chuyển sinh hoạt", "Đã ra khỏi danh sách", "Có tên sau khi mở đợt", "Đã sửa tên, mã"], differences.Html.QuerySelectorAll("main .card-header h2").Select(h => h.TextContent));
        var done = await board.SendAsync(differences, "khop", new Dictionary<string, string?>());
        Assert.Contains("khớp nhau", done.Text, StringComparison.Ordinal);
        Assert.Equal([true], await office.Cycle.ReadAsync("select left_out like '%mới kết nạp%' from subject where code = 'SOT-1'", r => r.GetBoolean(0)));
        Assert.Equal(["Phạm Thị Đã Sửa"], await office.Cycle.ReadAsync("select name from subject where id = $1", r => r.GetString(0), null, fixedOne.Id));
        Assert.Empty((await new Verification(office.Cycle.Store, office.Cycle.Desk.Packs).OfAsync(office.Cycle.Cycle)).Faults);
    }

    [Fact]
    public async Task Persons_who_were_looked_for_or_are_compared_stand_by_given_name()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var members = office.Cycle.Roster.All.Where(s => s.Family == "member").ToList();
        var family = members.GroupBy(m => Plain(m.Name.Split(' ')[0])).OrderByDescending(g => g.Count()).First(g => g.Count() < 100).Key;
        var found = await board.GetAsync(Links.RosterSearch(family));
        var persons = found.Html.QuerySelectorAll("section[aria-labelledby=thay] tbody tr").Where(tr => members.Exists(m => m.Code == tr.Children[1].TextContent)).Select(tr => tr.Children[0].TextContent.Trim()).ToList();
        Assert.True(persons.Count > 5, family);
        Assert.Equal(persons.Order(NameOrder.ByGiven), persons);

        var gone = members.GroupBy(m => m.Unit).OrderByDescending(g => g.Count()).First().Where(m => m.Person != office.Cycle.Board).ToList();
        Assert.True((await new RosterActs(office.Cycle.Store, office.Cycle.Pack.Facts, office.Cycle.Clock).EndAsync(new EndEntries { Cycle = 0, By = office.Cycle.Board, Root = office.Cycle.Root.Entry, Entries = [.. gone.Select(g => g.Entry)], On = new(2024, 11, 1), Why = "Giải thể." })).IsDone);
        var differences = await board.GetAsync(Links.RosterDifferences(office.Cycle.Cycle));
        Assert.Equal(gone.Select(g => g.Name).Order(NameOrder.ByGiven), differences.Html.QuerySelectorAll("section[aria-labelledby=Ended] tbody th").Select(th => th.TextContent.Trim()));
    }

    [Fact]
    public async Task Somebody_exempted_stays_on_the_list_and_leaves_the_cycle()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var one = office.Cycle["T01-DV0024"];
        var page = await board.GetAsync(Links.RosterStanding(one.Entry));
        Assert.Equal("fact.value", (await board.SendAsync(page, "dien", new Dictionary<string, string?> { ["ly-do"] = "Quyết định 21." })).Code);
        Assert.Equal("roster.reason", (await board.SendAsync(page, "dien", new Dictionary<string, string?> { ["dien"] = "exempt" })).Code);
        // like every act on the roster it has a day, of something that has happened; today unless told
        Assert.Equal("01/11/2024", page.Html.QuerySelector("#ngay")!.GetAttribute("value"));
        foreach (var (day, no) in new[] { ("", "date.text"), ("31/02/2024", "date.text"), ("02/11/2024", "roster.future"), ("01/11/2014", "roster.long_ago") })
            Assert.Equal((day, no), (day, (await board.SendAsync(page, "dien", new Dictionary<string, string?> { ["dien"] = "exempt", ["ngay"] = day, ["ly-do"] = "Quyết định 21." })).Code));
        var done = await board.SendAsync(page, "dien", new Dictionary<string, string?> { ["dien"] = "exempt", ["ngay"] = "28/10/2024", ["ly-do"] = "Quyết định 21.", ["dot"] = "on" });
        Assert.Contains("cũng đã đưa ra", done.Text, StringComparison.Ordinal);
        Assert.Equal(["2024-10-28"], await office.Cycle.ReadAsync("select c.content->>'On' from journal j join journal_content c on c.act = j.act where j.kind = 'RecordFact'", r => r.GetString(0)));
        Assert.Equal([("exempt", "Được miễn công tác và sinh hoạt đảng. Quyết định 21.")], await office.Cycle.ReadAsync("select f.standing, s.left_out from facts_member f join subject s on s.entry = f.entry where f.entry = $1 and f.known_to is null and f.stage = 'appraised'", r => (r.GetString(0), r.GetString(1)), null, one.Entry));
        Assert.Empty((await new Verification(office.Cycle.Store, office.Cycle.Desk.Packs).OfAsync(office.Cycle.Cycle)).Faults);
    }

    [Fact]
    public async Task Posts_are_given_and_ended_and_nobody_gives_one_to_himself()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var unit = office.Cycle["T01"];
        var members = office.Cycle.Roster.All.Where(s => s.Family == "member" && s.Path.StartsWith(unit.Path, StringComparison.Ordinal)).ToList();
        var one = members.First(m => m.Person != office.Cycle.Holder("T01", "secretary"));
        var page = await board.GetAsync(Links.RosterPosts(unit.Entry));
        var wrong = await board.SendAsync(page, "giao", new Dictionary<string, string?> { ["ai.0"] = "KHONG-CO", ["vai.0"] = "", ["tu.0"] = "hôm qua", ["giao-ly-do"] = "Quyết định 12." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "grid.cells", 3), (wrong.Status, wrong.Code, wrong.Html.QuerySelectorAll("td .ts-error").Length));
        Assert.Equal("KHONG-CO", wrong.Html.QuerySelector("input[name='ai.0']")!.GetAttribute("value"));
        var longer = await board.SendAsync(page, "giao", new Dictionary<string, string?> { ["ai.0"] = one.Code }, "Thêm dòng");
        Assert.Equal((HttpStatusCode.OK, one.Code, "16"), (longer.Status, longer.Html.QuerySelector("input[name='ai.0']")!.GetAttribute("value"), longer.Html.QuerySelector("input[name='dong']")!.GetAttribute("value")));
        Assert.NotNull(longer.Html.QuerySelector("input[name='ai.15']"));
        var given = await board.SendAsync(page, "giao", new Dictionary<string, string?> { ["ai.0"] = one.Code, ["vai.0"] = "committee_member", ["tu.0"] = "01/11/2024", ["giao-ly-do"] = "Quyết định 12." });
        Assert.Contains("Đã giao 01 chức danh", given.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("post.twice", (await board.SendAsync(given, "giao", new Dictionary<string, string?> { ["ai.0"] = one.Code, ["vai.0"] = "committee_member", ["tu.0"] = "01/11/2024", ["giao-ly-do"] = "Quyết định 12." })).Code);
        Assert.Equal("post.reason", (await board.SendAsync(given, "thoi", new Dictionary<string, string?> { ["thoi"] = $"{one.Person}/committee_member", ["thoi-ly-do"] = "\u200B" })).Code);
        var ended = await board.SendAsync(given, "thoi", new Dictionary<string, string?> { ["thoi"] = $"{one.Person}/committee_member", ["thoi-ly-do"] = "Hết nhiệm vụ." });
        Assert.Contains("thôi làm", ended.Text, StringComparison.Ordinal);
        Assert.Equal([0L], await office.Cycle.ReadAsync("select count(*) from assignment where person = $1 and role = 'committee_member' and organisation = $2 and ended_act is null", r => r.GetInt64(0), null, one.Person!.Value, unit.Entry));
    }

    [Fact]
    public async Task An_organisation_ends_from_its_own_page_once_nobody_is_in_it()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var unit = office.Cycle["T01"];
        var way = (await board.GetAsync(Links.RosterUnit(unit.Entry))).Html.QuerySelectorAll(".ts-head a, main a").First(a => a.GetAttribute("href") == Links.RosterEnd(unit.Entry));
        var refused = await board.SendAsync(await board.GetAsync(way.GetAttribute("href")!), "ket-thuc", new Dictionary<string, string?> { ["viec"] = "Sáp nhập", ["ly-do"] = "Quyết định số 9." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "end.not_empty", "Quyết định số 9."), (refused.Status, refused.Code, refused.Html.QuerySelector("#ly-do")!.GetAttribute("value")));
    }

    private static string Plain(string name) => new([.. name.Normalize(System.Text.NormalizationForm.FormD).Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark).Select(c => c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c))]);
}
