using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Deciding;

/// <summary>The pages of deciding in a real browser: nobody is shut out, nothing runs out sideways.</summary>
public sealed class DecidingLookTests(Databases databases, Browsers browsers)
{
    [Fact, Trait("Length", "long")]
    public async Task Every_page_of_deciding_is_free_of_barriers_at_both_widths_and_a_level_is_chosen_there()
    {
        await using var deciding = await DecidingOffice.OpenAsync(databases);
        await deciding.ComputeAsync();
        var (cycle, unit) = (deciding.Cycle, deciding.Chapter.Id);
        foreach (var width in new[] { 1280, 360 })
        {
            var page = await browsers.SignedInAsync(deciding.Office, deciding.Secretary, width);
            await LookAsync(page, deciding, width, "xep-loai", Links.Ranking(cycle));
            await LookAsync(page, deciding, width, "bang", deciding.Workbench);
            await page.Locator($"select[name='muc.{deciding.Level[0].Id}']").SelectOptionAsync("4");
            // the reason is asked the moment another level is chosen
            await page.Locator($"#lydo-{deciding.Level[0].Id}").FillAsync("Bỏ phiếu lại.");
            await page.Locator($"select[name='muc.{deciding.Low.Id}']").SelectOptionAsync("1");
            await page.GetByText("Lưu, xem lại trước khi quyết định").ClickAsync();
            Assert.Equal("Xem lại trước khi lập quyết định", await page.Locator("h1").TextContentAsync());
            await LookAsync(page, deciding, width, "xem-lai", Links.DecidingCheck(cycle, unit, "decided", "dang-vien"));
            await LookAsync(page, deciding, width, "the", Links.Card(cycle, deciding.Level[0].Id));
            await LookAsync(page, deciding, width, "thong-bao", Links.Notices(cycle, unit, "notified"));
            await LookAsync(page, deciding, width, "cac-quyet-dinh", Links.Decisions(cycle, unit));
            await LookAsync(page, deciding, width, "ho-so", Links.MyFile(cycle));
            if (width == 360)
            {
                await page.GotoAsync(deciding.Office.Url + Links.DecidingCheck(cycle, unit, "decided", "dang-vien"));
                await page.Locator("#so").FillAsync("42-QĐ/ĐU");
                await page.Locator("#nguoi-ky").FillAsync("Tôn Thất Việt Hải");
                await page.GetByText("Lập dự thảo quyết định").ClickAsync();
                await LookAsync(page, deciding, width, "quyet-dinh", new Uri(page.Url).PathAndQuery);
            }
            await page.Context.CloseAsync();
        }
        var board = await browsers.SignedInAsync(deciding.Office, deciding.Office.Cycle.Board);
        await LookAsync(board, deciding, 1280, "tong-hop", Links.Consolidation(cycle, deciding.Office.Cycle.Root.Id, "results_consolidated"));
        await board.Context.CloseAsync();
    }

    private static async Task LookAsync(Microsoft.Playwright.IPage page, DecidingOffice deciding, int width, string name, string path)
    {
        var answer = await page.GotoAsync(deciding.Office.Url + path);
        Assert.Equal((name, 200), (name, answer!.Status));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"{name} at {width} runs out sideways.");
    }
}
