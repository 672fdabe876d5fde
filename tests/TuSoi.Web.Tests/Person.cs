using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace TuSoi.Web.Tests;

/// <summary>A page that somebody got.</summary>
internal sealed record Page(HttpStatusCode Status, string Path, IHtmlDocument Html)
{
    public string Text => Html.Body!.TextContent;

    /// <summary>The heading.</summary>
    public string Heading => Html.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The code of the refusal that the page tells, such as “step.waits”; null: none.</summary>
    public string? Code => Html.QuerySelector("main .ts-code")?.TextContent.Replace("Mã:", "", StringComparison.Ordinal).Trim();
}

/// <summary>Somebody who reads pages and sends forms.</summary>
internal interface ISomebody
{
    Task<Page> GetAsync(string path);

    /// <summary>Sends a form of the page as it stands, with some fields typed otherwise. A field that is null is left out, as an unticked box is.</summary>
    /// <param name="button">Words of the button that is pressed; null: the form has one, or any will do.</param>
    Task<Page> SendAsync(Page page, string form, IReadOnlyDictionary<string, string?>? typed = null, string? button = null, IReadOnlyList<(string Field, string Name, byte[] Content)>? files = null);
}

/// <summary>The same as a browser without script does it.</summary>
internal sealed class Person : ISomebody, IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies;

    private Person(HttpClient http, CookieContainer cookies) => (this.http, this.cookies) = (http, cookies);

    public static Person Stranger(string url)
    {
        var cookies = new CookieContainer();
        return new(new HttpClient(new HttpClientHandler { AllowAutoRedirect = true, CookieContainer = cookies }) { BaseAddress = new Uri(url) }, cookies);
    }

    public IEnumerable<Cookie> Cookies(string url) => cookies.GetCookies(new Uri(url));

    public static async Task<Person> SignInAsync(string url, long person)
    {
        var stranger = Stranger(url);
        var door = await stranger.GetAsync(Links.SignIn);
        var token = ((IHtmlInputElement)door.Html.QuerySelector("input[name=_f]")!).Value;
        using var answer = await stranger.http.PostAsync(Links.DemoSignIn, new FormUrlEncodedContent([new("_f", token), new("nguoi", $"{person}")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return stranger;
    }

    public async Task<Page> GetAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return await ReadAsync(answer);
    }

    public Task<HttpResponseMessage> RawAsync(HttpRequestMessage request) => http.SendAsync(request);

    public async Task<Page> SendAsync(Page page, string form, IReadOnlyDictionary<string, string?>? typed = null, string? button = null, IReadOnlyList<(string Field, string Name, byte[] Content)>? files = null)
    {
        var found = (page.Html.QuerySelector($"form:has(input[name=_handler][value='{form}'])") ?? page.Html.QuerySelector(form)) as IHtmlFormElement ?? throw new InvalidOperationException($"Trang {page.Path} không có biểu mẫu “{form}”.");
        var fields = Fields(found, button).ToList();
        foreach (var (name, value) in typed ?? new Dictionary<string, string?>())
        {
            fields.RemoveAll(f => f.Key == name);
            if (value is not null) fields.Add(new(name, value));
        }
        var action = found.GetAttribute("action") is { Length: > 0 } to ? to : page.Path;
        if (HttpMethod.Get.Method.Equals(found.Method, StringComparison.OrdinalIgnoreCase)) return await GetAsync(action.Split('?')[0] + "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")));
        using HttpContent content = files is null && found.Enctype != "multipart/form-data" ? new FormUrlEncodedContent(fields) : Multipart(fields, files ?? []);
        using var answer = await http.PostAsync(action, content);
        return await ReadAsync(answer);
    }

    public void Dispose() => http.Dispose();

    private static MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> fields, IReadOnlyList<(string Field, string Name, byte[] Content)> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in files) content.Add(new ByteArrayContent(bytes), field, name);
        return content;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form, string? button)
    {
        foreach (var element in form.Elements)
        {
            if (element is IHtmlInputElement { Name: { Length: > 0 } name, IsDisabled: false } input && input.Type is not ("submit" or "file" or "button"))
            {
                if (input.Type is not ("checkbox" or "radio") || input.IsChecked) yield return new(name, input.Value);
            }
            else if (element is IHtmlTextAreaElement { Name: { Length: > 0 } area, IsDisabled: false } text) yield return new(area, text.Value);
            else if (element is IHtmlSelectElement { Name: { Length: > 0 } list, IsDisabled: false } select) yield return new(list, select.Value ?? "");
        }
        if (button is not null && form.Elements.OfType<IHtmlButtonElement>().First(b => b.TextContent.Contains(button, StringComparison.Ordinal)) is { Name: { Length: > 0 } pressed } one) yield return new(pressed, one.Value);
    }

    private static async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        var html = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return new Page(answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, html);
    }
}
