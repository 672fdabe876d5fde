using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace TuSoi.Web.Entering;

/// <summary>The cookie that says who somebody is: a number and the stamp of his account, nothing else.</summary>
public static class Doorkeeper
{
    private const string Stamp = "stamp";
    private static readonly TimeSpan Stays = TimeSpan.FromHours(8);

    public static void Configure(CookieAuthenticationOptions o)
    {
        (o.Cookie.Name, o.Cookie.HttpOnly, o.Cookie.SameSite, o.Cookie.SecurePolicy) = ("tusoi", true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        (o.ExpireTimeSpan, o.SlidingExpiration, o.LoginPath, o.ReturnUrlParameter) = (Stays, true, Links.SignIn, "ve");
        // whoever was filling in a form is not led away from what he typed: he gets it back on a page of its own
        o.Events.OnRedirectToLogin = context =>
        {
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) context.Response.Redirect(context.RedirectUri);
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
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

    /// <summary>Who was here, when his time is over and he is not known any more; null: nobody can tell.</summary>
    public static long? WhoWas(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        return options.CookieManager.GetRequestCookie(http, options.Cookie.Name!) is { } kept && options.TicketDataFormat.Unprotect(kept) is { Principal: { } user } ? WhoIs(user)?.Person : null;
    }

    /// <summary>Who the cookie says is here; null: nobody.</summary>
    public static (long Person, string Stamp)? WhoIs(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var person) ? (person, user.FindFirstValue(Stamp) ?? "") : null;
}
