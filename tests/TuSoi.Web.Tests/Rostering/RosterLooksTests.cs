using Deque.AxeCore.Playwright;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>The pages in a real browser: no violation, nothing wider than the window, and a grid worked with keys and paste.</summary>
public sealed class RosterLooksTests(Databases databases, Browsers browsers)
{
    [Fact, Trait("Length", "long")]
    public async Task Every_page_is_accessible_and_fits_at_both_widths()
    {
        await using var office = await Office.OpenAsync(databases);
        var (unit, one) = (office.Cycle["T01"], office.Cycle.Roster.All.First(s => s.Family == "member"));
        var cell = office.Cycle.Roster[one.Unit];
        foreach (var width in new[] { 1280, 360 })
        {
            var page = await browsers.SignedInAsync(office, office.Cycle.Board, width);
            foreach (var path in new[] { Links.Roster, Links.RosterSearch("nguyen"), Links.Import, Links.FactRequests, Links.RosterUnit(unit.Entry), Links.RosterUnit(cell.Entry), Links.RosterPersons(cell.Entry), Links.RosterPosts(unit.Entry), Links.RosterAdmit(cell.Entry),
                Links.RosterFacts(cell.Entry), Links.RosterFacts(cell.Entry, one.Kind, 1), Links.RosterEntry(one.Entry), Links.RosterMove(one.Entry), Links.RosterEnd(one.Entry), Links.RosterStanding(one.Entry), Links.RosterDifferences(office.Cycle.Cycle), Links.AskFacts(cell.Entry, one.Kind) })
            {
                await page.GotoAsync(office.Url + path);
                var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                Assert.True(wide <= 0, $"{path} ở {width}: rộng hơn {wide}");
                var axe = await page.RunAxe();
                Assert.True(axe.Violations.Length == 0, $"{path} ở {width}: {string.Join("; ", axe.Violations.Select(v => $"{v.Id} {string.Join(' ', v.Nodes.Take(2).Select(n => n.Html))}"))}");
            }
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_grid_is_filled_by_keys_and_by_cells_from_a_spreadsheet()
    {
        await using var office = await Office.OpenAsync(databases);
        var cell = office.Cycle.Roster.All.Where(s => s.Family == "member").GroupBy(s => s.Unit).OrderByDescending(g => g.Count()).First();
        var group = Pages.Rostering.FactGroup.Of(office.Cycle.Pack.Facts, Rules.Facts.Family.Member).First(g => g.Facts.Any(f => f.Id == "targets_assigned"));
        var page = await browsers.SignedInAsync(office, office.Cycle.Board);
        await page.GotoAsync(office.Url + Links.RosterFacts(office.Cycle.Roster[cell.Key].Entry, cell.First().Kind, group.Number));
        var first = page.Locator("tbody tr").Nth(0).Locator("[name$='.targets_assigned']");
        var second = page.Locator("tbody tr").Nth(1).Locator("[name$='.targets_assigned']");
        await first.FillAsync("12");
        await first.PressAsync("Enter");
        Assert.Equal(await second.GetAttributeAsync("name"), await page.EvaluateAsync<string>("document.activeElement.name"));
        await second.EvaluateAsync("field => { const data = new DataTransfer(); data.setData('text/plain', '13\\t11\\n14\\t12\\n'); field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }");
        Assert.Contains("Đã điền 04 ô", await page.Locator(".ts-grid-told").TextContentAsync() ?? "", StringComparison.Ordinal);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Ghi số liệu" }).ClickAsync();
        Assert.Contains("Đã ghi", await page.Locator("main .ts-note-done").TextContentAsync() ?? "", StringComparison.Ordinal);
        Assert.Equal("14", await page.Locator("tbody tr").Nth(2).Locator("[name$='.targets_assigned']").InputValueAsync());
        await page.Context.CloseAsync();
    }
}
