using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using QRCoder;
using TuSoi.Access;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Entering;

/// <summary>Leaving; what devices are asked; and, in a demo only, coming in with one click.</summary>
internal static class Door
{
    public static void Map(WebApplication app)
    {
        app.MapForm(Links.SignOut, async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return Results.Redirect(Links.SignIn);
        }).AllowAnonymous(); // whose session is over is out already
        app.MapForm(Links.DemoSignIn, async (HttpContext http, Visit visit) =>
        {
            if (!visit.IsDemo || !http.Request.HasFormContentType || !long.TryParse((await http.Request.ReadFormAsync(http.RequestAborted))["nguoi"], NumberStyles.None, CultureInfo.InvariantCulture, out var person) || !await visit.ArriveAsync(person, http.RequestAborted)) return Results.NotFound();
            await Doorkeeper.LetInAsync(http, person, visit.Visitor.Stamp);
            return Results.Redirect(Links.Home);
        }).AllowAnonymous();
        app.MapForm(Links.PasskeyAsk, async (HttpContext http, Passkeys keys) => Results.Text(await keys.AskAsync(http), "application/json")).AllowAnonymous();
        app.MapForm(Links.PasskeyOffer, async (HttpContext http, Passkeys keys, Visit visit) => Results.Text(await keys.OfferAsync(http, visit.Visitor), "application/json"));
        app.MapGet(Links.TotpPicture, PictureAsync);
    }

    /// <summary>The secret for codes by time as a picture to be read by a device, while it is not asked for yet.</summary>
    private static async Task<IResult> PictureAsync(HttpContext http, Visit visit, Totp totp)
    {
        if (await visit.ReadAsync(OwnAccount.ReadAsync) is not { TotpKey: { } key, TotpSince: null }) return Results.NotFound();
        using var code = QRCodeGenerator.GenerateQrCode(Totp.Address(totp.Open(key), visit.Visitor.Code), QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(picture.GetGraphic(6), "image/svg+xml");
    }
}
