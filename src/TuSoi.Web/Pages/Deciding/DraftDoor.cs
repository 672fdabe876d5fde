using TuSoi.Database;
using TuSoi.Deciding;
using TuSoi.History;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Deciding;

/// <summary>Where the workbench sends itself some seconds after somebody stops choosing. Nothing is decided by it.</summary>
internal static class DraftDoor
{
    public static void Map(WebApplication app) => app.MapForm("/dot/{cycle:long}/quyet-dinh/{unit:long}/{step}/nhap", SaveAsync);

    private static async Task<IResult> SaveAsync(HttpContext http, Visit visit, Desk desk, long cycle, long unit, string step, string? loai)
    {
        if (!http.Request.HasFormContentType) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (bench, seat) = await WorkbenchReading.OpenAsync(visit, cycle, unit, step, FamilyWords.Read(loai));
        if (!seat.Acts) throw PageRefused.Denied("Mức được ghi bởi người thay mặt nơi quyết định.");
        var clashes = await new DecidingDrafts(desk).SaveAsync(cycle, visit.Person, unit, step, [.. bench.Up.Select(l => DeciderForm.Change(l, form, fill: false))], http.RequestAborted);
        var at = Instant.LocalOf(desk.Now);
        return Results.Text(clashes.Count == 0 ? $"Đã lưu nháp lúc {Say.Hour(at)}. Chưa có gì được quyết định."
            : $"Đồng chí {clashes[0].Name} vừa sửa {Say.Count(clashes.Count, "dòng")}: bấm “Lưu nháp” để xem cả hai.");
    }
}
