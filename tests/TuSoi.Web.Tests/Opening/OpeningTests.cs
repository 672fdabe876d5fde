using System.Net;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Opening;

public sealed class OpeningTests(Databases databases, Browsers browsers)
{
    [Fact]
    public async Task The_board_previews_a_year_and_opens_exactly_what_it_saw()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var start = await board.GetAsync(Links.Opening);
        var readings = await board.SendAsync(start, "main form", new Dictionary<string, string?> { ["nam"] = "2025", ["goi"] = "hd-19-dukdn-2024" });
        Assert.Equal("Chọn cách đọc", readings.Heading);
        var preview = await board.SendAsync(readings, "main form", new Dictionary<string, string?> { ["doc.AMB-01"] = "literal" });
        Assert.Equal((HttpStatusCode.OK, "Xem trước đợt kiểm điểm năm 2025"), (preview.Status, preview.Heading));
        Assert.Contains("Ai quyết định, ai được hỏi, ai chủ trì", preview.Text, StringComparison.Ordinal);
        var left = preview.Html.QuerySelectorAll("section[aria-labelledby=de-ngoai] tbody tr").Length;
        var told = preview.Html.QuerySelectorAll("section[aria-labelledby=doi-tuong] tbody tr").Sum(r => int.Parse(r.QuerySelector("td")!.TextContent, System.Globalization.CultureInfo.InvariantCulture));
        var check = await board.GetAsync(preview.Html.QuerySelector("main .ts-actions a.btn-primary")!.GetAttribute("href")!);
        Assert.Contains("AMB-01: Ngày cuối cùng được phép là 14/12.", check.Text, StringComparison.Ordinal);
        Assert.Empty(await office.Cycle.ReadAsync("select id from cycle where year = 2025", r => r.GetInt64(0)));
        var opened = await board.SendAsync(check, "mo", new Dictionary<string, string?> { ["so"] = "12-KH/ĐUK", ["ngay"] = "2025-10-20" });
        Assert.StartsWith("Bảng theo dõi", opened.Heading, StringComparison.Ordinal);
        var cycle = (await office.Cycle.ReadAsync("select c.id, p.readings->>'AMB-01', p.paper_number from cycle c join cycle_pack p on p.cycle = c.id where c.year = 2025", r => (Id: r.GetInt64(0), Reading: r.GetString(1), Paper: r.GetString(2)))).Single();
        Assert.Equal(("literal", "12-KH/ĐUK"), (cycle.Reading, cycle.Paper));
        Assert.Equal([(told, left)], await office.Cycle.ReadAsync("select count(*)::int, count(left_out)::int from subject where cycle = $1", r => (r.GetInt32(0), r.GetInt32(1)), null, cycle.Id));
        Assert.Contains("Đợt năm 2025", (await board.GetAsync(Links.Home)).Text, StringComparison.Ordinal);
        Assert.Contains("Đợt năm 2024", (await board.GetAsync(Links.HomeOf(office.Cycle.Cycle))).Html.QuerySelector("[aria-current=true]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_one_more_is_needed_the_preview_leads_to_the_posts_and_the_posts_back_to_the_preview()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cell, secretary) = (office.Cycle["T01-CB002"], office.Cycle.Holder("T01-CB002", "secretary"));
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var away = new Npgsql.NpgsqlCommand("update assignment set ended_act = 0 where organisation = $1 and person <> $2", owner) { Parameters = { new() { Value = cell.Entry }, new() { Value = secretary } } }) await away.ExecuteNonQueryAsync();
        using var board = await office.AsAsync(office.Cycle.Board);
        var preview = await board.GetAsync($"{Links.OpeningPreview}?nam=2025&goc={office.Cycle.Founded.Organisation}&goi=hd-19-dukdn-2024&doc.AMB-01=literal");
        var row = preview.Html.QuerySelectorAll("tr").First(r => r.QuerySelector("th")?.TextContent.Trim() == cell.Name && r.TextContent.Contains("Chỉ có một người", StringComparison.Ordinal));
        var posts = await board.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(Links.RosterPosts(cell.Entry), posts.Path.Split('?')[0]);
        var back = posts.Html.QuerySelector(".ts-crumb a")!;
        Assert.Equal(("Xem trước đợt", preview.Path), (back.TextContent, back.GetAttribute("href")));
    }

