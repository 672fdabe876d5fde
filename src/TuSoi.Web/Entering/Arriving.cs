using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace TuSoi.Web.Entering;

/// <summary>Before a page is drawn: reads who is here. A session whose account has changed since is over.</summary>
internal sealed class Arriving(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Visit visit, Told told)
    {
        if (IsPage(http) && Doorkeeper.WhoIs(http.User) is var (person, stamp) && !(await visit.ArriveAsync(person, http.RequestAborted) && (visit.Visitor.Stamp ?? "") == stamp))
        {
            visit.Leave();
            await http.SignOutAsync();
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
        if (HttpMethods.IsGet(http.Request.Method)) visit.Told = told.Take(http);
        await next(http);
    }

    private static bool IsPage(HttpContext http) => http.Request.Path.Value is not null && !http.Request.Path.StartsWithSegments("/dist") && !http.Request.Path.StartsWithSegments("/health") && !http.Request.Path.StartsWithSegments("/metrics");
}
