using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace TuSoi.Web.Entering;

/// <summary>Who has shown his password or his code and not yet all that is asked for: kept for some minutes in a cookie that nobody can read or make, and worth nothing once the account has changed.</summary>
public sealed class Halfway(IDataProtectionProvider protection)
{
    private const string Cookie = "tusoi-b";
    private static readonly TimeSpan Keeps = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("halfway").ToTimeLimitedDataProtector();

    public void Put(HttpContext http, Try shown) =>
        http.Response.Cookies.Append(Cookie, protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{shown.What}|{shown.Person}|{shown.Stamp}"), Keeps), Options(http));

    /// <summary>Who has come as far as this; null: nobody, or too long ago.</summary>
    public Try? At(HttpContext http, Tried what)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var kept)) return null;
        try
        {
            var parts = protector.Unprotect(kept).Split('|');
            return parts[0] == what.ToString() ? new Try(what, long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };
}
