using System.Net;
using AngleSharp.Html.Dom;
using TuSoi.Organisation;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Reviewing;

public sealed class ScheduleAndPaperTests(Databases databases)
{
    [Fact]
    public async Task A_meeting_is_registered_with_its_least_length_attendance_is_arranged_from_above_and_a_clash_is_named()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 20);
        var (root, one, two) = (office.Cycle.Root, office.Cycle["T05"], office.Cycle["T06"]);
        await office.DidAsync([one, two], "own_plan");
        foreach (var (unit, hour) in new[] { (one, "08:00"), (two, "09:30") })
        {
            using var secretary = await office.AsAsync(office.Cycle.Holder(unit.Code, "secretary"));
            var page = await secretary.GetAsync(Links.Schedule(office.Cycle.Cycle, unit.Id));
            var committee = office.Cycle.Roster.Reach(unit, "committee").First();
            var key = $"{committee.Id}.meeting_registered";
            var refused = await secretary.SendAsync(page, "dang-ky", new Dictionary<string, string?> { [$"ngay.{key}"] = "2024-12-03", [$"gio.{key}"] = hour, [$"buoi.{key}"] = "1" });
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "meeting.short"), (refused.Status, refused.Code));
            Assert.Equal("2024-12-03", ((IHtmlInputElement)refused.Html.QuerySelector($"input[name='ngay.{key}']")!).Value);
            var done = await secretary.SendAsync(refused, "dang-ky", new Dictionary<string, string?> { [$"buoi.{key}"] = "2" });
            Assert.Contains("Đã ghi lịch 01", done.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        }
        using var above = await office.AsAsync(office.Cycle.Holder(root.Code, "secretary"));
        var week = await above.GetAsync(Links.Week(office.Cycle.Cycle, root.Id, new DateOnly(2024, 12, 3)));
        Assert.Equal(2, week.Html.QuerySelectorAll("select[name^='du1.']").Length);
        var guest = office.Cycle.Holder(root.Code, "deputy").ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (a, b) = (week.Html.QuerySelectorAll("select[name^='du1.']")[0].GetAttribute("name")!, week.Html.QuerySelectorAll("select[name^='du1.']")[1].GetAttribute("name")!);
        var clash = await above.SendAsync(week, "phan-cong", new Dictionary<string, string?> { [a] = guest, [b] = guest });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "attendance.clash"), (clash.Status, clash.Code));
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from attendance"));
        Assert.Equal(guest, ((IHtmlSelectElement)clash.Html.QuerySelector($"select[name='{b}']")!).Value);
        await above.SendAsync(clash, "phan-cong", new Dictionary<string, string?> { [$"trung.{b.Split('.')[1]}"] = "1" });
        Assert.Equal(2L, await office.OneAsync<long>("select count(*) from attendance"));
        Assert.Contains("cùng lúc dự", (await above.GetAsync(Links.Week(office.Cycle.Cycle, root.Id, new DateOnly(2024, 12, 3)))).Text, StringComparison.Ordinal);
        using var member = await office.AsAsync(office.Plain(office.Cycle["T01-CB001"])[0].Person!.Value);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(Links.Schedule(office.Cycle.Cycle, root.Id))).Status);
    }

    [Fact]
    public async Task Whoever_was_sent_to_a_meeting_is_replaced_with_a_reason_until_it_is_opened()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 20);
        var (root, unit) = (office.Cycle.Root, office.Cycle["T05"]);
        var (committee, key) = await RegisteredAsync(office, unit);
        using var above = await office.AsAsync(office.Cycle.Holder(root.Code, "secretary"));
        var (ill, instead) = (office.Cycle.Holder(root.Code, "deputy"), office.Cycle.Holder(root.Code, "organising_board"));
        var week = Links.Week(office.Cycle.Cycle, root.Id, new DateOnly(2024, 12, 3));
        var first = await above.GetAsync(week);
        var page = await above.SendAsync(first, "phan-cong", new Dictionary<string, string?> { [$"du1.{key}"] = $"{ill}" });
        // pressed twice: done once, and said so
        office.Cycle.Clock.Pass();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "step.done"), await above.SendAsync(first, "phan-cong", new Dictionary<string, string?> { [$"du1.{key}"] = $"{ill}" }) is var twice ? (twice.Status, twice.Code) : default);
        Assert.Contains(await NameAsync(office, ill), page.Html.QuerySelector("section[aria-labelledby=tuan] td:last-child")!.TextContent, StringComparison.Ordinal);

        var unreasoned = await above.SendAsync(page, "phan-cong", new Dictionary<string, string?> { [$"du1.{key}"] = $"{instead}" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text.missing"), (unreasoned.Status, unreasoned.Code));
        Assert.Equal($"{instead}", ((IHtmlSelectElement)unreasoned.Html.QuerySelector($"select[name='du1.{key}']")!).Value);
        Assert.Equal("attendance.none", (await above.SendAsync(page, "phan-cong", new Dictionary<string, string?> { [$"ly-do.{key}"] = "Ốm." })).Code);
        var changed = await above.SendAsync(unreasoned, "phan-cong", new Dictionary<string, string?> { [$"ly-do.{key}"] = "Đồng chí được phân công ốm." });
        Assert.Equal((HttpStatusCode.OK, null), (changed.Status, changed.Code));
        Assert.Equal((instead, 2L), (await office.OneAsync<long>("select person from attendance where ended_act is null"), await office.OneAsync<long>("select count(*) from attendance")));
        Assert.Equal((instead, 1L), (await office.OneAsync<long>("select max(person) from access_grant where what = 'attendant' and ended_act is null"), await office.OneAsync<long>("select count(*) from access_grant where what = 'attendant' and ended_act is null")));
        Assert.Equal("Đồng chí được phân công ốm.", await office.OneAsync<string>("select c.content ->> 'Why' from attendance a join journal_content c on c.act = a.ended_act"));
        // from a page that is out of date nothing is changed
        var stale = await above.SendAsync(unreasoned, "phan-cong", new Dictionary<string, string?> { [$"du1.{key}"] = $"{office.Cycle.Holder(root.Code, "secretary")}", [$"ly-do.{key}"] = "Ốm." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "attendance.changed"), (stale.Status, stale.Code));
        Assert.Contains(await NameAsync(office, instead), stale.Html.QuerySelector("main .ts-note-late")!.TextContent, StringComparison.Ordinal);

        // withdrawn: somebody is sent later, he who was ill first may be
        var withdrawn = await above.SendAsync(changed, "phan-cong", new Dictionary<string, string?> { [$"rut.{key}"] = "1", [$"ly-do.{key}"] = "Chưa có người." });
        Assert.Equal(HttpStatusCode.OK, withdrawn.Status);
        Assert.Equal((0L, 0L), (await office.OneAsync<long>("select count(*) from attendance where ended_act is null"), await office.OneAsync<long>("select count(*) from done where subject = $1 and step = $2", long.Parse(key.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture), key.Split('.')[1])));
        var again = await above.SendAsync(await above.GetAsync(week), "phan-cong", new Dictionary<string, string?> { [$"du1.{key}"] = $"{ill}" });
        Assert.Equal((HttpStatusCode.OK, ill), (again.Status, await office.OneAsync<long>("select person from attendance where ended_act is null")));

        await office.OneAsync<long>("update meeting set opened_act = 0 where host = $1 returning id", committee.Id);
        Assert.Equal("meeting.open", (await above.SendAsync(again, "phan-cong", new Dictionary<string, string?> { [$"du1.{key}"] = $"{instead}", [$"ly-do.{key}"] = "Ốm." })).Code);
        Assert.Null((await above.GetAsync(week)).Html.QuerySelector($"select[name='du1.{key}']"));
    }

    [Fact]
    public async Task A_date_that_another_registered_meanwhile_is_not_replaced_unseen()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 20);
        var unit = office.Cycle["T05"];
        await office.DidAsync([unit], "own_plan");
        var key = $"{office.Cycle.Roster.Reach(unit, "committee").First().Id}.meeting_registered";
        var by = office.Cycle.Holder(unit.Code, "secretary");
        using var secretary = await office.AsAsync(by);
        using var deputy = await office.AsAsync(office.Cycle.Holder(unit.Code, "deputy"));
        Dictionary<string, string?> On(string day, string hour) => new() { [$"ngay.{key}"] = day, [$"gio.{key}"] = hour, [$"buoi.{key}"] = "2" };
        var href = Links.Schedule(office.Cycle.Cycle, unit.Id);
        var (early, late) = (await secretary.GetAsync(href), await deputy.GetAsync(href));
        office.On(11, 20, 10, 15);
        await secretary.SendAsync(early, "dang-ky", On("2024-12-03", "08:00"));
        // pressed twice: registered once, and said so
        office.Cycle.Clock.Pass();
        Assert.Equal("meeting.same", (await secretary.SendAsync(early, "dang-ky", On("2024-12-03", "08:00"))).Code);
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from journal where kind = 'RegisterMeeting'"));

        var refused = await deputy.SendAsync(late, "dang-ky", On("2024-12-05", "14:00"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "meeting.changed"), (refused.Status, refused.Code));
        Assert.Contains($"Đồng chí {await NameAsync(office, by)} đã đăng ký hội nghị này lúc 10 giờ 15 phút, 20/11/2024", refused.Html.QuerySelector("main .ts-note-late")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("2024-12-05", "14:00"), (((IHtmlInputElement)refused.Html.QuerySelector($"input[name='ngay.{key}']")!).Value, ((IHtmlInputElement)refused.Html.QuerySelector($"input[name='gio.{key}']")!).Value));
        Assert.Equal(new DateOnly(2024, 12, 3), await office.OneAsync<DateOnly>("select planned_on from meeting"));
        // told, he may
        var seen = await deputy.SendAsync(refused, "dang-ky");
        Assert.Equal((HttpStatusCode.OK, new DateOnly(2024, 12, 5)), (seen.Status, await office.OneAsync<DateOnly>("select planned_on from meeting")));
        // a row that was not touched sets nothing back
        var standing = await secretary.GetAsync(href);
        await deputy.SendAsync(seen, "dang-ky", On("2024-12-06", "14:00"));
        var untouched = await secretary.SendAsync(standing, "dang-ky");
        Assert.Equal(("2024-12-06", new DateOnly(2024, 12, 6)), (((IHtmlInputElement)untouched.Html.QuerySelector($"input[name='ngay.{key}']")!).Value, await office.OneAsync<DateOnly>("select planned_on from meeting")));
    }

    [Fact]
    public async Task A_draft_goes_out_before_the_meeting_and_says_when_it_is_late()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 29);
        var unit = office.Cycle["T05"];
        var committee = office.Cycle.Roster.Reach(unit, "committee").First();
        await office.DidAsync([unit], "own_plan");
        await office.DidAsync([committee], "statement", "opinions_taken", "meeting_registered");
        await office.OneAsync<int>("insert into meeting (id, cycle, host, unit, path, rule, planned_on, starts, half_days, registered_act) values (-1, $1, $2, $3, $4, 'committee_review', '2024-12-03', '08:00', 2, 0) returning 1", office.Cycle.Cycle, committee.Id, unit.Id, unit.Path);
        using var secretary = await office.AsAsync(office.Cycle.Holder(unit.Code, "secretary"));
        var page = await secretary.GetAsync(Links.Drafts(office.Cycle.Cycle, unit.Id, "draft_sent"));
        Assert.Contains("trước 03 ngày làm việc", page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Muốn đủ thời gian gửi trước thì lùi hội nghị đến ngày 04/12/2024", page.Text, StringComparison.Ordinal);
        var check = await secretary.SendAsync(page, "chon");
        Assert.Contains("Xem lại trước khi gửi", check.Text, StringComparison.Ordinal);
        var sent = await secretary.SendAsync(check, "gui");
        Assert.Contains("Đã gửi 29/11/2024, muộn", sent.Text, StringComparison.Ordinal);
        Assert.True(await office.OneAsync<long>("select count(*) from access_grant where what = 'participant' and subject = $1", committee.Id) > 1);
        Assert.Equal(HttpStatusCode.OK, (await secretary.SendAsync(check, "gui")).Status);
    }

    [Fact]
    public async Task Prompts_are_found_without_diacritics_issued_with_a_number_and_open_the_statement_again()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 12);
        var root = office.Cycle.Root;
        await office.DidAsync([root], "plan_issued");
        Subject target = office.Plain(office.Cycle["T01-CB001"])[0];
        await office.DidAsync([target], "statement");
        using var secretary = await office.AsAsync(office.Cycle.Holder(root.Code, "secretary"));
        var href = Links.Prompts(office.Cycle.Cycle, root.Id, "prompts_issued");
        var found = await secretary.GetAsync($"{href}?tim={Uri.EscapeDataString(Plain(target.Name))}");
        var link = found.Html.QuerySelectorAll(".ts-picks a").First(x => x.GetAttribute("href")!.EndsWith($"den={target.Id}", StringComparison.Ordinal));
        var writing = await secretary.GetAsync(link.GetAttribute("href")!);
        var empty = await secretary.SendAsync(writing, "de-xuat");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text.missing"), (empty.Status, empty.Code));
        var kept = await secretary.SendAsync(writing, "de-xuat", new Dictionary<string, string?> { ["nd"] = "Giải trình việc chậm quyết toán." });
        var unnumbered = await secretary.SendAsync(kept, "xem", new Dictionary<string, string?> { ["so"] = "\u200B" });
        Assert.Equal("paper.number", unnumbered.Code);
        var check = await secretary.SendAsync(kept, "xem", new Dictionary<string, string?> { ["so"] = "45-CV/ĐUK" });
        var issued = await secretary.SendAsync(check, "ban-hanh", new Dictionary<string, string?> { ["lenh"] = "ban-hanh" });
        Assert.Equal((HttpStatusCode.OK, null), (issued.Status, issued.Code));
        Assert.Contains("Đã ban hành 01", issued.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(("45-CV/ĐUK", 0L), (await office.OneAsync<string>("select number from prompt where subject = $1", target.Id), await office.OneAsync<long>("select count(*) from done where subject = $1 and step = 'statement'", target.Id)));
        Assert.Equal(HttpStatusCode.OK, (await secretary.SendAsync(check, "ban-hanh", new Dictionary<string, string?> { ["lenh"] = "ban-hanh" })).Status);
        using var prompted = await office.AsAsync(target.Person!.Value);
        Assert.Contains("Giải trình việc chậm quyết toán.", (await prompted.GetAsync(Links.Statement(office.Cycle.Cycle, target.Id, "statement"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await prompted.GetAsync(href)).Status);
    }

    [Fact]
    public async Task Papers_are_recorded_and_a_dossier_is_checked_for_what_is_missing_before_it_goes()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(11, 12);
        var (root, unit) = (office.Cycle.Root, office.UsualCells()[0]);
        using var above = await office.AsAsync(office.Cycle.Holder(root.Code, "secretary"));
        var plan = await above.GetAsync(Links.Record(office.Cycle.Cycle, root.Id, "plan_issued"));
        var empty = await above.SendAsync(plan, "ghi", new Dictionary<string, string?> { ["so"] = "19-HD/ĐUK", ["ngay"] = "2024-11-30" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "record.wrong"), (empty.Status, empty.Code));
        Assert.Equal("19-HD/ĐUK", ((IHtmlInputElement)empty.Html.QuerySelector("input[name=so]")!).Value);
        var recorded = await above.SendAsync(empty, "ghi", new Dictionary<string, string?> { ["ngay"] = "2024-11-10", ["nd"] = "Hướng dẫn kiểm điểm năm 2024." });
        Assert.Contains("Đã ghi cho 01", recorded.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        office.Cycle.Clock.Pass();
        Assert.Contains("Việc này đã được ghi.", (await above.SendAsync(empty, "ghi", new Dictionary<string, string?> { ["ngay"] = "2024-11-10", ["nd"] = "Hướng dẫn kiểm điểm năm 2024." })).Text, StringComparison.Ordinal);

        using var secretary = await office.AsAsync(office.Cycle.Holder(unit.Code, "secretary"));
        var own = await secretary.GetAsync(Links.Record(office.Cycle.Cycle, unit.Id, "own_plan"));
        await secretary.SendAsync(own, "ghi", new Dictionary<string, string?> { ["nd"] = "Kế hoạch của chi bộ." });
        Assert.Equal("19-HD/ĐUK", await office.OneAsync<string>("select number from paper where step = 'plan_issued'"));

        office.On(12, 14);
        var committee = office.Cycle.Roster.Reach(unit, "committee").First();
        await office.DidAsync([unit, committee], "vote_meeting", "self_voted", "cell_meeting", "completed", "self_ranked");
        var leaders = office.Cycle.Roster.All.Where(s => s.Family == "leader" && s.Unit == unit.Id).ToList();
        await office.DidAsync(leaders, "completed");
        using var later = await office.AsAsync(office.Cycle.Holder(unit.Code, "secretary")); // a session of November is over
        var dossier = await later.GetAsync(Links.Record(office.Cycle.Cycle, unit.Id, "dossier_sent"));
        var unnumbered = await later.SendAsync(dossier, "ghi");
        Assert.Equal("record.wrong", unnumbered.Code);
        var check = await later.SendAsync(dossier, "ghi", new Dictionary<string, string?> { ["so"] = "07-BC/CB" });
        Assert.Contains("Còn thiếu", check.Text, StringComparison.Ordinal);
        Assert.NotEmpty(check.Html.QuerySelectorAll(".ts-state-back"));
        var back = await later.SendAsync(check, "lam", new Dictionary<string, string?> { ["lenh"] = "sua" });
        Assert.Equal("07-BC/CB", ((IHtmlInputElement)back.Html.QuerySelector("#so")!).Value);
        var sent = await later.SendAsync(check, "lam", new Dictionary<string, string?> { ["lenh"] = "lam" });
        Assert.Contains("Đã gửi hồ sơ", sent.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from paper where kind = 'dossier' and number = '07-BC/CB'"));
        Assert.Equal(HttpStatusCode.OK, (await later.SendAsync(check, "lam", new Dictionary<string, string?> { ["lenh"] = "lam" })).Status);
        using var member = await office.AsAsync(office.Plain(office.Cycle["T01-CB001"])[0].Person!.Value);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(Links.Record(office.Cycle.Cycle, unit.Id, "dossier_sent"))).Status);
    }

    [Fact]
    public async Task A_leader_plans_repairs_and_who_leads_there_says_what_became_of_them()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(12, 30);
        var unit = office.Cycle["T05"];
        var leader = office.Cycle.Roster.All.First(s => s.Family == "leader" && s.Unit == unit.Id && s.LeftOut is null && s.Person != office.Cycle.Holder(unit.Code, "deputy"));
        await office.DidAsync([leader], "notified");
        using var one = await office.AsAsync(leader.Person!.Value);
        var href = Links.Remedy(office.Cycle.Cycle, leader.Id, "remedial_plan");
        var page = await one.GetAsync(href);
        var refused = await one.SendAsync(page, "ke-hoach", new Dictionary<string, string?> { ["han-che.0"] = "Chậm báo cáo.", ["han.0"] = "2025-06-30" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "remedy.row"), (refused.Status, refused.Code));
        Assert.Equal("Chậm báo cáo.", ((IHtmlTextAreaElement)refused.Html.QuerySelector("textarea[name='han-che.0']")!).Value);
        var longer = await one.SendAsync(refused, "ke-hoach", new Dictionary<string, string?> { ["lenh"] = "them" });
        Assert.Equal(4, longer.Html.QuerySelectorAll("textarea[name^='han-che.']").Length);
        var planned = await one.SendAsync(longer, "ke-hoach", new Dictionary<string, string?> { ["bien-phap.0"] = "Báo cáo trước ngày 25 hằng tháng." });
        Assert.Contains("Đã nộp kế hoạch khắc phục.", planned.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await one.SendAsync(longer, "ke-hoach", new Dictionary<string, string?> { ["bien-phap.0"] = "Báo cáo trước ngày 25 hằng tháng." })).Status);
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from remedy"));

        using var deputy = await office.AsAsync(office.Cycle.Holder(unit.Code, "deputy"));
        var judged = await deputy.GetAsync(href);
        var form = judged.Html.QuerySelector("input[name=_handler][value^='ket-qua-']")!.GetAttribute("value")!;
        await deputy.SendAsync(judged, form, new Dictionary<string, string?> { ["kq"] = "2" });
        Assert.Equal("repaired", await office.OneAsync<string>("select status from remedy"));
        Assert.Contains("1/1 nội dung đã khắc phục", (await deputy.GetAsync(Links.Remedies(office.Cycle.Cycle, unit.Id, "remedial_plan"))).Text, StringComparison.Ordinal);
    }

    // A meeting on 3 December, and the line on which somebody is sent to it.
    private static async Task<(Subject Host, string Key)> RegisteredAsync(Office office, Subject unit)
    {
        await office.DidAsync([unit], "own_plan");
        var committee = office.Cycle.Roster.Reach(unit, "committee").First();
        using var secretary = await office.AsAsync(office.Cycle.Holder(unit.Code, "secretary"));
        var key = $"{committee.Id}.meeting_registered";
        await secretary.SendAsync(await secretary.GetAsync(Links.Schedule(office.Cycle.Cycle, unit.Id)), "dang-ky", new Dictionary<string, string?> { [$"ngay.{key}"] = "2024-12-03", [$"gio.{key}"] = "08:00", [$"buoi.{key}"] = "2" });
        using var above = await office.AsAsync(office.Cycle.Holder(office.Cycle.Root.Code, "secretary"));
        var week = await above.GetAsync(Links.Week(office.Cycle.Cycle, office.Cycle.Root.Id, new DateOnly(2024, 12, 3)));
        return (committee, week.Html.QuerySelector("select[name^='du1.']")!.GetAttribute("name")![4..]);
    }

    private static async Task<string> NameAsync(Office office, long person) => (await office.OneAsync<string>("select name from person where id = $1", person))!;

    private static string Plain(string name)
    {
        var letters = name.Normalize(System.Text.NormalizationForm.FormD).Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).Replace('đ', 'd').Replace('Đ', 'D').ToLowerInvariant();
    }
}
