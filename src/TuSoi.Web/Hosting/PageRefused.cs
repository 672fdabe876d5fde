namespace TuSoi.Web.Hosting;

/// <summary>A page that is not shown: 404 where the person may not know of it, 403 where he sees that it is there and is not the one to open it.</summary>
public sealed class PageRefused(int status, string? sentence = null) : Exception
{
    public static PageRefused Missing => new(StatusCodes.Status404NotFound);

    public int Status => status;

    /// <summary>Who may open it, in one Vietnamese sentence.</summary>
    public string? Sentence { get; } = sentence;

    public static PageRefused Denied(string sentence) => new(StatusCodes.Status403Forbidden, sentence);

    /// <summary>Turns it into an answer; the page for the status is drawn by who comes before.</summary>
    public static async Task CatchAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (PageRefused refused) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = refused.Status;
            http.Items[typeof(PageRefused)] = refused;
        }
    }
}
