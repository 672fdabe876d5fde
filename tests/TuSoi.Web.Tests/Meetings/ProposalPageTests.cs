using System.Net;
using TuSoi.Organisation;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Meetings;

public sealed class ProposalPageTests(Databases databases, Browsers browsers)
{
    private const double SecondsAKey = 0.3;

    [Fact]
    public async Task Levels_are_proposed_in_one_grid_with_a_reason_where_they_differ_from_the_facts()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync(reviewed: true);
        await office.ReadyAsync("proposed", office.Members);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        using var deputy = await office.Office.AsAsync(office.Deputy);
        var (path, own, one, two) = (Links.Proposal(office.Cycle, office.Cell.Id, "proposed"), office.Of(office.Secretary), office.Plain[0], office.Plain[1]);
        var page = await secretary.GetAsync(path);
        Assert.Equal("Đề xuất mức – Biểu TH số 01", page.Heading);
        Assert.Equal(office.Members.Count - 1, page.Html.QuerySelectorAll("table select").Length);
        Assert.Null(page.Html.QuerySelector($"select[name='muc.{own.Id}']"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "proposal.none"), await secretary.SendAsync(page, "bang", button: "Xem lại trước khi đề xuất") is var none ? (none.Status, none.Code) : default);
        await office.RunAsync("insert into verdict (cycle, subject, host, path, printed, possible, suggested, flags, facts_known_at, act, pack_seq) select cycle, id, unit, path, 8, 8, 3, 0, now(), 0, 1 from subject where id = $1", one.Id);
        page = await secretary.GetAsync(path);
        var unreasoned = await secretary.SendAsync(page, "bang", new Dictionary<string, string?> { [$"muc.{one.Id}"] = "4", [$"ly-do.{one.Id}"] = "\u200B", [$"muc.{two.Id}"] = "3" }, "Xem lại trước khi đề xuất");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "proposal.reason"), (unreasoned.Status, unreasoned.Code));
        Assert.Equal("4", unreasoned.Html.QuerySelector($"select[name='muc.{one.Id}'] option[selected]")!.GetAttribute("value"));

        // the draft is there for the other, who is told whose it is; whoever did not see the other's line is told so
        var late = await deputy.GetAsync(path);
        Assert.Contains($"Đồng chí {own.Name} cũng làm bảng này", late.Text, StringComparison.Ordinal);
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        page = await secretary.SendAsync(page, "bang", new Dictionary<string, string?> { [$"muc.{one.Id}"] = "3", [$"muc.{two.Id}"] = "2" }, "Lưu nháp");
        Assert.Contains("Đã lưu nháp lúc", page.Text, StringComparison.Ordinal);
        var clash = await deputy.SendAsync(late, "bang", new Dictionary<string, string?> { [$"muc.{two.Id}"] = "4" }, "Lưu nháp");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sheet.changed"), (clash.Status, clash.Code));
        Assert.Contains(own.Name, clash.Html.QuerySelector("main .ts-note-late")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("4", clash.Html.QuerySelector($"select[name='muc.{two.Id}'] option[selected]")!.GetAttribute("value"));
        Assert.Contains($"{own.Name}: Hoàn thành", clash.Text, StringComparison.Ordinal);

        var check = await secretary.SendAsync(page, "bang", new Dictionary<string, string?> { [$"muc.{one.Id}"] = "4", [$"ly-do.{one.Id}"] = "Có sáng kiến cấp tỉnh." }, "Xem lại trước khi đề xuất");
        Assert.Contains("Có sáng kiến cấp tỉnh.", check.Text, StringComparison.Ordinal);
        var done = await secretary.SendAsync(check, "bang", button: "Đề xuất mức của");
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal((short)4, await office.OneAsync<short>("select level from level where subject = $1 and step = 'proposed'", one.Id));
        Assert.Equal("Có sáng kiến cấp tỉnh.", await office.OneAsync<string>("select reason from level where subject = $1 and step = 'proposed'", one.Id));
        Assert.Equal(0L, await office.OneAsync<long>("select count(*) from worksheet where subject = any($1)", new[] { one.Id, two.Id }));
        // pressed again: said once
        office.Office.Cycle.Clock.Pass();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "step.done"), await secretary.SendAsync(check, "bang", button: "Đề xuất mức của") is var again ? (again.Status, again.Code) : default);
    }

    [Fact]
    public async Task Rows_that_were_not_touched_neither_overwrite_nor_set_back_even_after_a_refusal()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync(reviewed: true);
        await office.ReadyAsync("proposed", office.Members);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        using var deputy = await office.Office.AsAsync(office.Deputy);
        var (path, name) = (Links.Proposal(office.Cycle, office.Cell.Id, "proposed"), office.Of(office.Secretary).Name);
        var (one, two, three) = ($"muc.{office.Plain[0].Id}", $"muc.{office.Plain[1].Id}", $"muc.{office.Plain[2].Id}");
        var (early, late) = (await secretary.GetAsync(path), await deputy.GetAsync(path));
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        await secretary.SendAsync(early, "bang", new Dictionary<string, string?> { [one] = "3", [two] = "2" }, "Lưu nháp");

        // who touched another row sets nothing back, and sees what is there now
        var saved = await deputy.SendAsync(late, "bang", new Dictionary<string, string?> { [three] = "3" }, "Lưu nháp");
        Assert.Equal((HttpStatusCode.OK, "3", "2", "3"), (saved.Status, Chosen(saved, one), Chosen(saved, two), Chosen(saved, three)));
        // who typed over a newer row is told; the second sending writes his rows, and the others not
        var clash = await deputy.SendAsync(late, "bang", new Dictionary<string, string?> { [two] = "4", [three] = "3" }, "Lưu nháp");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sheet.changed", "3", "4"), (clash.Status, clash.Code, Chosen(clash, one), Chosen(clash, two)));
        Assert.Contains($"Đồng chí {name} đã lưu bảng này lúc 14 giờ 10 phút, 28/11/2024", clash.Html.QuerySelector("#loi")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Single(clash.Html.QuerySelectorAll("tr.ts-fail"));
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        await secretary.SendAsync(await secretary.GetAsync(path), "bang", new Dictionary<string, string?> { [one] = "4" }, "Lưu nháp");
        await deputy.SendAsync(clash, "bang", button: "Lưu nháp");
        Assert.Equal(("4", "4", "3"), (await ValueAsync(office, one), await ValueAsync(office, two), await ValueAsync(office, three)));

        // nobody proposes what he has not seen
        var check = await deputy.SendAsync(await deputy.GetAsync(path), "bang", button: "Xem lại trước khi đề xuất");
        office.Office.Cycle.Clock.Now = office.Office.Cycle.Clock.Now.AddMinutes(5);
        await secretary.SendAsync(await secretary.GetAsync(path), "bang", new Dictionary<string, string?> { [one] = "2" }, "Lưu nháp");
        var blind = await deputy.SendAsync(check, "bang", button: "Đề xuất mức của");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sheet.changed", "2", "4"), (blind.Status, blind.Code, Chosen(blind, one), Chosen(blind, two)));
        var back = await deputy.SendAsync(check, "bang", button: "Sửa");
        Assert.Equal((HttpStatusCode.OK, "2", "4"), (back.Status, Chosen(back, one), Chosen(back, two)));
    }

    private static string? Chosen(Page page, string field) => page.Html.QuerySelector($"select[name='{field}'] option[selected]")?.GetAttribute("value");

    private static Task<string> ValueAsync(MeetingOffice office, string field) => office.OneAsync<string>("select value from worksheet where field = $1", field);

    [Fact]
    public async Task Facts_are_computed_where_the_person_ranks_and_stand_beside_each_line()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync(reviewed: true);
        await office.ReadyAsync("proposed", office.Members);
        using var secretary = await office.Office.AsAsync(office.Secretary);
        var page = await secretary.GetAsync(Links.Proposal(office.Cycle, office.Cell.Id, "proposed"));
        Assert.Contains("Chưa tính", page.Text, StringComparison.Ordinal);
        page = await secretary.SendAsync(page, "so-lieu");
        Assert.Contains("Đã tính theo số liệu", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa tính", page.Text, StringComparison.Ordinal);
        Assert.Contains(Links.Card(office.Cycle, office.Plain[0].Id), page.Html.QuerySelectorAll("table a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Forty_members_are_proposed_with_the_keyboard_alone_in_less_than_six_minutes()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        var movements = new Movements(office.Office.Cycle.Desk);
        var elsewhere = office.Office.Cycle.Roster.All.Where(s => s.Family == "member" && s.LeftOut is null && s.Unit != office.Cell.Id && s.Path.StartsWith(office.Office.Cycle["T01"].Path, StringComparison.Ordinal) && s.Person != office.Office.Cycle.Board).Take(41 - office.Members.Count).ToList();
        foreach (var one in elsewhere) MeetingOffice.Must(await movements.MoveAsync(new MoveSubject { Cycle = office.Cycle, By = office.Office.Cycle.Board, Unit = office.Office.Cycle.Root.Id, Subject = one.Id, To = office.Cell.Id, Why = "Sáp nhập chi bộ." }));
        await office.LookAsync();
        await office.ReadyAsync("proposed", office.Members);
        var page = await browsers.SignedInAsync(office.Office, office.Secretary);
        await page.GotoAsync(office.Office.Url + Links.Proposal(office.Cycle, office.Cell.Id, "proposed"));
        Assert.Equal(40, await page.Locator("table select").CountAsync());

        var keys = 0;
        async Task Press(string key)
        {
            keys++;
            await page.Keyboard.PressAsync(key);
        }
        async Task<string> At() => await page.EvaluateAsync<string>("() => document.activeElement?.getAttribute('name') || document.activeElement?.textContent?.trim() || ''");

        while (!(await At()).StartsWith("muc.", StringComparison.Ordinal)) await Press("Tab");
        for (var row = 0; row < 40; row++)
        {
            Assert.StartsWith("muc.", await At(), StringComparison.Ordinal);
            await Press(row % 5 == 0 ? "x" : row % 7 == 0 ? "h" : "t");
            await Press("Tab");
            if (row % 8 == 0)
            {
                const string reason = "Theo phiếu nhận xét";
                keys += reason.Length;
                await page.Keyboard.TypeAsync(reason);
            }
            while (row < 39 && !(await At()).StartsWith("muc.", StringComparison.Ordinal)) await Press("Tab");
        }
        while (await At() != "Xem lại trước khi đề xuất" && !(await page.EvaluateAsync<bool>("() => document.activeElement?.value === 'xem'"))) await Press("Tab");
        await Press("Enter");
        await page.WaitForSelectorAsync("#xem");
        while (!await page.EvaluateAsync<bool>("() => document.activeElement?.value === 'lam'")) await Press("Tab");
        await Press("Enter");
        await page.WaitForSelectorAsync(".ts-note-done");
        Assert.Equal(40L, await office.OneAsync<long>("select count(*) from level where step = 'proposed' and superseded_act is null"));
        Assert.True(keys * SecondsAKey < 6 * 60, $"{keys} phím");
        await page.Context.CloseAsync();
    }
}
