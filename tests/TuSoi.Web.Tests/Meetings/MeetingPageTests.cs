using System.Net;
using TuSoi.Ranking;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Meetings;

public sealed class MeetingPageTests(Databases databases, Browsers browsers)
{
    [Fact]
    public async Task A_meeting_is_opened_with_a_quorum_and_looked_at_once_more_before()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        Assert.Contains("Chuẩn bị khai mạc", (await secretary.GetAsync(Links.MeetingsOf(office.Cycle, office.Cell.Id))).Text, StringComparison.Ordinal);
        var page = await secretary.GetAsync(Links.Meetings(office.Cycle, office.Cell.Id, MeetingOffice.Rule));
        Assert.Equal((office.Page, "Hội nghị chi bộ kiểm điểm và xếp loại đảng viên"), (page.Path, page.Heading));
        foreach (var choice in new[] { "#chu-tri option", "#thu-ky option" })
        {
            var names = page.Html.QuerySelectorAll(choice).Select(o => o.TextContent.Split(',')[0]).ToList();
            Assert.Equal(names.Order(NameOrder.ByGiven), names);
        }

        // half of those called is not more than half
        var absent = office.Members.Take((office.Members.Count + 1) / 2).ToDictionary(m => $"co-mat.{m.Id}", _ => (string?)null);
        absent[$"vang.{office.Members[0].Id}"] = "ốm, có đơn";
        var few = await secretary.SendAsync(page, "khai-mac", absent, "Xem lại trước khi khai mạc");
        Assert.Contains("Chưa đủ số có mặt", few.Text, StringComparison.Ordinal);
        Assert.Contains("ốm, có đơn", few.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(few.Html.QuerySelectorAll("button"), b => b.TextContent == "Khai mạc hội nghị");
        var back = await secretary.SendAsync(few, "khai-mac", button: "Sửa danh sách");
        Assert.Equal("ốm, có đơn", back.Html.QuerySelector($"input[name='vang.{office.Members[0].Id}']")!.GetAttribute("value"));

        var check = await secretary.SendAsync(page, "khai-mac", new Dictionary<string, string?> { [$"co-mat.{office.Plain[0].Id}"] = null, [$"vang.{office.Plain[0].Id}"] = "đi công tác" }, "Xem lại trước khi khai mạc");
        Assert.Contains("Đủ số có mặt", check.Text, StringComparison.Ordinal);
        // somebody who chairs his own review is refused, and everything stays
        var alone = await secretary.SendAsync(check, "khai-mac", new Dictionary<string, string?> { ["chu-tri-thay"] = $"{office.Secretary}" }, "Khai mạc hội nghị");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "meeting.chair"), (alone.Status, alone.Code));
        Assert.Equal("đi công tác", alone.Html.QuerySelector($"input[name='vang.{office.Plain[0].Id}']")!.GetAttribute("value"));
        var open = await secretary.SendAsync(check, "khai-mac", button: "Khai mạc hội nghị");
        Assert.Equal(HttpStatusCode.OK, open.Status);
        Assert.Contains($"{office.Members.Count - 1}/{office.Members.Count}", open.Html.QuerySelector(".ts-strip")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vắng, đi công tác", open.Text, StringComparison.Ordinal);
        // the back button and a second press
        office.Office.Cycle.Clock.Pass();
        Assert.Equal("meeting.open", (await secretary.SendAsync(check, "khai-mac", button: "Khai mạc hội nghị")).Code);
    }

    [Fact]
    public async Task Members_are_reviewed_one_by_one_and_nothing_typed_is_lost()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        using var secretary = await office.Office.AsAsync(office.Secretary);
        using var deputy = await office.Office.AsAsync(office.Deputy);
        var (head, one) = (office.Of(office.Secretary), office.Plain[0]);

        // the head comes first, and does not conclude on himself
        var own = await secretary.GetAsync(office.Page);
        Assert.Equal(head.Name, own.Html.QuerySelector("#ai")!.TextContent);
        Assert.Null(own.Html.QuerySelector("textarea"));
        Assert.Contains("Đây là phần kiểm điểm của chính đồng chí", own.Text, StringComparison.Ordinal);
        var his = await deputy.GetAsync(office.Page);
        his = await deputy.SendAsync(his, "kiem-diem", new Dictionary<string, string?> { [$"noi.{head.Id}"] = "Sâu sát cơ sở.", [$"uu.{head.Id}"] = "Điều hành tốt." }, "Kết luận");
        Assert.Equal(HttpStatusCode.OK, his.Status);
        Assert.Equal(office.Deputy, await office.OneAsync<long>("select concluded_by from conclusion where subject = $1", head.Id));

        // unfinished conclusions survive a comment being recorded; no conclusion without a comment
        var turn = await secretary.GetAsync(Links.Meeting(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, one.Id));
        Assert.Contains("Tốt", turn.Html.QuerySelector(".ts-facts")!.TextContent, StringComparison.Ordinal);
        var none = await secretary.SendAsync(turn, "kiem-diem", new Dictionary<string, string?> { [$"nguoi.{one.Id}"] = office.Plain[1].Name, [$"noi.{one.Id}"] = "\u200B", [$"uu.{one.Id}"] = "Hoàn thành tốt việc được giao." }, "Kết luận");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "meeting.no_comment"), (none.Status, none.Code));
        Assert.Equal("Hoàn thành tốt việc được giao.", none.Html.QuerySelector("#uu")!.TextContent);
        var speaker = office.Plain[1].Name;
        var said = await secretary.SendAsync(none, "kiem-diem", new Dictionary<string, string?> { [$"nguoi.{one.Id}"] = speaker, [$"noi.{one.Id}"] = "Cần ghi nhật ký đầy đủ." }, "Ghi ý kiến");
        Assert.Contains($"{speaker}: Cần ghi nhật ký đầy đủ.", said.Html.QuerySelector(".ts-remarks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Hoàn thành tốt việc được giao.", said.Html.QuerySelector("#uu")!.TextContent);
        // pressed twice is said once
        await secretary.SendAsync(none, "kiem-diem", new Dictionary<string, string?> { [$"nguoi.{one.Id}"] = speaker, [$"noi.{one.Id}"] = "Cần ghi nhật ký đầy đủ." }, "Ghi ý kiến");
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from worksheet where field like 'gop-y.%'"));
        // the other who runs the meeting sees the same
        Assert.Contains("Cần ghi nhật ký đầy đủ.", (await deputy.GetAsync(turn.Path)).Text, StringComparison.Ordinal);

        var next = await secretary.SendAsync(said, "kiem-diem", button: "Kết luận");
        Assert.NotEqual(one.Name, next.Html.QuerySelector("#ai")!.TextContent);
        Assert.Equal("Ưu điểm: Hoàn thành tốt việc được giao.", await office.OneAsync<string>("select body from conclusion where subject = $1", one.Id));
        Assert.Equal($"{speaker}: Cần ghi nhật ký đầy đủ.", await office.OneAsync<string>("select body from comment where subject = $1", one.Id));
        Assert.Equal(0L, await office.OneAsync<long>("select count(*) from worksheet where subject = $1", one.Id));
    }

    [Fact]
    public async Task What_another_wrote_meanwhile_is_neither_deleted_nor_written_over_unseen()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        using var secretary = await office.Office.AsAsync(office.Secretary);
        using var deputy = await office.Office.AsAsync(office.Deputy);
        var (one, name) = (office.Plain[0], office.Of(office.Secretary).Name);
        var (said, good) = ($"noi.{one.Id}", $"uu.{one.Id}");
        var path = Links.Meeting(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, one.Id);
        var (early, late) = (await secretary.GetAsync(path), await deputy.GetAsync(path));
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        await secretary.SendAsync(early, "kiem-diem", new Dictionary<string, string?> { [good] = "Tận tụy.\nSâu sát.", [said] = "Đang ghi dở" }, "Lưu nháp");

        // whoever only records an opinion leaves both as they are
        var opinion = await deputy.SendAsync(late, "kiem-diem", new Dictionary<string, string?> { [said] = "Cần ghi nhật ký." }, "Ghi ý kiến");
        Assert.Equal((HttpStatusCode.OK, "Tận tụy.\nSâu sát."), (opinion.Status, opinion.Html.QuerySelector("#uu")!.TextContent));
        Assert.Contains("Cần ghi nhật ký.", opinion.Html.QuerySelector(".ts-remarks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Đang ghi dở", await office.OneAsync<string>("select value from worksheet where field = $1", said));

        // whoever types over it is told whose it is and when it was written, and chooses
        var clash = await deputy.SendAsync(late, "kiem-diem", new Dictionary<string, string?> { [good] = "Gương mẫu." }, "Lưu nháp");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sheet.changed", "Gương mẫu."), (clash.Status, clash.Code, clash.Html.QuerySelector("#uu")!.TextContent));
        var both = clash.Html.QuerySelector(".ts-field:has(#uu)")!.TextContent.Replace('\u00a0', ' ');
        Assert.Contains($"Đồng chí {name} ghi lúc 14 giờ 10 phút, 28/11/2024:", both, StringComparison.Ordinal);
        Assert.Contains("Sâu sát.", both, StringComparison.Ordinal);
        Assert.Equal("Đang ghi dở", clash.Html.QuerySelector("#noi")!.TextContent); // not touched: as it was written
        Assert.Equal("Tận tụy.\nSâu sát.", (await office.OneAsync<string>("select value from worksheet where field = $1", good)).ReplaceLineEndings("\n"));
        // nobody concludes on what he has not seen
        var blind = await deputy.SendAsync(late, "kiem-diem", button: "Kết luận");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sheet.changed", "Tận tụy.\nSâu sát."), (blind.Status, blind.Code, blind.Html.QuerySelector("#uu")!.TextContent));
        Assert.Equal(0L, await office.OneAsync<long>("select count(*) from conclusion"));
        await deputy.SendAsync(clash, "kiem-diem", button: "Lưu nháp");
        Assert.Equal("Gương mẫu.", await office.OneAsync<string>("select value from worksheet where field = $1", good));
        Assert.Equal("Đang ghi dở", await office.OneAsync<string>("select value from worksheet where field = $1", said));
    }

    [Fact]
    public async Task A_form_that_saves_itself_writes_over_nothing_that_was_not_touched_in_it()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        using var secretary = await office.Office.AsAsync(office.Secretary);
        using var deputy = await office.Office.AsAsync(office.Deputy);
        var one = office.Plain[0];
        var (good, bad) = ($"uu.{one.Id}", $"khuyet.{one.Id}");
        var path = Links.Meeting(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, one.Id);
        var (early, late) = (await secretary.GetAsync(path), await deputy.GetAsync(path));
        var form = late.Html.QuerySelector("form:has(#uu)")!;
        form.SetAttribute("action", form.GetAttribute("data-autosave")!);
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        await secretary.SendAsync(early, "kiem-diem", new Dictionary<string, string?> { [good] = "Tận tụy." }, "Lưu nháp");
        Assert.Contains("Đã lưu nháp", (await deputy.SendAsync(late, "kiem-diem", new Dictionary<string, string?> { [bad] = "Còn nể nang." })).Text, StringComparison.Ordinal);
        Assert.Contains("Chưa lưu nháp", (await deputy.SendAsync(late, "kiem-diem", new Dictionary<string, string?> { [good] = "Gương mẫu." })).Text, StringComparison.Ordinal);
        // what he has saved himself he may take back
        await deputy.SendAsync(late, "kiem-diem", new Dictionary<string, string?> { [bad] = "" });
        Assert.Equal(("Tận tụy.", 1L), (await office.OneAsync<string>("select value from worksheet where field = $1", good), await office.OneAsync<long>("select count(*) from worksheet")));
    }

    [Fact]
    public async Task What_a_form_has_saved_by_itself_counts_as_shown_and_what_is_typed_again_is_saved_again()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        var one = office.Plain[0];
        var (good, path) = ($"uu.{one.Id}", Links.Meeting(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, office.Plain[0].Id));
        var page = await browsers.SignedInAsync(office.Office, office.Deputy);
        await page.GotoAsync(office.Office.Url + path);
        async Task TypeAsync(string text)
        {
            var saved = page.WaitForResponseAsync(r => r.Url.Contains("/bang-nhap/", StringComparison.Ordinal));
            await page.FillAsync("#uu", text);
            await saved;
            await page.WaitForFunctionAsync("text => document.querySelector('input[name^=\"_cu.uu\"]').value === text", text);
        }
        foreach (var text in new[] { "Tận tụy.", "", "Tận tụy." }) await TypeAsync(text);
        Assert.Equal("Tận tụy.", await office.OneAsync<string>("select value from worksheet where field = $1", good));

        // somebody else goes on with it; an opinion from the page that saved itself sets nothing back
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var theirs = await secretary.GetAsync(path);
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        await secretary.SendAsync(theirs, "kiem-diem", new Dictionary<string, string?> { [good] = "Tận tụy, sâu sát." }, "Lưu nháp");
        await page.FillAsync("#noi", "Cần ghi nhật ký.");
        await page.ClickAsync("button[value=gop-y]");
        await page.WaitForSelectorAsync(".ts-remarks");
        Assert.Equal("Tận tụy, sâu sát.", await page.InputValueAsync("#uu"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_people_tick_off_the_programme_and_both_ticks_stay()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        using var secretary = await office.Office.AsAsync(office.Secretary);
        using var deputy = await office.Office.AsAsync(office.Deputy);
        var (early, late) = (await secretary.GetAsync(office.Page), await deputy.GetAsync(office.Page));
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        early = await secretary.SendAsync(early, "trinh-tu", new Dictionary<string, string?> { ["nghi-su-0"] = "1" });
        await deputy.SendAsync(late, "trinh-tu", new Dictionary<string, string?> { ["nghi-su-1"] = "1" });
        Assert.Equal("nghi-su-0, nghi-su-1", await office.OneAsync<string>("select string_agg(field, ', ' order by field) from worksheet"));
        // one is taken off again, the other's stays
        await secretary.SendAsync(early, "trinh-tu", new Dictionary<string, string?> { ["nghi-su-0"] = "" });
        Assert.Equal("nghi-su-1", await office.OneAsync<string>("select string_agg(field, ', ' order by field) from worksheet"));
    }

    [Fact]
    public async Task A_meeting_is_closed_with_minutes_made_from_what_was_recorded_and_corrected_by_people()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        await office.ReviewAsync([.. office.Members.Take(2)]);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var page = await secretary.GetAsync(office.Page);
        page = await secretary.SendAsync(page, "trinh-tu", new Dictionary<string, string?> { ["nghi-su-0"] = "1" });
        var minutes = await secretary.GetAsync(Links.Minutes(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id));
        var text = minutes.Html.QuerySelector("#bien-ban")!.TextContent;
        Assert.Contains("(đã thực hiện)", text, StringComparison.Ordinal);
        Assert.Contains("Góp ý: Đồng tình.", text, StringComparison.Ordinal);
        Assert.Contains($"Triệu tập {office.Members.Count}, có mặt {office.Members.Count}.", text, StringComparison.Ordinal);
        var kept = await secretary.SendAsync(minutes, "bien-ban", new Dictionary<string, string?> { ["bien-ban"] = text + "\nBổ sung: nhất trí." }, "Lưu nháp");
        Assert.EndsWith("Bổ sung: nhất trí.", kept.Html.QuerySelector("#bien-ban")!.TextContent, StringComparison.Ordinal);
        // a scan that is sent beside it takes nothing away
        var filed = await secretary.SendAsync(kept, "bien-ban", new Dictionary<string, string?> { ["bien-ban"] = text + "\nBổ sung: nhất trí cao." }, "Tải lên", [("tep", "bien-ban.pdf", Papers.BadFiles.Pdf("<< /Type /Catalog >>"))]);
        Assert.Equal((HttpStatusCode.OK, 1L), (filed.Status, await office.OneAsync<long>("select count(*) from file")));
        Assert.EndsWith("Bổ sung: nhất trí cao.", filed.Html.QuerySelector("#bien-ban")!.TextContent, StringComparison.Ordinal);
        kept = await secretary.SendAsync(filed, "bien-ban", new Dictionary<string, string?> { ["bien-ban"] = text + "\nBổ sung: nhất trí." }, "Lưu nháp");
        var wrong = await secretary.SendAsync(kept, "bien-ban", new Dictionary<string, string?> { ["so-buoi"] = "hai" }, "Xem lại trước khi kết thúc");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "meeting.half_days"), (wrong.Status, wrong.Code));
        var check = await secretary.SendAsync(kept, "bien-ban", button: "Xem lại trước khi kết thúc");
        Assert.Contains("Còn việc chưa làm trong hội nghị", check.Text, StringComparison.Ordinal);
        // closing does not pass over what the other has written meanwhile
        using var deputy = await office.Office.AsAsync(office.Deputy);
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        await deputy.SendAsync(await deputy.GetAsync(minutes.Path), "bien-ban", new Dictionary<string, string?> { ["bien-ban"] = text + "\nÝ kiến khác." }, "Lưu nháp");
        var other = await secretary.SendAsync(check, "bien-ban", button: "Kết thúc hội nghị");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sheet.changed"), (other.Status, other.Code));
        check = await secretary.SendAsync(other, "bien-ban", button: "Xem lại trước khi kết thúc");
        var closed = await secretary.SendAsync(check, "bien-ban", button: "Kết thúc hội nghị");
        Assert.Equal((HttpStatusCode.OK, office.Page), (closed.Status, closed.Path));
        // pressed twice: closed once, and said so
        office.Office.Cycle.Clock.Pass();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "meeting.closed"), await secretary.SendAsync(check, "bien-ban", button: "Kết thúc hội nghị") is var twice ? (twice.Status, twice.Code) : default);
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from journal where kind = 'CloseMeeting'"));
        Assert.EndsWith("Bổ sung: nhất trí.", (await secretary.GetAsync(minutes.Path)).Html.QuerySelector(".ts-said")!.TextContent, StringComparison.Ordinal);
        // whoever was not reviewed is reviewed afterwards on the same page
        var later = await secretary.GetAsync(Links.Meeting(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, office.Plain[^1].Id));
        later = await secretary.SendAsync(later, "kiem-diem", new Dictionary<string, string?> { [$"noi.{office.Plain[^1].Id}"] = "Tốt.", [$"uu.{office.Plain[^1].Id}"] = "Tốt." }, "Kết luận");
        Assert.Equal(HttpStatusCode.OK, later.Status);
    }

    [Fact]
    public async Task Others_see_as_much_of_a_meeting_as_is_theirs()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync(reviewed: true);
        var attendant = office.Office.Cycle.Holder("T01", "support_staff");
        await office.RunAsync("insert into access_grant (id, cycle, person, what, host, act) values (nextval('ids'), $1, $2, 'attendant', $3, 0)", office.Cycle, attendant, office.Cell.Id);
        string[] paths = [office.Page, Links.Minutes(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id), Links.Vote(office.Cycle, office.Cell.Id, MeetingOffice.Rule, office.Cell.Id, "voted"), Links.MeetingsOf(office.Cycle, office.Cell.Id), Links.Proposal(office.Cycle, office.Cell.Id, "proposed")];
        (long Person, HttpStatusCode[] Answers)[] visits =
        [
            (office.Secretary, [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]),
            (attendant, [HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden]),
            (office.Plain[0].Person!.Value, [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden]),
            (office.Office.Cycle.Board, [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden]),
            (office.Office.Cycle.Holder("T02", "secretary"), [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound]),
        ];
        foreach (var (person, answers) in visits)
        {
            using var somebody = await office.Office.AsAsync(person);
            foreach (var (path, answer) in paths.Zip(answers)) Assert.Equal((path, answer), (path, (await somebody.GetAsync(path)).Status));
        }
        using var guest = await office.Office.AsAsync(attendant);
        var frame = await guest.GetAsync(office.Page);
        Assert.DoesNotContain("Ưu điểm là chính.", frame.Text, StringComparison.Ordinal);
        Assert.Contains($"{office.Members.Count}/{office.Members.Count}", frame.Text, StringComparison.Ordinal);
    }
}
