using Microsoft.AspNetCore.Authentication;

namespace TuSoi.Web.Entering;

/// <summary>Leaving; and, in a demo only, coming in with one click.</summary>
internal static class Door
{
    public static void Map(WebApplication app)
    {
        app.MapPost(Links.SignOut, async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return Results.Redirect(Links.SignIn);
        }).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        app.MapPost(Links.DemoSignIn, async (HttpContext http, Visit visit, [Microsoft.AspNetCore.Mvc.FromForm(Name = "nguoi")] long person) =>
        {
            if (!visit.IsDemo || !await visit.ArriveAsync(person, http.RequestAborted)) return Results.NotFound();
            await Doorkeeper.LetInAsync(http, person, visit.Visitor.Stamp);
            return Results.Redirect(Links.Home);
        }).AllowAnonymous();
    }
}
