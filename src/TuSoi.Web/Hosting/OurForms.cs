using Microsoft.AspNetCore.Antiforgery;

namespace TuSoi.Web.Hosting;

/// <summary>Addresses to which pages of ours send something without being pages themselves: drafts while somebody types, leaving, what devices are asked.</summary>
internal static class OurForms
{
    /// <summary>Takes a form only with its token. The framework looks at the token and goes on; what binds no form must look at the answer itself.</summary>
    public static RouteHandlerBuilder MapForm(this WebApplication app, string pattern, Delegate handler) =>
        app.MapPost(pattern, handler).WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(async (context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } ? await next(context) : Results.BadRequest());
}
