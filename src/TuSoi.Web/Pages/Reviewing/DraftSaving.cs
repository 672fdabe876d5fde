using System.Globalization;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Reviewing;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Reviewing;

/// <summary>
/// Keeps what somebody is writing, sent by the page some seconds after he stops typing. Answers with a sentence; 409 where another device saved after this page
/// was opened: nothing is written over unseen.
/// </summary>
internal static class DraftSaving
{
    /// <summary>The version of the draft that was saved, for the next saving.</summary>
    public const string VersionHeader = "x-saved";

    public static void Map(WebApplication app) => app.MapForm("/dot/{cycle:long}/nhap/{subject:long}/{step}", SaveAsync);

    private static async Task<IResult> SaveAsync(HttpContext http, Visit visit, Desk desk, long cycle, long subject, string step)
    {
        if (!http.Request.HasFormContentType) return Results.BadRequest();
        if (visit.Visitor.Find(cycle) is not { } running) return Results.NotFound();
        var pack = await visit.PackAsync(running);
        if (await visit.ReadAsync(cycle, work => KindAsync(work, cycle, subject)) is not { } kind || pack.Find(kind, step) is null) return Results.NotFound();
        var typed = StatementTyped.Read(await http.Request.ReadFormAsync(http.RequestAborted), StatementParts.Of(pack, kind));
        var saved = await new Drafts(desk).SaveAsync(visit.Person, subject, step, typed.Text, typed.Level, typed.Version, stop: http.RequestAborted);
        if (saved.Newer is { } newer) return Results.Text($"Bản nháp này vừa được lưu ở máy khác, lúc {Moment(newer.SavedAt)}. Nội dung trên trang này vẫn còn, chưa ghi đè; bấm Lưu nháp để chọn bản nào.", statusCode: StatusCodes.Status409Conflict);
        http.Response.Headers[VersionHeader] = saved.At.Ticks.ToString(CultureInfo.InvariantCulture);
        return Results.Text($"Đã lưu nháp lúc {Say.Hour(Instant.LocalOf(new DateTimeOffset(saved.At)))}. Chưa nộp.");
    }

    /// <summary>20 giờ 41 phút, 05/12/2024.</summary>
    public static string Moment(DateTime utc) => Instant.LocalOf(new DateTimeOffset(utc, TimeSpan.Zero)) is var local ? $"{Say.Hour(local)}, {Say.Day(local)}" : "";

    // Whose file is open to this person: those are the ones of which he may keep a draft.
    private static async Task<string?> KindAsync(Work work, long cycle, long subject) => (await work.ListAsync(r => r.GetString(0),
        "select kind from subject where cycle = $1 and id = $2 and (id = any((select my_subjects())::bigint[]) or unit = any((select my_hosts())::bigint[]))", cycle, subject)).FirstOrDefault();
}
