using System.Collections.Concurrent;
using Microsoft.Playwright;
using TuSoi.Web.Tests.Entering;
using Xunit;

namespace TuSoi.Web.Tests.Story;

internal sealed partial class StoryOffice
{
    private readonly ConcurrentDictionary<(long Person, DateOnly Day), Lazy<Task<Person>>> entered = new();

    private readonly ConcurrentDictionary<(int Width, bool Script), ConcurrentBag<Windowed>> windows = new();

    /// <summary>Who has an account of his own, by the name with which he signs in; all others come by the door of the demo.</summary>
    public Dictionary<long, string> Logins { get; } = [];

    /// <summary>Somebody at a browser without script; a session does not last over night.</summary>
    public Task<Person> AsAsync(long person) => entered.GetOrAdd((person, Today), p => new(() => Logins.TryGetValue(p.Person, out var login) ? ByPasswordAsync(login) : Person.SignInAsync(Url, p.Person))).Value;

    private async Task<Person> ByPasswordAsync(string login)
    {
        var person = Person.Stranger(Url);
        Assert.Equal("Việc của tôi", (await person.EnterAsync(login, Desks.Password)).Heading);
        return person;
    }

    /// <summary>Somebody who types his name and secret into the form of the door, in a window of Chromium.</summary>
    public async Task<IPage> EnterAsync(Browsers browsers, string login, string secret, int width)
    {
        var window = await browsers.WindowAsync(width);
        window.SetDefaultTimeout(10_000);
        var page = await window.NewPageAsync();
        await page.GotoAsync(Url);
        await page.Locator("#ten").FillAsync(login);
        await page.Locator("#mk").FillAsync(secret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        return page;
    }

    /// <summary>The same person at a window of Chromium: who holds no post at his phone, and half of all without script.</summary>
    public async Task<Windowed> AtWindowAsync(Browsers browsers, long person)
    {
        var (width, script) = (person == Board || HoldsAny(person) ? 1280 : 360, person % 2 == 0);
        var free = windows.GetOrAdd((width, script), _ => []);
        return await (free.TryTake(out var window) ? window : await Windowed.OpenAsync(browsers, Url, width, script, free.Add)).SitDownAsync(await AsAsync(person));
    }

    /// <summary>The same person in a window of Chromium, with script.</summary>
    public async Task<IPage> WindowAsync(Browsers browsers, long person, string path, int width = 1280)
    {
        var window = await browsers.WindowAsync(width);
        await window.AddCookiesAsync([.. (await AsAsync(person)).Cookies(Url).Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = Url })]);
        window.SetDefaultTimeout(10_000);
        var page = await window.NewPageAsync();
        await page.GotoAsync(Url + path);
        return page;
    }
}
