using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace TuSoi.Web.Entering;

/// <summary>What a page may show one single time: a code to hand over, codes for a lost device.</summary>
/// <param name="Owner">Who may see it: the person who did the act.</param>
public sealed record Secret(long Owner, string Title, string About, string Login, IReadOnlyList<string> Codes, string Sentence, string Back);

/// <summary>Carries a secret over the redirect after an act, so that neither “back” nor “reload” repeats the act; gone once it was shown.</summary>
public sealed class Once(IDataProtectionProvider protection)
{
    private const string Cookie = "tusoi-m";
    private static readonly TimeSpan Keeps = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("once").ToTimeLimitedDataProtector();

    public void Put(HttpContext http, Secret secret) => http.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(secret), Keeps), Options(http));

    public Secret? Take(HttpContext http, long person)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var kept)) return null;
        http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return JsonSerializer.Deserialize<Secret>(protector.Unprotect(kept)) is { } secret && secret.Owner == person ? secret : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = Links.Slip };
}
