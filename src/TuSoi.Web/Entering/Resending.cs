using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Entering;

/// <summary>
/// A form that came when the session was over is given back to be sent once more. The page that gives it back is nobody's, so its token against forged forms would not fit who signs in
/// afterwards; instead it carries a sealed ticket that fits a cookie of this browser, this address and the person who was here, and only such a form gets a token that fits.
/// </summary>
internal sealed class Resending(RequestDelegate next, IDataProtectionProvider protection, IAntiforgery antiforgery)
{
    public const string Field = "_gui", Token = "_f";
    private const string Cookie = "tusoi-r";
    private static readonly TimeSpan Keeps = TimeSpan.FromHours(8);

    public async Task InvokeAsync(HttpContext http, Visit visit)
    {
        if (visit.Known is { } visitor && HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Cookies.TryGetValue(Cookie, out var cookie))
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form.TryGetValue(Field, out var ticket) && Open(protection, ticket.ToString(), cookie, http.Request.Path + http.Request.QueryString) is { } was)
            {
                if (was != 0 && was != visitor.Person) throw PageRefused.Denied("Nội dung này do người khác nhập trên máy này trước khi hết phiên. Người ấy phải đăng nhập lại để gửi.");
                var fields = form.Where(f => f.Key is not (Field or Token)).ToDictionary(f => f.Key, f => f.Value);
                fields[Token] = antiforgery.GetTokens(http).RequestToken;
                http.Request.Form = new FormCollection(fields, form.Files);
            }
        }
        await next(http);
    }

    /// <summary>A ticket for the form of the request that was turned away.</summary>
    public static string Ticket(HttpContext http, IFormCollection form, IDataProtectionProvider protection)
    {
        // sent again before anybody signed in: it stays the form of whoever typed it
        var before = form.TryGetValue(Field, out var ticket) && http.Request.Cookies.TryGetValue(Cookie, out var cookie) ? Open(protection, ticket.ToString(), cookie, Address(http)) : null;
        var browser = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(Cookie, browser, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" });
        return Protector(protection).Protect(string.Create(CultureInfo.InvariantCulture, $"{browser}|{before ?? Doorkeeper.WhoWas(http) ?? 0}|{Address(http)}"), Keeps);
    }

    /// <summary>The address to which it was sent.</summary>
    public static string Address(HttpContext http) => http.Features.Get<IStatusCodeReExecuteFeature>() is { } was ? was.OriginalPath + was.OriginalQueryString : http.Request.Path + http.Request.QueryString;

    /// <summary>Whether a page of ours sent it, as far as the browser says: what another site sends is not kept for anybody to send on.</summary>
    public static bool IsOurs(HttpContext http) => http.Request.Headers.Origin is not [{ Length: > 0 } origin] || Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value;

    private static long? Open(IDataProtectionProvider protection, string ticket, string browser, string address)
    {
        try
        {
            var parts = Protector(protection).Unprotect(ticket).Split('|', 3);
            return parts[0] == browser && parts[2] == address ? long.Parse(parts[1], CultureInfo.InvariantCulture) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("resending").ToTimeLimitedDataProtector();
}
