using TuSoi.Office.Xlsx;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking.Books;

/// <summary>One list for each level, under each other: highest first, then by kind, place and name.</summary>
internal static class LevelSheet
{
    public static SheetToWrite Of(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Danh sách theo mức",
        Columns = [Cells.Text("Mức", 19), Cells.Count("STT", 7), Cells.Text("Tên", 40), Cells.Text("Mã", 16), Cells.Text("Loại", 24), Cells.Text("Chi bộ", 34), Cells.Text("Tổ chức cơ sở đảng", 40), Cells.Text("Trạng thái", 20), Cells.Text("Phiếu", 12)],
        Rows = KindCount.Levels.SelectMany(l => Grouped(l.Level, l.Name, [.. rows.Where(r => r.Level == l.Level)])),
    };

    private static IEnumerable<IReadOnlyList<object?>> Grouped(QualityLevel level, string name, List<ResultRow> rows)
    {
        yield return [name, null, $"{Sentences.Two(rows.Count)} đối tượng"];
        var number = 0;
        foreach (var kind in rows.GroupBy(r => r.Kind))
            foreach (var row in kind.ByHome().ByGivenName())
                yield return [name, ++number, row.Name, row.Code, row.Kind.Label, Other(row, row.Home.Cell == row.Home.Base ? null : row.Home.Cell), Other(row, row.Home.Base), row.Decided == level ? "Đã quyết định" : row.Waits.Count > 0 ? "Đề nghị, tạm tính" : "Đề nghị", Cells.Card(row)];
    }

    // An organisation is not said to belong to itself.
    private static string? Other(ResultRow row, Organisation? of) => of is null || of == row.Home.Cell && of.Kind == row.Kind.Rules.Kind.Id ? null : of.Name;
}
