using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using TuSoi.Organisation;
using TuSoi.Publishing;
using TuSoi.Publishing.Files;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Papers;

/// <summary>Papers and files as attachments: they are saved, never shown inside a page of ours.</summary>
internal static class Downloads
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Pdf = "application/pdf", Zip = "application/zip";
    private static readonly DateTimeOffset EarliestZipTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(WebApplication app)
    {
        app.MapGet(Links.PaperRoute, PaperAsync);
        app.MapGet(Links.FileRoute, FileAsync);
    }

    private static async Task<IResult> PaperAsync(HttpContext http, Visit visit, PdfConverter converter, long cycle, long unit, string kind, string key, string file, long? cua)
    {
        if (Links.PaperKindOf(kind) is not { } paper || file.Split('.') is not [("trang" or "dien") and var how, ("docx" or "pdf" or "zip") and var ending]) throw PageRefused.Missing;
        var there = await PaperVisit.ReadAsync(visit, cycle, unit);
        var (offer, about) = there.Find(paper, key, cua);
        var blank = how == "trang";
        if (!blank && (offer.BlankOnly || offer.About.Count == 0 && !there.All)) throw PageRefused.Missing;
        if (ending == "zip" && (blank || about.Count == 0)) throw PageRefused.Missing;
        var name = Name(offer, there.Work.Unit, blank, about);
        if (ending == "zip") return Attached(http, Zipped(there.Shelf, offer, about), Zip, name + ".zip");
        var word = blank ? there.Shelf.Blank(offer) : there.Shelf.Filled(offer, about);
        if (ending == "docx") return Attached(http, word, Word, name + ".docx");
        if (!converter.IsInstalled) throw new PageRefused(StatusCodes.Status503ServiceUnavailable, "Máy chủ chưa cài LibreOffice nên chưa đổi được sang PDF. Hãy tải bản Word.");
        return await converter.ConvertAsync(word, http.RequestAborted) is { } pdf ? Attached(http, pdf, Pdf, name + ".pdf")
            : throw new PageRefused(StatusCodes.Status503ServiceUnavailable, "Máy đang đổi tệp khác hoặc tệp này quá lớn, chưa ra được PDF. Hãy thử lại sau một phút hoặc tải bản Word.");
    }

    private static async Task<IResult> FileAsync(HttpContext http, Visit visit, long cycle, long file)
    {
        _ = visit.Cycle(cycle);
        if (await visit.ReadAsync(work => Attachments.FindAsync(work, cycle, file)) is not var (name, type, content)) throw PageRefused.Missing;
        return Attached(http, content, CheckedFile.MediaType(type), name);
    }

    private static IResult Attached(HttpContext http, byte[] content, string type, string name)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName.Ascii(name), FileNameStar = name }.ToString();
        return Results.Bytes(content, type);
    }

    private static string Name(PaperOffer offer, Subject unit, bool blank, IReadOnlyList<Subject> about)
    {
        var of = blank ? "bản trắng" : about is [{ } one] ? one.Name : offer.Which.Length > 0 ? offer.Which : unit.Name;
        return FileName.Tidy($"{offer.Title.Replace(':', ',')} - {of.Replace('/', '-')}", "x")[..^2];
    }

    private static byte[] Zipped(PaperShelf shelf, PaperOffer offer, IReadOnlyList<Subject> about)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var one in about)
            {
                var entry = zip.CreateEntry(FileName.Tidy($"{one.Code} {one.Name}", "docx"), CompressionLevel.NoCompression);
                entry.LastWriteTime = EarliestZipTime;
                using var to = entry.Open();
                to.Write(shelf.Filled(offer, [one]));
            }
        return bytes.ToArray();
    }
}
