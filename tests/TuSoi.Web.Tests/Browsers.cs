using Microsoft.Playwright;
using TuSoi.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Browsers))]

namespace TuSoi.Web.Tests;

/// <summary>One Chromium for the whole run, started by the first test that asks.</summary>
public sealed class Browsers : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A window of its own: cookies and script, a width, Vietnamese.</summary>
    public async Task<IBrowserContext> WindowAsync(int width = 1280, bool script = true) =>
        await (await started.Value).Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Locale = "vi-VN", JavaScriptEnabled = script });

    /// <summary>The same, with somebody signed in, at his home.</summary>
    internal async Task<IPage> SignedInAsync(Office office, long person, int width = 1280, bool script = true)
    {
        var window = await WindowAsync(width, script);
        using var http = await office.AsAsync(person);
        await window.AddCookiesAsync([.. http.Cookies(office.Url).Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = office.Url })]);
        var page = await window.NewPageAsync();
        await page.GotoAsync(office.Url);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated) return;
        var (playwright, browser) = await started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }
}
