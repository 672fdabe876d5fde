using TuSoi.Opening.Boards;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Opening;

/// <summary>A board as a workbook, for whoever may see the board.</summary>
internal static class BoardFile
{
    public static void Map(WebApplication app) => app.MapGet("/dot/{cycle:long}/theo-doi/{unit:long}/bang.xlsx", async (long cycle, long unit, Visit visit) =>
    {
        var visited = visit.Cycle(cycle);
        var pack = await visit.PackAsync(visited);
        var board = await visit.ReadAsync(async work =>
        {
            if (await BoardReader.FindAsync(work, cycle, unit) is not var (found, _)) throw PageRefused.Missing;
            if (!visit.Visitor.Posts.Any(p => found.Path.StartsWith(p.Path, StringComparison.Ordinal))) throw PageRefused.Denied($"Bảng này dành cho người giữ chức danh ở {found.Name} hoặc ở cấp trên.");
            return await BoardReader.ReadAsync(work, pack, found, cycle, visit.Local);
        });
        using var file = new MemoryStream();
        BoardBook.Write(board, visited.Year, visit.Today, file);
        return Results.File(file.ToArray(), BoardBook.ContentType, $"bang-theo-doi-{board.Unit.Code}-{visit.Today:yyyy-MM-dd}.xlsx");
    });
}
