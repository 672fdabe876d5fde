using System.Net;
using AngleSharp.Html.Dom;
using TuSoi.Organisation;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Papers;
using Xunit;

namespace TuSoi.Web.Tests.Reviewing;

public sealed class StatementPageTests(Databases databases, Browsers browsers)
{
    private const string Step = "statement";

    [Fact]
    public async Task A_member_writes_in_parts_is_refused_without_a_level_keeps_every_word_checks_hands_in_and_others_cannot_read()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 21);
        await office.DidAsync([office.Cycle.Root, office.Cycle["T01"]], "prompts_issued");
        var cell = office.Cycle["T01-CB001"];
        var (one, fellow) = (office.Plain(cell)[0], office.Plain(cell)[1]);
        var href = Links.Statement(office.Cycle.Cycle, one.Id, Step);
        using var member = await office.AsAsync(one.Person!.Value);
        var page = await member.GetAsync(href);
        Assert.Equal((HttpStatusCode.OK, "Bản kiểm điểm của tôi năm 2024"), (page.Status, page.Heading));

        var refused = await member.SendAsync(page, "viet", new Dictionary<string, string?> { ["phan.1"] = "Giữ vững lập trường.", ["phan.2"] = "Hoàn thành 8/8 việc.", ["lenh"] = "xem" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "statement.level"), (refused.Status, refused.Code));
        Assert.Equal("Giữ vững lập trường.", Area(refused, "phan.1"));

        var again = await member.GetAsync(href);
        Assert.Contains("Đang hiện bản nháp đồng chí lưu lúc 9", again.Text, StringComparison.Ordinal);
        Assert.Equal("Hoàn thành 8/8 việc.", Area(again, "phan.2"));

        var whole = await member.SendAsync(again, "viet", new Dictionary<string, string?> { ["lenh"] = "toan-van" });
        Assert.Contains("2. Thực hiện chức trách", Area(whole, "toan-van"), StringComparison.Ordinal);
        var check = await member.SendAsync(whole, "viet", new Dictionary<string, string?> { ["muc"] = "3", ["lenh"] = "xem" });
        Assert.Contains("Xem lại trước khi nộp", check.Text, StringComparison.Ordinal);
        var back = await member.SendAsync(check, "nop", new Dictionary<string, string?> { ["lenh"] = "sua" });
        Assert.Contains("Hoàn thành 8/8 việc.", Area(back, "toan-van"), StringComparison.Ordinal);

        var done = await member.SendAsync(check, "nop", new Dictionary<string, string?> { ["lenh"] = "nop" });
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("Đã nộp bản kiểm điểm.", done.Text, StringComparison.Ordinal);
        Assert.Equal("1. Chính trị, đạo đức, lối sống, ý thức tổ chức kỷ luật, tác phong\nGiữ vững lập trường.\n\n2. Thực hiện chức trách, nhiệm vụ và chỉ tiêu được giao\nHoàn thành 8/8 việc.", await office.OneAsync<string>("select body from paper where subject = $1", one.Id));
        Assert.Equal((3, 0L), ((int)await office.OneAsync<short>("select self_level from paper where subject = $1", one.Id), await office.OneAsync<long>("select count(*) from draft")));

        office.Cycle.Clock.Pass();
        var twice = await member.SendAsync(check, "nop", new Dictionary<string, string?> { ["lenh"] = "nop" });
        Assert.Equal(HttpStatusCode.OK, twice.Status);
        Assert.Contains("Bản này đã được ghi.", twice.Text, StringComparison.Ordinal);
        var late = await member.SendAsync(page, "viet", new Dictionary<string, string?> { ["phan.1"] = "Viết ở thẻ khác.", ["muc"] = "2", ["lenh"] = "xem" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "step.done"), (late.Status, late.Code));
        Assert.Contains("Viết ở thẻ khác.", late.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(office, office.Cycle.Holder(cell.Code, "secretary"), href));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(office, fellow.Person!.Value, href));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(office, office.Cycle.Holder(office.Cycle.Root.Code, "secretary"), href));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(office, office.Plain(office.Cycle["T01-CB002"])[0].Person!.Value, href));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(office, one.Person!.Value, Links.Statement(office.Cycle.Cycle, one.Id, "reviewed")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(office, fellow.Person!.Value, Links.Statements(office.Cycle.Cycle, cell.Id, Step)));
    }

    [Fact]
    public async Task A_form_that_is_opened_on_the_last_day_and_sent_after_midnight_is_taken_as_late()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 21);
        await office.DidAsync([office.Cycle.Root, office.Cycle["T01"]], "prompts_issued");
        var one = office.Plain(office.Cycle["T01-CB001"])[0];
        var pack = await office.Cycle.Desk.Packs.OfAsync(office.Cycle.Store, office.Cycle.Cycle, 1);
        var due = pack.Dates.Of(one.Kind, pack.Find(one.Kind, Step)!);
        office.On(due.Last.Month, due.Last.Day, 23, 50);
        using var member = await office.AsAsync(one.Person!.Value);
        var page = await member.GetAsync(Links.Statement(office.Cycle.Cycle, one.Id, Step));
        Assert.DoesNotContain("Quá hạn", page.Text, StringComparison.Ordinal);
        var check = await member.SendAsync(page, "viet", new Dictionary<string, string?> { ["phan.1"] = "Giữ vững lập trường.", ["muc"] = "3", ["lenh"] = "xem" });
        office.Cycle.Clock.Now = office.Cycle.Clock.Now.AddMinutes(20);
        // looked at once more, it says that it is late by now
        var again = await member.SendAsync(page, "viet", new Dictionary<string, string?> { ["phan.1"] = "Giữ vững lập trường.", ["muc"] = "3", ["lenh"] = "xem" });
        Assert.Contains("sẽ được ghi là làm muộn", again.Text, StringComparison.Ordinal);
        var done = await member.SendAsync(check, "nop", new Dictionary<string, string?> { ["lenh"] = "nop" });
        Assert.Equal((HttpStatusCode.OK, true), (done.Status, await office.OneAsync<bool>("select late from done where subject = $1 and step = $2", one.Id, Step)));
        Assert.Contains("muộn", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_devices_are_told_of_each_other_and_neither_text_is_lost()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 21);
        await office.DidAsync([office.Cycle.Root, office.Cycle["T01"]], "prompts_issued");
        var one = office.Plain(office.Cycle["T01-CB001"])[0];
        var href = Links.Statement(office.Cycle.Cycle, one.Id, Step);
        using var phone = await office.AsAsync(one.Person!.Value);
        using var desk = await office.AsAsync(one.Person!.Value);
        var (onPhone, onDesk) = (await phone.GetAsync(href), await desk.GetAsync(href));
        await phone.SendAsync(onPhone, "viet", new Dictionary<string, string?> { ["phan.1"] = "Viết ở điện thoại.", ["lenh"] = "luu" });
        office.On(11, 21, 9, 5);
        var told = await desk.SendAsync(onDesk, "viet", new Dictionary<string, string?> { ["phan.1"] = "Viết ở máy bàn.", ["lenh"] = "luu" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "draft.newer"), (told.Status, told.Code));
        Assert.Equal("Viết ở máy bàn.", Area(told, "phan.1"));
        Assert.Contains("Viết ở điện thoại.", told.Text, StringComparison.Ordinal);
        Assert.Contains("điện thoại", await office.OneAsync<string>("select body from draft"), StringComparison.Ordinal);
        await desk.SendAsync(told, "viet", new Dictionary<string, string?> { ["lenh"] = "de-len" });
        Assert.Contains("máy bàn", await office.OneAsync<string>("select body from draft"), StringComparison.Ordinal);

        var token = ((IHtmlInputElement)told.Html.QuerySelector("input[name=_f]")!).Value;
        async Task<HttpStatusCode> SaveAsync(Dictionary<string, string> fields)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Links.SaveDraft(office.Cycle.Cycle, one.Id, Step)) { Content = new FormUrlEncodedContent(fields) };
            using var answer = await desk.RawAsync(request);
            return answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.Conflict, await SaveAsync(new() { ["_f"] = token, ["phan.1"] = "Chưa xem bản kia.", ["luu"] = "0" }));
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync(new() { ["phan.1"] = "Không có mã." }));
        using var stranger = await office.AsAsync(office.Plain(office.Cycle["T01-CB002"])[0].Person!.Value);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, Links.SaveDraft(office.Cycle.Cycle, one.Id, Step)) { Content = new FormUrlEncodedContent([new("_f", ((IHtmlInputElement)(await stranger.GetAsync("/")).Html.QuerySelector("input[name=_f]")!).Value)]) };
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.RawAsync(foreign)).StatusCode);
    }

    [Fact]
    public async Task The_secretary_records_paper_statements_one_after_the_other_and_the_list_says_how_each_came()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 27); // after the date
        var cell = office.Cycle["T01-CB001"];
        using var secretary = await office.AsAsync(office.Cycle.Holder(cell.Code, "secretary"));
        var list = await secretary.GetAsync(Links.Statements(office.Cycle.Cycle, cell.Id, Step));
        Assert.Contains("Vẫn làm được", list.Text, StringComparison.Ordinal);
        var first = await secretary.GetAsync(list.Html.QuerySelector(".ts-head .btn-primary")!.GetAttribute("href")!);
        var refused = await secretary.SendAsync(first, "viet", new Dictionary<string, string?> { ["phan.1"] = "Chép từ giấy.", ["lenh"] = "tiep" });
        Assert.Equal("statement.level", refused.Code);
        Assert.Equal("Chép từ giấy.", Area(refused, "phan.1"));
        var second = await secretary.SendAsync(refused, "viet", new Dictionary<string, string?> { ["muc"] = "0", ["lenh"] = "tiep" });
        Assert.NotEqual(first.Heading, second.Heading);
        Assert.Contains($"Đã lưu bản của {first.Heading[first.Heading.IndexOf("đồng chí", StringComparison.Ordinal)..]}", second.Text, StringComparison.Ordinal);
        await secretary.SendAsync(second, "viet", new Dictionary<string, string?> { ["muc"] = "2", ["lenh"] = "khong-chep" });
        Assert.Equal((2L, 2L), (await office.OneAsync<long>("select count(*) from paper where from_paper"), await office.OneAsync<long>("select count(*) from done where step = 'statement' and late")));
        var after = await secretary.GetAsync(Links.Statements(office.Cycle.Cycle, cell.Id, Step));
        Assert.Equal(2, after.Html.QuerySelectorAll("td").Count(c => c.TextContent == "Bản giấy"));
    }

    [Fact]
    public async Task A_scan_that_is_sent_or_taken_back_beside_what_is_typed_keeps_every_word()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 21);
        await office.DidAsync([office.Cycle.Root, office.Cycle["T01"]], "prompts_issued");
        var cell = office.Cycle["T01-CB001"];
        using var secretary = await office.AsAsync(office.Cycle.Holder(cell.Code, "secretary"));
        var first = await secretary.GetAsync((await secretary.GetAsync(Links.Statements(office.Cycle.Cycle, cell.Id, Step))).Html.QuerySelector(".ts-head .btn-primary")!.GetAttribute("href")!);
        var scan = BadFiles.Pdf("<< /Type /Catalog >>");

        // with nothing typed no draft is begun
        var only = await secretary.SendAsync(first, "viet", button: "Tải lên", files: [("tep", "ban-ky.pdf", scan)]);
        Assert.Equal((HttpStatusCode.OK, null, 1L, 0L), (only.Status, only.Code, await office.OneAsync<long>("select count(*) from file"), await office.OneAsync<long>("select count(*) from draft")));
        // what is typed is kept, whether the file is taken or not
        var none = await secretary.SendAsync(only, "viet", new Dictionary<string, string?> { ["phan.1"] = "Chép từ giấy." }, "Tải lên");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file.none", "Chép từ giấy."), (none.Status, none.Code, Area(none, "phan.1")));
        var sent = await secretary.SendAsync(none, "viet", new Dictionary<string, string?> { ["phan.2"] = "Hoàn thành 8/8 việc.", ["muc"] = "3" }, "Tải lên", [("tep", "trang-2.pdf", [.. scan, .. "\n"u8])]);
        Assert.Equal((HttpStatusCode.OK, "Chép từ giấy.", "Hoàn thành 8/8 việc.", 2L), (sent.Status, Area(sent, "phan.1"), Area(sent, "phan.2"), await office.OneAsync<long>("select count(*) from file")));
        var removed = await secretary.SendAsync(sent, "viet", new Dictionary<string, string?> { ["phan.2"] = "Hoàn thành 7/8 việc." }, "Gỡ");
        Assert.Equal((HttpStatusCode.OK, "Hoàn thành 7/8 việc.", 1L), (removed.Status, Area(removed, "phan.2"), await office.OneAsync<long>("select count(*) from file where removed_act is null")));

        // saved elsewhere meanwhile: the file is in, both texts are there
        await secretary.SendAsync(removed, "viet", new Dictionary<string, string?> { ["phan.1"] = "Viết ở máy khác.", ["lenh"] = "luu" });
        office.On(11, 21, 9, 5);
        await secretary.SendAsync(removed, "viet", new Dictionary<string, string?> { ["phan.1"] = "Viết ở máy khác nữa.", ["lenh"] = "de-len" });
        var clash = await secretary.SendAsync(removed, "viet", new Dictionary<string, string?> { ["phan.1"] = "Viết ở đây." }, "Tải lên", [("tep", "trang-3.pdf", [.. scan, .. "\n\n"u8])]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "draft.newer", "Viết ở đây.", 2L), (clash.Status, clash.Code, Area(clash, "phan.1"), await office.OneAsync<long>("select count(*) from file where removed_act is null")));
        Assert.Contains("Đã lưu tệp vào hồ sơ.", clash.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_meeting_the_paper_is_completed_and_both_texts_are_read_side_by_side()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 21);
        await office.DidAsync([office.Cycle.Root, office.Cycle["T01"]], "prompts_issued");
        var cell = office.Cycle["T01-CB001"];
        Subject one = office.Plain(cell)[0];
        using var member = await office.AsAsync(one.Person!.Value);
        var page = await member.GetAsync(Links.Statement(office.Cycle.Cycle, one.Id, Step));
        var check = await member.SendAsync(page, "viet", new Dictionary<string, string?> { ["phan.1"] = "Bản trình bày.", ["muc"] = "3", ["lenh"] = "xem" });
        await member.SendAsync(check, "nop", new Dictionary<string, string?> { ["lenh"] = "nop" });
        await office.OneAsync<int>("update paper set presented_act = 1, presented_body = body where subject = $1 returning 1", one.Id);
        await office.DidAsync([one], "reviewed");
        var completing = await member.GetAsync(Links.Statement(office.Cycle.Cycle, one.Id, "completed"));
        Assert.Equal("Bản trình bày.", Area(completing, "phan.1"));
        var checking = await member.SendAsync(completing, "viet", new Dictionary<string, string?> { ["phan.1"] = "Đã tiếp thu góp ý.", ["lenh"] = "xem" });
        var read = await member.SendAsync(checking, "nop", new Dictionary<string, string?> { ["lenh"] = "nop" });
        Assert.Equal(2, read.Html.QuerySelectorAll(".ts-pair .card").Length);
        Assert.Contains("Bản trình bày.", read.Text, StringComparison.Ordinal);
        Assert.Contains("Đã tiếp thu góp ý.", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_line_keeps_the_words_and_saves_them_when_it_is_back_and_back_shows_what_was_handed_in()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 21);
        await office.DidAsync([office.Cycle.Root, office.Cycle["T01"]], "prompts_issued");
        var one = office.Plain(office.Cycle["T01-CB001"])[0];
        var page = await browsers.SignedInAsync(office, one.Person!.Value, 360);
        await page.GotoAsync(office.Url + Links.Statement(office.Cycle.Cycle, one.Id, Step));
        await page.Context.SetOfflineAsync(true);
        await page.Locator("textarea[name='phan.1']").FillAsync("Viết khi mất mạng.");
        await page.Locator("[data-saved]", new() { HasText = "Mất kết nối" }).WaitForAsync(new() { Timeout = 15000 });
        Assert.Equal(0L, await office.OneAsync<long>("select count(*) from draft"));
        await page.Context.SetOfflineAsync(false);
        await page.Locator("[data-saved]", new() { HasText = "Đã lưu nháp lúc 9" }).WaitForAsync(new() { Timeout = 20000 });
        Assert.Contains("Viết khi mất mạng.", await office.OneAsync<string>("select body from draft"), StringComparison.Ordinal);

        office.On(11, 21, 9, 10);
        await page.Locator("textarea[name='phan.2']").FillAsync("Viết tiếp.");
        await page.Locator("[data-saved]", new() { HasText = "10" }).WaitForAsync(new() { Timeout = 15000 });
        await page.Locator("input[name=muc][value='3']").CheckAsync();
        await page.GetByText("Xem lại trước khi nộp").ClickAsync();
        await page.GetByText("Nộp bản kiểm điểm", new() { Exact = true }).ClickAsync();
        await page.GetByText("Đã nộp bản kiểm điểm.").WaitForAsync();
        await page.EvaluateAsync("() => history.go(-2)"); // past the check page, to where the form stood
        await page.GetByText("Bản đã nộp").WaitForAsync();
        Assert.Equal(0, await page.Locator("main form textarea").CountAsync());
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from paper"));
    }

    private static string Area(Page page, string name) => ((IHtmlTextAreaElement)page.Html.QuerySelector($"textarea[name='{name}']")!).Value;

    private static async Task<HttpStatusCode> StatusAsync(Office office, long person, string href)
    {
        using var who = await office.AsAsync(person);
        return (await who.GetAsync(href)).Status;
    }
}
