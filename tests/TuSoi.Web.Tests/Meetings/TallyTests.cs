using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TuSoi.Balloting;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Meetings;

public sealed class MeetingLookTests(Databases databases, Browsers browsers)
{
    [Fact, Trait("Length", "long")]
    public async Task Every_page_of_a_meeting_is_accessible_and_does_not_scroll_sideways_at_both_widths()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        var (cycle, cell) = (office.Cycle, office.Cell.Id);
        var page = await browsers.SignedInAsync(office.Office, office.Secretary);
        await LookAsync(office, page, Links.MeetingsOf(cycle, cell), office.Page);
        await office.HoldAsync();
        await LookAsync(office, page, office.Page, Links.Meeting(cycle, cell, MeetingOffice.Rule, cell, office.Plain[0].Id));
        await office.ReviewAsync(office.Members);
        await office.ReadyAsync("proposed", office.Members);
        await LookAsync(office, page, office.Page, Links.Proposal(cycle, cell, "proposed"), Links.Minutes(cycle, cell, MeetingOffice.Rule, cell));
        await office.ReadyAsync("voted", office.Members);
        await LookAsync(office, page, Links.Vote(cycle, cell, MeetingOffice.Rule, cell, "voted"));
        var ballots = new TuSoi.Balloting.Ballots(office.Office.Cycle.Desk);
        var (voted, meeting, slips) = (office.Plain.Skip(2).Select(v => v.Id).ToArray(), await office.OneAsync<long>("select id from meeting"), office.Members.Count);
        MeetingOffice.Must(await ballots.SetTellersAsync(new SetTellers { Cycle = cycle, By = office.Secretary, Unit = cell, Step = "voted", Meeting = meeting, Persons = [office.Plain[0].Person!.Value, office.Plain[1].Person!.Value], Lead = office.Plain[0].Person!.Value, Subjects = voted }));
        MeetingOffice.Must(await ballots.IssueAsync(new IssueSlips { Cycle = cycle, By = office.Secretary, Unit = cell, Step = "voted", Meeting = meeting, Subjects = voted, Summoned = slips, Present = slips, Issued = slips }));
        var ballot = await office.OneAsync<long>("select id from ballot");
        var teller = await browsers.SignedInAsync(office.Office, office.Plain[0].Person!.Value);
        await LookAsync(office, teller, Links.Count(cycle, cell, ballot));
        await TallyAsync(teller, voted[0]);
        foreach (var (typist, excellent) in new[] { (office.Plain[0], 3), (office.Plain[1], 4) })
            MeetingOffice.Must(await ballots.EnterAsync(new EnterCount { Cycle = cycle, By = typist.Person!.Value, Unit = cell, Step = "voted", Ballot = ballot, Slips = new SlipCount(slips, 0, 0, 0, slips), Lines = [.. voted.Select(v => new LineCount(v, excellent, slips - excellent, 0, 0, 0))] }));
        await LookAsync(office, teller, Links.Count(cycle, cell, ballot));
        MeetingOffice.Must(await ballots.EnterAsync(new EnterCount { Cycle = cycle, By = office.Plain[1].Person!.Value, Unit = cell, Step = "voted", Ballot = ballot, Slips = new SlipCount(slips, 0, 0, 0, slips), Lines = [.. voted.Select(v => new LineCount(v, 3, slips - 3, 0, 0, 0))] }));
        await LookAsync(office, page, Links.Count(cycle, cell, ballot));
        MeetingOffice.Must(await ballots.CloseAsync(new CloseBallot { Cycle = cycle, By = office.Secretary, Unit = cell, Step = "voted", Ballot = ballot, Subjects = voted }));
        await LookAsync(office, page, office.Page);
        await page.Context.CloseAsync();
        await teller.Context.CloseAsync();
    }

    // With a script, + and − count, strokes follow, and the sum of a line says whether it fits; what is typed is kept by itself.
    private static async Task TallyAsync(IPage page, long subject)
    {
        await page.SetViewportSizeAsync(1280, 900);
        await page.Locator("input[name='phieu.hop-le']").FillAsync("6");
        var box = page.Locator($"input[name='xs.{subject}']");
        for (var i = 0; i < 6; i++) await box.Locator("xpath=following-sibling::button").ClickAsync();
        Assert.Equal("6", await box.InputValueAsync());
        Assert.Equal(6, (await box.Locator("xpath=..").Locator("path").GetAttributeAsync("d"))!.Count(c => c == 'M'));
        Assert.Contains("khớp", await page.Locator("tr:has(input[name='xs." + subject + "']) [data-sum]").TextContentAsync());
        await Assertions.Expect(page.Locator(".ts-actions [data-saved]")).ToContainTextAsync("Đã lưu nháp", new() { Timeout = 10_000 });
        await page.ReloadAsync();
        Assert.Equal("6", await page.Locator($"input[name='xs.{subject}']").InputValueAsync());
    }

    private static async Task LookAsync(MeetingOffice office, IPage page, params string[] paths)
    {
        foreach (var path in paths)
            foreach (var width in new[] { 1280, 360 })
            {
                await page.SetViewportSizeAsync(width, 900);
                var answer = await page.GotoAsync(office.Office.Url + path);
                Assert.True(answer!.Ok, $"{path}: {answer.Status}");
                Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0, $"{path} {width}");
                var axe = await page.RunAxe();
                Assert.True(axe.Violations.Length == 0, $"{path} {width}: {string.Join("; ", axe.Violations.Select(v => $"{v.Id} {v.Nodes[0].Html}"))}");
            }
    }
}
