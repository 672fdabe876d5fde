using TuSoi.Opening;
using TuSoi.Rostering;
using TuSoi.Web.Entering;

namespace TuSoi.Web.Pages.Rostering;

/// <summary>The empty workbook of a pack, to be filled in and brought back.</summary>
internal static class TemplateFile
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(WebApplication app) => app.MapGet(Links.ImportTemplate("{pack}"), (string pack, Visit visit, PackFolder folder) =>
    {
        if (visit.Known?.Has("roster") != true || !folder.Ids.Contains(pack) || folder.Find(pack) is not { Procedure.IsEmpty: false } found) return Results.NotFound();
        var book = new MemoryStream();
        WorkbookTemplate.Write(book, found);
        return Results.File(book.ToArray(), Type, $"Danh sach {pack}.xlsx");
    });
}
