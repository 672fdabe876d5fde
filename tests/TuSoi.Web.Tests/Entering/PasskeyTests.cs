using Microsoft.Playwright;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Entering;

public sealed class PasskeyTests(Databases databases, Browsers browsers)
{
    [Fact]
    public async Task A_device_keeps_a_key_and_lets_its_owner_in_without_password_until_the_key_is_removed()
    {
        await using var office = await Office.OpenAsync(databases);
        var code = await office.AccountAsync((await office.MembersAsync(await office.CellAsync()))[0]);
        var window = await browsers.WindowAsync();
        var page = await window.NewPageAsync();
        var url = office.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal); // a key belongs to a name, not to a number
        await page.GotoAsync(url + Links.SignIn);
        var device = await window.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true } });
        await page.FillAsync("#ten", code);
        await page.FillAsync("#mk", Desks.Password);
        await page.ClickAsync("button:text-is('Đăng nhập')");
        await page.GotoAsync(url + Links.Passkeys);
        await page.FillAsync("#may", "Máy ở cơ quan");
        await page.FillAsync("#mk", Desks.Password);
        await page.ClickAsync("button:text-is('Thêm khóa')");
        await page.WaitForSelectorAsync("h3:text-is('Máy ở cơ quan')");
        await page.ClickAsync(".ts-me button");
        await page.WaitForURLAsync("**" + Links.SignIn);
        await page.ClickAsync("button:has-text('Dùng khóa trên máy này')");
        await page.WaitForSelectorAsync("h1:text-is('Việc của tôi')");
        Assert.Contains("dùng gần nhất", await (await Again(page, url + Links.Passkeys)).InnerTextAsync("main"), StringComparison.Ordinal);

        await page.ClickAsync("button:has-text('Bỏ khóa')");
        await page.WaitForSelectorAsync("text=Chưa có khóa nào");
        await page.ClickAsync(".ts-me button");
        await page.ClickAsync("button:has-text('Dùng khóa trên máy này')");
        await page.WaitForSelectorAsync("text=signin.key");
        Assert.Equal("AddPasskey,RemovePasskey", await office.AskAsync<string>("select string_agg(kind, ',' order by act) from account_event where kind like '%Passkey'"));
        await window.CloseAsync();
    }

    [Fact]
    public async Task Without_script_nothing_is_said_of_keys_at_the_door()
    {
        await using var office = await Office.OpenAsync(databases);
        var window = await browsers.WindowAsync(script: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(office.Url + Links.SignIn);
        Assert.False(await page.IsVisibleAsync("button:has-text('Dùng khóa trên máy này')"));
        await window.CloseAsync();
    }

    private static async Task<IPage> Again(IPage page, string address)
    {
        await page.GotoAsync(address);
        return page;
    }
}
