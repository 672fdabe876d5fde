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

    [Fact]
    public async Task A_list_longer_than_the_empty_lines_gets_lines_of_its_own_and_is_saved_whole()
    {
        await using var office = await Office.OpenAsync(databases);
        var cell = office.Cycle["T01-CB002"];
        var page = await browsers.SignedInAsync(office, office.Cycle.Board);
        await page.GotoAsync(office.Url + Links.RosterPersons(cell.Entry));
        var list = string.Concat(Enumerable.Range(1, 60).Select(i => $"MOI-{i:00}\\tNguyễn Văn Mới\\t{i % 28 + 1:00}/03/1998\\n"));
        await page.Locator("[name='ma.moi0']").EvaluateAsync($"field => {{ const data = new DataTransfer(); data.setData('text/plain', '{list}'); field.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }})); }}");
        // as many as one act takes; what is beyond is said, not lost in silence
        Assert.StartsWith("Đã điền 168 ô. 12 giá trị thừa", await page.Locator(".ts-grid-told").TextContentAsync() ?? "", StringComparison.Ordinal);
        Assert.Equal("Họ và tên của người mới 56", await page.Locator("[name='ten.moi55']").GetAttributeAsync("aria-label"));
        Assert.Equal("Người mới 56", await page.Locator("tbody tr").Last.Locator("th").TextContentAsync());
        await page.Locator("input[name=vi][value='']").CheckAsync();
        await page.Locator("#ly-do").FillAsync("Bị sót khi nạp sổ.");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Ghi cả bảng" }).ClickAsync();
        Assert.Contains("Đã thêm 56", await page.Locator("main .ts-note-done").TextContentAsync() ?? "", StringComparison.Ordinal);
        Assert.Equal([56L], await office.Cycle.ReadAsync("select count(*) from subject where code like 'MOI-%' and unit = $1", r => r.GetInt64(0), null, cell.Id));
        await page.Context.CloseAsync();
    }
}
