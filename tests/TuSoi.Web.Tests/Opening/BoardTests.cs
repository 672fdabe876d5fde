using System.Globalization;
using System.IO.Compression;
using System.Net;
using Npgsql;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Reviewing;
using Xunit;

namespace TuSoi.Web.Tests.Opening;

public sealed class BoardTests(Databases databases)
{
    [Fact]
    public async Task The_board_tells_every_unit_what_is_late_and_leads_down_to_one_step()
    {
        await using var office = await Office.OpenAsync(databases);
        var cycle = office.Cycle.Cycle;
        using var board = await office.AsAsync(office.Cycle.Board);
        var page = await board.GetAsync(Links.Board(cycle));
        Assert.Equal(Links.Board(cycle, office.Cycle.Root.Id), page.Path);
        var units = office.Cycle.Roster.All.Where(s => s.Family == "organisation" && s.Units.Skip(1).FirstOrDefault() == office.Cycle.Root.Entry).ToList();
        Assert.Equal(units.Count + 1, page.Html.QuerySelectorAll(".ts-board tbody tr").Length);
        Assert.Empty(page.Html.QuerySelectorAll(".ts-cell-late"));
        Assert.Contains(page.Html.QuerySelectorAll("a"), a => a.GetAttribute("href") == Links.Amending(cycle));
        var held = await board.GetAsync(page.Html.QuerySelectorAll(".ts-board tbody .ts-blocker a").Select(a => a.GetAttribute("href")!).First());
        Assert.Equal(HttpStatusCode.OK, held.Status);
        Assert.Equal(page.Html.QuerySelectorAll(".ts-board tbody tr").Length, (await board.GetAsync(page.Path + "?trang=tat-ca")).Html.QuerySelectorAll(".ts-board tbody tr").Length);
        office.Cycle.Clock.Now = office.Cycle.Clock.Now.AddDays(40);
        using var later = await office.AsAsync(office.Cycle.Board); // no session lasts so long
        var late = await later.GetAsync(page.Path);
        Assert.All(late.Html.QuerySelectorAll(".ts-board tbody tr"), row => Assert.NotEmpty(row.QuerySelectorAll(".ts-cell-late")));
        Assert.Contains("Trễ", late.Text, StringComparison.Ordinal);
        Assert.Equal(units.Count + 1, (await later.GetAsync(page.Path + "?loc=tre")).Html.QuerySelectorAll(".ts-board tbody tr").Length);
        Assert.Contains("Không có tổ chức nào như vậy", (await later.GetAsync(page.Path + "?loc=xong")).Text, StringComparison.Ordinal);
        var one = units[0];
        var found = await later.GetAsync($"{page.Path}?tim={Uri.EscapeDataString(Plain(one.Name))}");
        Assert.Contains(one.Name, found.Html.QuerySelector(".ts-board tbody")!.TextContent, StringComparison.Ordinal);
        var down = page.Html.QuerySelectorAll(".ts-board tbody th a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("theo-doi", StringComparison.Ordinal));
        var chapter = await later.GetAsync(down);
        var leaf = await later.GetAsync(chapter.Html.QuerySelectorAll(".ts-board tbody td a.ts-cell").Select(a => a.GetAttribute("href")!).First(h => h.Contains("?gd=", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, leaf.Status);
        Assert.NotEmpty(leaf.Html.QuerySelectorAll(".ts-subject tbody tr"));
    }

    [Fact]
    public async Task What_is_counted_from_a_meeting_is_late_on_the_board_when_it_is_late_on_the_units_page()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 20);
        var (one, two) = (office.Cycle["T05"], office.Cycle["T06"]);
        await office.DidAsync([one, two], "own_plan");
        var key = $"{office.Cycle.Roster.Reach(one, "committee").First().Id}.meeting_registered";
        using (var secretary = await office.AsAsync(office.Cycle.Holder(one.Code, "secretary")))
            Assert.Contains("Đã ghi lịch 01", (await secretary.SendAsync(await secretary.GetAsync(Links.Schedule(office.Cycle.Cycle, one.Id)), "dang-ky", new Dictionary<string, string?> { [$"ngay.{key}"] = "2024-11-26", [$"gio.{key}"] = "08:00", [$"buoi.{key}"] = "2" })).Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        office.On(11, 22);
        using var board = await office.AsAsync(office.Cycle.Board);
        var late = new List<string[]>();
        foreach (var unit in new[] { one, two })
        {
            var own = (await board.GetAsync(Links.Board(office.Cycle.Cycle, unit.Id))).Html.QuerySelectorAll(".ts-board tbody tr").First(r => r.QuerySelector("th")!.TextContent.StartsWith(unit.Name, StringComparison.Ordinal));
            late.Add([.. TuSoi.Opening.Phases.All.Where((_, i) => own.QuerySelectorAll("td")[i].QuerySelector(".ts-cell-late") is not null).Select(p => p.Label)]);
            var path = (await board.GetAsync(Links.Unit(office.Cycle.Cycle, unit.Id))).Html.QuerySelector("aside .ts-path")!;
            Assert.Equal(path.QuerySelectorAll("li").Where(l => l.QuerySelector(".ts-state-late") is not null).Select(l => l.QuerySelector("a")!.TextContent), late[^1]);
        }
        Assert.NotEqual(late[0], late[1]); // the meeting of one of them makes the difference
    }

    [Fact]
    public async Task A_cell_is_done_when_its_counters_are_and_the_workbook_says_the_same()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, root) = (office.Cycle.Cycle, office.Cycle.Root);
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var all = new NpgsqlCommand("update counter set done = total where path = $1 and step = any($2)", owner) { Parameters = { new() { Value = root.Path }, new() { Value = new[] { "plan_issued", "checkers_assigned", "prompts_issued" } } } }) await all.ExecuteNonQueryAsync();
        using var board = await office.AsAsync(office.Cycle.Board);
        var page = await board.GetAsync(Links.Board(cycle, root.Id));
        var own = page.Html.QuerySelectorAll(".ts-board tbody tr").Single(r => r.TextContent.Contains("việc của chính tổ chức", StringComparison.Ordinal));
        Assert.Contains("Xong", own.QuerySelectorAll("td")[0].TextContent, StringComparison.Ordinal);
        using var answer = await board.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.BoardFile(cycle, root.Id)));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        using var book = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var text = await sheet.ReadToEndAsync();
        Assert.Contains(root.Name, text, StringComparison.Ordinal);
        Assert.Contains("Xong", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_is_for_who_holds_a_post_there_or_above()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, cell) = (office.Cycle.Cycle, UnitTests.Cell(office));
        using var secretary = await office.AsAsync(office.Cycle.Holder(UnitTests.Cell(office).Code, "secretary"));
        Assert.Equal(HttpStatusCode.Forbidden, (await secretary.GetAsync(Links.Board(cycle, office.Cycle.Root.Id))).Status);
        using var file = await secretary.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.BoardFile(cycle, office.Cycle.Root.Id)));
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
        var own = await secretary.GetAsync(Links.Board(cycle, cell.Id));
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.DoesNotContain(own.Html.QuerySelectorAll("a"), a => a.GetAttribute("href") == Links.Amending(cycle));
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.GetAsync(Links.Board(cycle, 987654321))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.GetAsync(Links.Board(987654321, cell.Id))).Status);
        using var member = await office.AsAsync(UnitTests.MemberOf(office));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(Links.Board(cycle))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(Links.Board(cycle, cell.Id))).Status);
    }

    [Fact]
    public async Task Fifteen_hundred_units_are_counted_and_drawn_in_parts()
    {
        const int Units = 1500;
        await using var office = await Office.OpenAsync(databases);
        await WideAsync(office, Units);
        using var board = await office.AsAsync(office.Cycle.Board);
        var path = Links.Board(office.Cycle.Cycle, office.Cycle.Root.Id);
        var page = await board.GetAsync(path);
        Assert.Contains($"{Units + office.Cycle.Roster.All.Count(s => s.Family == "organisation" && s.Units.Skip(1).FirstOrDefault() == office.Cycle.Root.Entry):#,##0}".Replace(',', '.'), page.Heading, StringComparison.Ordinal);
        Assert.Equal(200, page.Html.QuerySelectorAll(".ts-board tbody tr").Length);
    }

    [Fact]
    public async Task What_nobody_is_able_to_do_stands_on_the_board_and_the_units_page_with_the_way_to_give_the_post_and_back()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, root, cell) = (office.Cycle.Cycle, office.Cycle.Root, office.Cycle["T01-CB002"]);
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var away = new NpgsqlCommand("update assignment set ended_act = 0 where organisation = $1", owner) { Parameters = { new() { Value = cell.Entry } } }) await away.ExecuteNonQueryAsync();
        using var board = await office.AsAsync(office.Cycle.Board);
        var page = await board.GetAsync(Links.Board(cycle, root.Id));
        var row = page.Html.QuerySelectorAll("section[aria-labelledby=chua-ai-lam] tbody tr").First(r => r.QuerySelector("th")!.TextContent.Trim() == cell.Name);
        Assert.Contains("Chưa ai giữ chức danh: ", row.TextContent, StringComparison.Ordinal);
        var href = row.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal(Links.On(Links.RosterPosts(cell.Entry), page.Path), href);
        // a post is given there, and one comes back
        var posts = await board.GetAsync(href);
        var refused = await board.SendAsync(posts, "giao", new Dictionary<string, string?> { ["ai.0"] = office.Cycle.Roster.All.First(s => s.Unit == cell.Id && s.Family == "member").Code });
        Assert.Equal(page.Path, refused.Html.QuerySelector(".ts-crumb a")!.GetAttribute("href"));
        var member = (await office.Cycle.ReadAsync("select code from person where id = $1", r => r.GetString(0), null, office.Cycle.Roster.All.First(s => s.Unit == cell.Id && s is { Family: "member", LeftOut: null }).Person)).Single();
        var given = await board.SendAsync(posts, "giao", new Dictionary<string, string?> { ["ai.0"] = member, ["vai.0"] = "secretary", ["tu.0"] = "01/11/2024", ["giao-ly-do"] = "Kiện toàn." });
        Assert.Equal((HttpStatusCode.OK, href), (given.Status, given.Path));
        Assert.DoesNotContain((await board.GetAsync(page.Path)).Html.QuerySelectorAll("section[aria-labelledby=chua-ai-lam] tbody tr"), r => r.QuerySelector("th")!.TextContent.Trim() == cell.Name && r.TextContent.Contains("Bí thư", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_give_no_posts_sees_what_nobody_does_and_who_holds_none_sees_nothing_of_it()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, cell, member) = (office.Cycle.Cycle, UnitTests.Cell(office), UnitTests.MemberOf(office));
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var away = new NpgsqlCommand("update assignment set ended_act = 0 where organisation = $1", owner) { Parameters = { new() { Value = cell.Entry } } }) await away.ExecuteNonQueryAsync();
        using var chapter = await office.AsAsync(office.Cycle.Holder(office.Cycle.Roster.FindEntry(cell.Units.Skip(1).First())!.Code, "secretary"));
        var unit = await chapter.GetAsync(Links.Unit(cycle, cell.Id));
        Assert.Contains(cell.Name, unit.Html.QuerySelector("section[aria-labelledby=chua-ai-lam]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(unit.Html.QuerySelectorAll("section[aria-labelledby=chua-ai-lam] a"));
        using var fellow = await office.AsAsync(member);
        Assert.Null((await fellow.GetAsync(Links.Unit(cycle, cell.Id))).Html.QuerySelector("#chua-ai-lam"));
    }

    // Units beside each other below the root, each with the counters of one that is there, in all states.
    private static async Task<long> WideAsync(Office office, int units)
    {
        await using var owner = await office.Cycle.Store.OpenOwnerAsync();
        await using var batch = new NpgsqlBatch(owner)
        {
            BatchCommands =
            {
                new("create temp table wide as select n, nextval('ids') as entry, nextval('ids') as id from generate_series(1, $1::int) n") { Parameters = { new() { Value = units } } },
                new("insert into roster_entry (id, code, family) select entry, 'W' || n, 'organisation' from wide"),
                new("""
                    insert into subject (id, cycle, entry, family, kind, code, name, unit, path, applies, act)
                    select w.id, s.cycle, w.entry, 'organisation', s.kind, 'W' || w.n, 'Chi bộ số ' || w.n, w.id, $2 || w.entry || '.', s.applies, s.act from wide w, subject s where s.id = $1
                    """) { Parameters = { new() { Value = Leaf(office).Id }, new() { Value = office.Cycle.Root.Path } } },
                new("insert into counter (cycle, unit, kind, step, total, done, path) select c.cycle, w.id, c.kind, c.step, c.total, case w.n % 3 when 0 then c.total when 1 then c.total / 2 else 0 end, $2 || w.entry || '.' from wide w, counter c where c.unit = $1") { Parameters = { new() { Value = Leaf(office).Id }, new() { Value = office.Cycle.Root.Path } } },
                new("analyze counter"), new("analyze subject"),
            },
        };
        await batch.ExecuteNonQueryAsync();
        await using var count = new NpgsqlCommand("select count(*) from counter where cycle = $1", owner) { Parameters = { new() { Value = office.Cycle.Cycle } } };
        return (long)(await count.ExecuteScalarAsync())!;
    }

    // the one with most to do of those below which there is nothing
    private static Organisation.Subject Leaf(Office office) => office.Cycle.Roster.All.Where(s => s.Family == "organisation" && s.Units.Skip(1).FirstOrDefault() == office.Cycle.Root.Entry && !office.Cycle.Roster.All.Any(o => o.Family == "organisation" && o.Id != s.Id && o.Path.StartsWith(s.Path, StringComparison.Ordinal)))
        .MaxBy(s => office.Cycle.Roster.All.Where(o => o.Unit == s.Id).Select(o => o.Kind).Distinct().Count())!;

    private static string Plain(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).Replace('đ', 'd').Replace('Đ', 'D');
}
