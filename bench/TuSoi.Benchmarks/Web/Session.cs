using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using TuSoi.Web;

namespace TuSoi.Benchmarks.Web;

/// <summary>Somebody signed in; many of them share connections as browsers behind one office line do.</summary>
internal sealed partial class Session(HttpClient http, string cookies)
{
    public static HttpClient Client(string url, int connections) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections }) { BaseAddress = new Uri(url) };

    public static async Task<Session> EnterAsync(HttpClient http, long person)
    {
        using var door = await http.GetAsync(Links.SignIn);
        var cookies = Of(door);
        var token = Token(await door.Content.ReadAsStringAsync());
        using var request = new HttpRequestMessage(HttpMethod.Post, Links.DemoSignIn) { Content = new FormUrlEncodedContent([new("_f", token), new("nguoi", $"{person}")]) };
        request.Headers.Add("Cookie", cookies);
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"sign-in: {answer.StatusCode}");
        return new Session(http, $"{cookies}; {Of(answer)}");
    }

    public async Task<string> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookies);
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"GET {path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <returns>What the answer says in a header; null: nothing.</returns>
    public async Task<string?> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string header = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", cookies);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await http.SendAsync(request);
        if ((int)answer.StatusCode is not (200 or 204 or 302 or 303 or 409)) throw new InvalidOperationException($"POST {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.TryGetValues(header.Length > 0 ? header : "x-none", out var told) ? told.First() : null;
    }

    public static string Token(string html) => TokenField().Match(html).Groups[1].Value;

    private static string Of(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(c => c.Split(';')[0])) : "";

    [GeneratedRegex("name=\"_f\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
