using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Xunit;

namespace TuSoi.Web.Tests;

/// <summary>Somebody at a window of Chromium: he types into fields that are there and presses buttons that are there; what a page does not offer cannot be sent.</summary>
internal sealed class Windowed : ISomebody, IAsyncDisposable
{
    private readonly IPage page;
    private readonly string url;
    private readonly Action<Windowed> left;
    private int status;

    private Windowed(IPage page, string url, Action<Windowed> left)
    {
        (this.page, this.url, this.left) = (page, url, left);
        page.SetDefaultTimeout(15_000);
        page.Response += (_, response) => { if (response.Request.IsNavigationRequest && response.Frame == page.MainFrame) status = response.Status; };
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, said) => { if (said.Type == "error" && !said.Text.Contains("the server responded with a status of", StringComparison.Ordinal)) complaints.Add(said.Text); };
    }

    // what Chromium finds wrong with the pages: errors of scripts, and what the policy for content forbids
    private readonly System.Collections.Concurrent.ConcurrentBag<string> complaints = [];

    /// <param name="left">When he has got up: somebody else may sit down there.</param>
    public static async Task<Windowed> OpenAsync(Browsers browsers, string url, int width, bool script, Action<Windowed> left) =>
        new(await (await browsers.WindowAsync(width, script)).NewPageAsync(), url, left);

    /// <param name="person">Signed in.</param>
    public async Task<Windowed> SitDownAsync(Person person)
    {
        await page.Context.ClearCookiesAsync();
        await page.Context.AddCookiesAsync([.. person.Cookies(url).Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = url })]);
        return this;
    }

    public async Task<Page> GetAsync(string path)
    {
        await page.GotoAsync(url + path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return await ReadAsync();
    }

    public async Task<Page> SendAsync(Page page, string form, IReadOnlyDictionary<string, string?>? typed = null, string? button = null, IReadOnlyList<(string Field, string Name, byte[] Content)>? files = null)
    {
        Assert.Equal(page.Path, Path);
        var found = this.page.Locator($"form:has(input[name=_handler][value='{form}'])").Or(this.page.Locator(form)).First;
        IElementHandle? pressed = null;
        foreach (var (name, value) in typed ?? new Dictionary<string, string?>()) pressed = await TypeAsync(found, name, value) ?? pressed;
        foreach (var (field, name, content) in files ?? []) await (await NamedAsync(found, field))[0].SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        if (pressed is null && await ElementsAsync(found, "(f, words) => [...f.elements].filter(e => e.type === 'submit' && e.textContent.includes(words))", button ?? "") is [{ } first, ..]) pressed = first;
        return await PressAsync(pressed ?? throw new InvalidOperationException($"{page.Path} “{form}”: không có nút “{button}”."));
    }

    public ValueTask DisposeAsync()
    {
        Assert.Empty(complaints);
        left(this);
        return ValueTask.CompletedTask;
    }

    private string Path => new Uri(page.Url).PathAndQuery;

    // The button, where that is what has the name.
    private async Task<IElementHandle?> TypeAsync(ILocator form, string name, string? value)
    {
        var fields = await NamedAsync(form, name);
        if (fields.Count == 0) throw new InvalidOperationException($"{Path}: biểu mẫu không có ô “{name}”.");
        foreach (var field in fields)
        {
            var (type, its) = (await OfAsync(field, "type"), await OfAsync(field, "value"));
            if (type == "submit" && its == value) return field;
            if (type is "radio" && its == value) await field.CheckAsync();
            else if (type is "checkbox") await field.SetCheckedAsync(value is not null);
            else if (type is "select-one") await field.SelectOptionAsync(value ?? "");
            else if (type is not ("radio" or "submit" or "hidden")) await field.FillAsync(value ?? "");
            else continue;
            return null;
        }
        throw new InvalidOperationException($"{Path}: ô “{name}” không nhận “{value}”.");
    }

    // What lies in a part that is folded is unfolded first.
    private static async Task<IReadOnlyList<IElementHandle>> NamedAsync(ILocator form, string name) =>
        await ElementsAsync(form, "(f, name) => { const found = [...f.elements].filter(e => e.name === name); for (const e of found) for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; return found; }", name);

    private static async Task<IReadOnlyList<IElementHandle>> ElementsAsync(ILocator form, string script, string word)
    {
        var list = await form.EvaluateHandleAsync(script, word);
        return [.. (await list.GetPropertiesAsync()).Values.Select(v => v.AsElement()).OfType<IElementHandle>()];
    }

    private static Task<string> OfAsync(IElementHandle field, string property) => field.EvaluateAsync<string>($"e => e.{property}");

    private async Task<Page> PressAsync(IElementHandle button)
    {
        var arrived = new TaskCompletionSource();
        void Arrive(object? _, IPage __) => arrived.TrySetResult();
        page.DOMContentLoaded += Arrive;
        try
        {
            await button.ClickAsync();
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally { page.DOMContentLoaded -= Arrive; }
        return await ReadAsync();
    }

    private async Task<Page> ReadAsync() => new((HttpStatusCode)status, Path, await new HtmlParser().ParseDocumentAsync(await page.ContentAsync()));
}
