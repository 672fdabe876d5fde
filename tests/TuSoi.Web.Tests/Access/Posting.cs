using System.Net;

namespace TuSoi.Web.Tests.Access;

/// <summary>Sends what no page of ours would send. Nothing that comes back is kept: whoever signs out by it is still here afterwards.</summary>
internal sealed class Posting(string url, Person person) : IDisposable
{
    private static int last;

    // everybody at an address of his own, as a server in front of us tells: forms at the door are counted by address
    private readonly string from = $"10.1.{Interlocked.Increment(ref last) / 250}.{last % 250}";
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };
    private string? token;

    /// <summary>The token of this person's forms, without which nothing is taken from him.</summary>
    public async Task<string> TokenAsync() => token ??= await person.GetAsync(Links.Account) is { } page && page.Html.QuerySelector("input[name=_f]") is { } field ? field.GetAttribute("value")! : throw new InvalidOperationException("No form.");

    public async Task<HttpResponseMessage> SendAsync(string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Cookie", string.Join("; ", person.Cookies(url).Select(c => $"{c.Name}={c.Value}")));
        request.Headers.Add("X-Forwarded-For", from);
        return await http.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(string address, HttpContent? content)
    {
        using var answer = await SendAsync(address, content);
        return answer.StatusCode;
    }

    public void Dispose() => http.Dispose();
}
