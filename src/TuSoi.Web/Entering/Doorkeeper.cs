using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace TuSoi.Web.Entering;

/// <summary>The cookie that says who somebody is: a number and the stamp of his account, nothing else.</summary>
public static class Doorkeeper
{
    private const string Stamp = "stamp";
    private static readonly TimeSpan Stays = TimeSpan.FromHours(8);

    public static void Configure(CookieAuthenticationOptions o)
    {
        (o.Cookie.Name, o.Cookie.HttpOnly, o.Cookie.SameSite, o.Cookie.SecurePolicy) = ("tusoi", true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        (o.ExpireTimeSpan, o.SlidingExpiration, o.LoginPath, o.ReturnUrlParameter) = (Stays, true, "/dang-nhap", "ve");
        o.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    public static Task LetInAsync(HttpContext http, long person, string? stamp)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.ToString(CultureInfo.InvariantCulture)), new(Stamp, stamp ?? "")], CookieAuthenticationDefaults.AuthenticationScheme);
        return http.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = false });
    }

    /// <summary>Who the cookie says is here; null: nobody.</summary>
    public static (long Person, string Stamp)? WhoIs(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var person) ? (person, user.FindFirstValue(Stamp) ?? "") : null;
}