    [Fact]
    public async Task What_cannot_be_opened_is_told_with_its_reason_and_nothing_typed_is_lost()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var start = await board.GetAsync(Links.Opening);
        var back = await board.SendAsync(start, "main form", new Dictionary<string, string?> { ["nam"] = "20255" });
        Assert.Equal(("Mở đợt kiểm điểm", true), (back.Heading, back.Text.Contains("Năm kiểm điểm là bốn chữ số", StringComparison.Ordinal)));
        Assert.Equal("20255", back.Html.QuerySelector("#nam")!.GetAttribute("value"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "open.in_force"), await PreviewAsync(board, office, 2023));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "open.twice"), await PreviewAsync(board, office, 2024));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "open.pack"), await PreviewAsync(board, office, 2025, "&doc.AMB-01=x"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "open.kinds"), await PreviewAsync(board, office, 2025, "", "kh-352-2023"));
        var check = await board.GetAsync($"{Links.OpeningCheck}?nam=2025&goc={office.Cycle.Founded.Organisation}&goi=hd-19-dukdn-2024");
        var refused = await board.SendAsync(check, "mo", new Dictionary<string, string?> { ["so"] = "12-KH/ĐUK", ["ngay"] = "" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "open.paper", "12-KH/ĐUK"), (refused.Status, refused.Code, refused.Html.QuerySelector("#so")!.GetAttribute("value")));
        Assert.Empty(await office.Cycle.ReadAsync("select id from cycle where year = 2025", r => r.GetInt64(0)));
    }

    [Fact]
    public async Task Only_who_keeps_a_roster_sees_the_pages_of_opening_and_amending()
    {
        await using var office = await Office.OpenAsync(databases);
        foreach (var somebody in new[] { office.Cycle.Holder(UnitTests.Cell(office).Code, "secretary"), office.Cycle.Holder(office.Cycle.Root.Code, "secretary"), UnitTests.MemberOf(office) })
        {
            using var person = await office.AsAsync(somebody);
            foreach (var path in new[] { Links.Opening, Links.OpeningReadings, Links.OpeningPreview, Links.OpeningCheck, Links.Amending(office.Cycle.Cycle), Links.AmendingPreview(office.Cycle.Cycle), Links.AmendingCheck(office.Cycle.Cycle) })
                Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync(path)).Status);
        }
        using var board = await office.AsAsync(office.Cycle.Board);
        Assert.Equal(HttpStatusCode.NotFound, (await board.GetAsync(Links.Amending(987654321))).Status);
    }

    [Fact]
    public async Task A_running_cycle_goes_over_to_other_readings_by_a_numbered_paper_after_a_preview()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var start = await board.GetAsync(Links.Amending(office.Cycle.Cycle));
        var chosen = await board.SendAsync(start, "main form", new Dictionary<string, string?> { ["goi"] = "hd-19-dukdn-2024" });
        var same = await board.SendAsync(chosen, "form.ts-readings");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "amend.same"), (same.Status, same.Code));
        var preview = await board.SendAsync(chosen, "form.ts-readings", new Dictionary<string, string?> { ["doc.AMB-01"] = "inclusive" });
        Assert.Equal((HttpStatusCode.OK, "Những gì sẽ thay đổi"), (preview.Status, preview.Heading));
        Assert.Contains("15/12/2024", preview.Text, StringComparison.Ordinal);
        var check = await board.GetAsync(preview.Html.QuerySelector("main .ts-actions a.btn-primary")!.GetAttribute("href")!);
        var refused = await board.SendAsync(check, "doi", new Dictionary<string, string?> { ["so"] = "\u200B", ["ngay"] = "2024-11-10", ["ly-do"] = "Theo công văn sửa đổi." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "amend.paper", "Theo công văn sửa đổi."), (refused.Status, refused.Code, refused.Html.QuerySelector("#ly-do")!.TextContent));
        var done = await board.SendAsync(refused, "doi", new Dictionary<string, string?> { ["so"] = "25-HD/ĐUK", ["ngay"] = "2024-11-10" });
        Assert.StartsWith("Lịch đợt kiểm điểm", done.Heading, StringComparison.Ordinal);
        Assert.Equal([(2, "inclusive", "25-HD/ĐUK")], await office.Cycle.ReadAsync("select seq, readings->>'AMB-01', paper_number from cycle_pack where cycle = $1 and seq > 1", r => (r.GetInt32(0), r.GetString(1), r.GetString(2)), null, office.Cycle.Cycle));
    }

    [Fact]
    public async Task A_year_is_opened_in_a_real_browser_with_the_keyboard_alone()
    {
        await using var office = await Office.OpenAsync(databases);
        var page = await browsers.SignedInAsync(office, office.Cycle.Board);
        await page.GotoAsync(office.Url + Links.Opening);
        await page.FocusAsync("#nam");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("2025");
        await page.Keyboard.PressAsync("Enter");
        foreach (var heading in new[] { "Chọn cách đọc", "Xem trước đợt kiểm điểm năm 2025", "Kiểm tra rồi mở đợt" })
        {
            await page.WaitForFunctionAsync("h => document.querySelector('h1').textContent === h", heading);
            await page.FocusAsync("main .ts-actions .btn-primary");
            await page.Keyboard.PressAsync("Enter");
        }
        await page.WaitForURLAsync("**/theo-doi/**");
        Assert.Contains("Đã mở đợt kiểm điểm năm 2025", await page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode, string?)> PreviewAsync(Person board, Office office, int year, string more = "", string pack = "hd-19-dukdn-2024")
    {
        var page = await board.GetAsync($"{Links.OpeningPreview}?nam={year}&goc={office.Cycle.Founded.Organisation}&goi={pack}{more}");
        return (page.Status, page.Code);
    }
}
