using System.Globalization;
using Microsoft.AspNetCore.Components;
using TuSoi.History;
using TuSoi.Rules.Facts;
using TuSoi.Web.Entering;

namespace TuSoi.Web.Components;

/// <summary>
/// A page on which something is done. A post either succeeds, and goes on to another page (so that neither “back” nor a second click repeats it), or is refused:
/// then the page comes back with status 422, the reason on top and everything typed still in its field.
/// </summary>
public abstract class ActPage : ComponentBase
{
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;
    [Inject] protected Visit Visit { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [Inject] private Told Told { get; set; } = null!;

    /// <summary>Why the post was refused.</summary>
    protected Outcome.Refused? Refused { get; set; }

    protected bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>What was typed in a field, or what stands in it before anybody typed.</summary>
    protected string Typed(string field, string? standing = null) => IsPost && Http.Request.HasFormContentType && Http.Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : standing ?? "";

    /// <summary>Whether a box is ticked; an unticked box is not sent at all.</summary>
    protected bool Ticked(string field, bool standing = false) => IsPost ? Http.Request.Form.ContainsKey(field) : standing;

    protected long? Number(string field) => long.TryParse(Typed(field).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    protected int? Whole(string field) => int.TryParse(Typed(field).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A day, from a date field or as people write it.</summary>
    protected DateOnly? Day(string field) => DateOnly.TryParseExact(Typed(field).Trim(), ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    protected QualityLevel? Level(string field) => Whole(field) is >= 1 and <= 4 and var level ? (QualityLevel)level : null;

    /// <summary>On to another page, which tells the sentence once.</summary>
    protected void Go(string href, string told)
    {
        Told.Tell(Http, told);
        Navigation.NavigateTo(href);
    }

    protected void Refuse(Outcome.Refused refused)
    {
        Refused = refused;
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    protected void Refuse(string code, string sentence) => Refuse(new Outcome.Refused(code, sentence));

    /// <summary>Goes on where the act was done, comes back with the reason where it was refused.</summary>
    protected void Settle(Outcome outcome, string href, string told)
    {
        if (outcome is Outcome.Refused refused) Refuse(refused);
        else Go(href, told);
    }
}
