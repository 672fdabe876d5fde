using System.Net;
using Microsoft.Playwright;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;
using TuSoi.Tests.Database;
using TuSoi.Tests.Rostering;
using TuSoi.Web.Tests.Entering;
using Xunit;

namespace TuSoi.Web.Tests.Story;

/// <summary>A year from import to notice, through pages. What the other organisations have to do is left undone.</summary>
public sealed class StoryTests(Databases databases, Browsers browsers)
{
    private const string Chapter = "T04", Cell = "T05";
    private static readonly StepKind[] Kinds = [StepKind.Statement, StepKind.Comment, StepKind.Registration, StepKind.Meeting, StepKind.Review, StepKind.Ballot, StepKind.Proposal, StepKind.Decision, StepKind.Notice];

    [Fact, Trait("Length", "long")]
    public Task The_year_of_a_chapter_of_three_cells_and_a_cell_beside_it_from_import_to_notice() => TellAsync(Chapter, 3, Chapter, Cell);

    private async Task TellAsync(string chapter, int cells, params string[] told)
    {
        await using var office = await StoryOffice.FoundAsync(databases, chapter, cells);
        await ImportAsync(office, browsers);
        await OpenAsync(office, browsers);
        Assert.Equal(cells, office.Roster.All.Count(s => s.Family == "organisation" && s.Path.StartsWith(office[chapter].Path, StringComparison.Ordinal) && s.Id != office[chapter].Id));
        var year = new YearByPages(office, browsers, told);
        await year.TellAsync(new DateOnly(office.CyclePack.Year, 12, 20));
        Assert.True(year.Broken.Count == 0, string.Join("\n\n", year.Broken));
        Assert.Equal(["conclusion", "count", "signing", "summary"], year.InChromium.Order());
        Assert.All(Kinds, kind => Assert.True(year.Did.GetValueOrDefault(kind) > 0, $"{kind}"));
        Assert.Equal(0L, await office.OneAsync<long>("select count(*) from decision where signed_by is null or signed_by = prepared_by"));
        Assert.Equal(1L, await office.OneAsync<long>("select count(*) from file where removed_act is null"));
        await ReadAsync(office, year.OnPhone!, told);
        var report = await new Verification(office.Store, new(office.Pack.Facts, Packs.Holidays)).OfAsync(office.Cycle);
        Assert.True(report.IsWhole, string.Join('\n', report.Faults));
        Assert.True(report is { Decisions: > 0, Verdicts: > 0, Counters: > 0, Done: > 0 });
        Assert.Empty(await WithoutPerson.SeesAsync(office.Store));
    }

    private static async Task ImportAsync(StoryOffice office, Browsers browsers)
    {
        await using var board = await office.AtWindowAsync(browsers, office.Board);
        var preview = await board.SendAsync(await board.GetAsync(Links.Import), "nap", files: [("tep", "khoi.xlsx", office.Workbook)]);
        Assert.Equal((HttpStatusCode.OK, "Xem trước khi nạp"), (preview.Status, preview.Heading));
        var applied = await board.SendAsync(preview, "ap-dung", new Dictionary<string, string?> { ["can-cu"] = "Danh sách đầu năm." });
        Assert.Equal((HttpStatusCode.OK, "Danh sách"), (applied.Status, applied.Heading));
        office.Clock.Now = office.Clock.Now.AddMinutes(1);
    }

    private static async Task OpenAsync(StoryOffice office, Browsers browsers)
    {
        await using var board = await office.AtWindowAsync(browsers, office.Board);
        var readings = await board.SendAsync(await board.GetAsync(Links.Opening), "main form", new Dictionary<string, string?> { ["nam"] = $"{office.Pack.Head.InForce.Year}", ["goi"] = office.Pack.Id });
        var preview = await board.SendAsync(readings, "main form");
        var check = await board.GetAsync(preview.Html.QuerySelector("main .ts-actions a.btn-primary")!.GetAttribute("href")!);
        var opened = await board.SendAsync(check, "mo", new Dictionary<string, string?> { ["so"] = "12-KH/ĐUK", ["ngay"] = "2024-10-30" });
        Assert.StartsWith("Bảng theo dõi", opened.Heading, StringComparison.Ordinal);
        await office.BeginAsync();
    }

    // The member reads his level on his phone, and why.
    private async Task ReadAsync(StoryOffice office, Subject one, string[] told)
    {
        var notified = await office.ReadAsync("select s.id from subject s join done d on d.subject = s.id and d.step = 'notified' where s.family = 'member'", r => r.GetInt64(0));
        var members = office.Roster.All.Where(s => s.Family == "member" && s.LeftOut is null && s.Applies != 0 && told.Any(code => s.Path.StartsWith(office[code].Path, StringComparison.Ordinal))).ToList();
        Assert.Equal(members.Select(m => m.Id).Order(), members.Select(m => m.Id).Intersect(notified).Order());
        var page = await office.EnterAsync(browsers, office.Logins[one.Person!.Value], Desks.Password, 360);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Việc của tôi" }).WaitForAsync();
        await page.GotoAsync(office.Url + Links.MyFile(office.Cycle));
        Assert.Contains("Quyết định số", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        await page.GetByText("Vì sao có mức này").First.ClickAsync();
        await page.WaitForURLAsync($"**{Links.Card(office.Cycle, one.Id)}");
        Assert.Contains(one.Name, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        await page.Context.CloseAsync();
    }
}
