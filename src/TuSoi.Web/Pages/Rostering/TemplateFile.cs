using TuSoi.Opening;
using TuSoi.Rostering;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Rostering;

/// <summary>The empty workbook of a pack, to be filled in and brought back.</summary>
internal static class TemplateFile
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(WebApplication app) => app.MapGet(Links.ImportTemplate("{pack}"), (string pack, Visit visit, PackFolder folder) =>
    {
        if (!visit.Visitor.Has("roster")) throw PageRefused.Denied("Sổ mẫu dành cho người được giao quản lý danh sách tổ chức và đảng viên.");
        if (!folder.Ids.Contains(pack) || folder.Find(pack) is not { Procedure.IsEmpty: false } found) return Results.NotFound();
        var book = new MemoryStream();
        WorkbookTemplate.Write(book, found);
        return Results.File(book.ToArray(), Type, $"Danh sach {pack}.xlsx");
    });
}
