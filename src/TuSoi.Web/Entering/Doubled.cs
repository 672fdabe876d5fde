using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Primitives;

namespace TuSoi.Web.Entering;

/// <summary>
/// The same form twice, as a second press or a bad line sends it: the later one waits for the earlier and gets its answer, so that nobody is told “refused” about what
/// he has just done. Every page that is drawn has a token of its own, so only the same form of the same page is the same.
/// </summary>
internal sealed class Doubled(RequestDelegate next, TimeProvider clock)
{
    private static readonly TimeSpan Keeps = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Task<Answer?>> sent = new();
    private readonly ConcurrentQueue<(string Key, DateTimeOffset Until)> kept = new();

    private sealed record Answer(int Status, StringValues Location, StringValues Cookies);

    public async Task InvokeAsync(HttpContext http, Visit visit)
    {
        Forget();
        if (visit.Known is not { } visitor || !IsFormOfPage(http) || await KeyAsync(http, visitor.Person) is not { } key) await next(http);
        else if (new TaskCompletionSource<Answer?>(TaskCreationOptions.RunContinuationsAsynchronously) is var mine && sent.GetOrAdd(key, mine.Task) is var first && first == mine.Task) await FirstAsync(http, key, mine);
        else if (await first.WaitAsync(http.RequestAborted) is { } answer) Give(http.Response, answer);
        else await next(http);
    }

    private static bool IsFormOfPage(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
        && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    // Only what was done and leads on to another page is kept; what was refused is looked at again.
    private async Task FirstAsync(HttpContext http, string key, TaskCompletionSource<Answer?> mine)
    {
        Answer? answer = null;
        try
        {
            await next(http);
            if (http.Response is { StatusCode: StatusCodes.Status302Found or StatusCodes.Status303SeeOther, Headers: var headers }) answer = new(http.Response.StatusCode, headers.Location, headers.SetCookie);
        }
        finally
        {
            if (answer is null) sent.TryRemove(key, out _);
            else kept.Enqueue((key, clock.GetUtcNow() + Keeps));
            mine.SetResult(answer);
        }
    }

    private static void Give(HttpResponse response, Answer answer) =>
        (response.StatusCode, response.Headers.Location, response.Headers.SetCookie) = (answer.Status, answer.Location, StringValues.Concat(response.Headers.SetCookie, answer.Cookies));

    private void Forget()
    {
        while (kept.TryPeek(out var oldest) && oldest.Until <= clock.GetUtcNow())
            if (kept.TryDequeue(out oldest)) sent.TryRemove(oldest.Key, out _);
    }

    // Files are not compared.
    private static async Task<string?> KeyAsync(HttpContext http, long person)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.Count > 0) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{person}"); Add(http.Request.Path + http.Request.QueryString);
        foreach (var (name, values) in form)
        {
            Add(name);
            foreach (var value in values) Add(value);
        }
        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(string? text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
            hash.AppendData([0xFF]); // in no text of UTF-8
        }
    }
}
