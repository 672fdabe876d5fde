using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using TuSoi.Web.Components;
using TuSoi.Web.Entering;

namespace TuSoi.Web.Hosting;

/// <summary>What every request passes, in order.</summary>
internal static class Pipeline
{
    // Nothing is loaded from elsewhere, no script or style stands in a page, nobody frames us.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static void Use(WebApplication app, SiteOptions options)
    {
        app.Use(Headers);
        app.UseExceptionHandler("/loi", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/loi/{0}", createScopeForStatusCodePages: true);
        app.Use(AsPage);
        app.Use(PageRefused.CatchAsync);
        app.UseResponseCompression();
        app.UseForwardedHeaders();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<Arriving>();
        app.UseAuthorization();
        app.Use(Unreadable.CheckAsync);
        app.UseMiddleware<Resending>();
        app.UseMiddleware<Doubled>();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") }).AllowAnonymous();
        Measures.Map(app, options);
        Door.Map(app);
        Pages.Deciding.DraftDoor.Map(app);
        Papers.Downloads.Map(app);
        Pages.Meeting.SheetKeeper.Map(app);
        Pages.Opening.BoardFile.Map(app);
        Pages.Rostering.TemplateFile.Map(app);
        Pages.Reviewing.DraftSaving.Map(app);
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. options.MorePages]);
    }

    // The page that tells why a form was turned away is drawn, not sent a form: it has none of that name, and no token is asked for it.
    private static async Task AsPage(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null) http.Request.Method = HttpMethods.Get;
        await next(http);
        // a form without its token leaves an empty answer that already says what it holds: then no page would be drawn
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest }) http.Response.ContentType = null;
    }

    private static Task Headers(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // names of fonts change with their content; pages hold what not everybody may see
        http.Response.OnStarting(() =>
        {
            if (http.Request.Path.Value!.EndsWith(".woff2", StringComparison.Ordinal)) headers.CacheControl = "public, max-age=31536000, immutable";
            else if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
