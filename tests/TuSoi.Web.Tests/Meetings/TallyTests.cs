using Microsoft.Playwright;
using TuSoi.Balloting;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Meetings;

public sealed class TallyTests(Databases databases, Browsers browsers)
{
    [Fact]
    public async Task With_a_script_slips_are_counted_by_strokes_and_kept()
    {
        await using var office = await MeetingOffice.OpenAsync(databases);
        await office.HoldAsync();
        await office.ReviewAsync(office.Members);
        await office.ReadyAsync("voted", office.Members);
        var (cycle, cell, ballots) = (office.Cycle, office.Cell.Id, new TuSoi.Balloting.Ballots(office.Office.Cycle.Desk));
        var (voted, meeting, slips) = (office.Plain.Skip(2).Select(v => v.Id).ToArray(), await office.OneAsync<long>("select id from meeting"), office.Members.Count);
        MeetingOffice.Must(await ballots.SetTellersAsync(new SetTellers { Cycle = cycle, By = office.Secretary, Unit = cell, Step = "voted", Meeting = meeting, Persons = [office.Plain[0].Person!.Value, office.Plain[1].Person!.Value], Lead = office.Plain[0].Person!.Value, Subjects = voted }));
        MeetingOffice.Must(await ballots.IssueAsync(new IssueSlips { Cycle = cycle, By = office.Secretary, Unit = cell, Step = "voted", Meeting = meeting, Subjects = voted, Summoned = slips, Present = slips, Issued = slips }));
        var page = await browsers.SignedInAsync(office.Office, office.Plain[0].Person!.Value);
        await page.GotoAsync(office.Office.Url + Links.Count(cycle, cell, await office.OneAsync<long>("select id from ballot")));
        await TallyAsync(page, voted[0]);
        await page.Context.CloseAsync();
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
}
