using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TuSoi.Access;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Entering;

/// <summary>Every page about coming in, in a real browser at both widths: nothing that axe objects to, nothing that scrolls sideways, nothing that the policy stops.</summary>
public sealed class DoorPagesTests(Databases databases, Browsers browsers)
{
    [Fact, Trait("Length", "long")]
    public async Task Pages_of_the_door_and_of_the_account_are_legible_and_usable_at_both_widths()
    {
        await using var office = await Office.OpenAsync(databases);
        var cell = await office.CellAsync();
        var (secretary, member, owner) = (office.Cycle.Holder(cell, "secretary"), (await office.MembersAsync(cell))[0], (await office.MembersAsync(cell))[1]);
        await office.AccountAsync(owner);
        var code = await office.AccountAsync(secretary);
        var reset = await new Accounts(office.Cycle.Store, office.Cycle.Clock).ProposeAsync(new ProposeReset { Cycle = 0, By = secretary, Person = owner, Why = "Quên mật khẩu, đã báo trực tiếp" });
        foreach (var width in new[] { 1280, 360 })
        {
            var window = await browsers.WindowAsync(width);
            var page = await window.NewPageAsync();
            var stopped = new List<string>();
            page.Console += (_, line) => { if (line.Type == "error" && !line.Text.Contains("the server responded with a status", StringComparison.Ordinal)) stopped.Add(line.Text); };
            await CheckAsync(page, office.Url + Links.SignIn);
            await page.FillAsync("#ten", code);
            await page.FillAsync("#mk", "không phải mật khẩu");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForSelectorAsync("text=signin.failed");
            await CheckAsync(page, null);
            await page.FillAsync("#mk", Desks.Password);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForSelectorAsync("h1:text-is('Việc của tôi')");
            foreach (var path in new[] { Links.Account, Links.ChangePassword, Links.Totp, Links.Passkeys, Links.Accounts, Links.Accounts + "?tim=khong+co+ai", Links.IssueAccount(member), Links.ProposeReset(owner), Links.Reset(((History.Outcome.Done)reset.Outcome).Id), Links.Slip })
                await CheckAsync(page, office.Url + path);
            await page.GotoAsync(office.Url + Links.Totp);
            if (await page.IsVisibleAsync("button:text-is('Bắt đầu bật mã xác thực')"))
            {
                await page.FillAsync("#mk", Desks.Password);
                await page.ClickAsync("button:text-is('Bắt đầu bật mã xác thực')");
            }
            await page.WaitForSelectorAsync("img[alt='Hình để ứng dụng tạo mã quét']");
            Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.ts-totp img').naturalWidth > 0"));
            await CheckAsync(page, null);
            await page.GotoAsync(office.Url + Links.IssueAccount(member));
            await page.ClickAsync("button:text-is('Cấp mã dùng một lần')");
            await page.WaitForSelectorAsync("h1:text-is('Phiếu cấp tài khoản')");
            await CheckAsync(page, null);
            Assert.Empty(stopped);
            await window.CloseAsync();
        }
    }

    private static async Task CheckAsync(IPage page, string? address)
    {
        if (address is not null) await page.GotoAsync(address);
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, $"{page.Url}: {string.Join("; ", result.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}"))}");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, page.Url);
    }
}
