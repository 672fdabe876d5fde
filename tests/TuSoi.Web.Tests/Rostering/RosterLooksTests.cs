using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>A grid in a real browser, worked with keys and paste.</summary>
public sealed class RosterLooksTests(Databases databases, Browsers browsers)
{
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
