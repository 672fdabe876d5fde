using Microsoft.AspNetCore.DataProtection;

namespace TuSoi.Web.Entering;

/// <summary>One sentence about what was just done, carried over the redirect in a cookie that nobody else can read, and told once.</summary>
public sealed class Told(IDataProtectionProvider protection)
{
    private const string Cookie = "tusoi-n";
    private static readonly TimeSpan Keeps = TimeSpan.FromMinutes(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("told").ToTimeLimitedDataProtector();

    public void Tell(HttpContext http, string sentence) => http.Response.Cookies.Append(Cookie, protector.Protect(sentence, Keeps), Options(http));

    public string? Take(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var kept)) return null;
        // a page that only leads on to another leaves it to that one
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode is < 300 or >= 400) http.Response.Cookies.Delete(Cookie, Options(http));
            return Task.CompletedTask;
        });
        try { return protector.Unprotect(kept); }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };
}
