using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace TuSoi.Web.Tests.Papers;

internal static partial class PaperWords
{
    /// <summary>What a Word file at an address says, a line for each paragraph.</summary>
    public static async Task<string> WordsAsync(this Person person, string address)
    {
        using var file = await person.RawAsync(new HttpRequestMessage(HttpMethod.Get, address));
        using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync());
        using var text = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return WebUtility.HtmlDecode(Markup().Replace((await text.ReadToEndAsync()).Replace("</w:p>", "\n", StringComparison.Ordinal), ""));
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Markup();
}
