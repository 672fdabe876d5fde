using TuSoi.Office.Xlsx;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking.Books;

/// <summary>Numbers by kind and level, and by cell and grassroots organisation.</summary>
internal static class CountSheets
{
    /// <summary>All kinds (REP-018).</summary>
    public static SheetToWrite Totals(IReadOnlyList<ResultRow> rows, CardHead head) => new()
    {
        Name = "Tổng hợp",
        Title = $"{head.Organisation}. {head.Cycle}",
        Columns = [Cells.Text("Loại", 34), .. Numbers(), Cells.Share("Xuất sắc trên số có mức"), Cells.Count("Cần quyết định"), Cells.Count("Việc chưa xong"), Cells.Count("Đã quyết định")],
        Rows = KindCount.Of(rows).Select(c => (IReadOnlyList<object?>)
            [c.Kind.Label, .. Numbers(c), Cells.Part(c.Of(QualityLevel.Excellent), c.WithLevel), c.NeedsDecision, c.Waiting, c.Decided]),
    };

    /// <summary>BTH 02: members by level, for each cell, each grassroots organisation and all of them.</summary>
    public static SheetToWrite Members(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "BTH 02",
        Title = "BTH 02. Tổng hợp kết quả xếp loại đảng viên",
        Columns = [Cells.Text("Tổ chức cơ sở đảng", 44), Cells.Text("Chi bộ", 40), .. Numbers(), Cells.Share("Xuất sắc trên số có mức")],
        Rows = [.. Counted([.. rows.Where(r => r.Kind.Family == Family.Member)]), ["Văn bản không in mẫu BTH 02; các cột là đề xuất của phần mềm, chờ xác nhận."]],
    };

    private static IEnumerable<IReadOnlyList<object?>> Counted(IReadOnlyList<ResultRow> members)
    {
        foreach (var top in members.ByHome().GroupBy(r => r.Home.Base))
        {
            var cells = top.GroupBy(r => r.Home.Cell).ToList();
            var name = top.Key?.Name ?? "Chưa rõ nơi sinh hoạt";
            if (cells.Count > 1)
                foreach (var cell in cells) yield return Line(name, cell.Key?.Name ?? "Chưa rõ chi bộ", [.. cell]);
            yield return Line(name, cells.Count > 1 ? "Cộng" : cells[0].Key is { } only && only != top.Key ? only.Name : "", [.. top]);
        }
        yield return Line("Tổng cộng", "", members);
    }

    private static IReadOnlyList<object?> Line(string top, string cell, IReadOnlyList<ResultRow> rows)
    {
        if (rows.Count == 0) return [top, cell, 0];
        var count = new KindCount(rows[0].Kind, rows);
        return [top, cell, .. Numbers(count), Cells.Part(count.Of(QualityLevel.Excellent), count.WithLevel)];
    }

    private static IEnumerable<ColumnToWrite> Numbers() =>
        [Cells.Count("Tổng số"), .. KindCount.Levels.Select(l => Cells.Count(l.Name)), Cells.Count("Chưa có mức"), Cells.Count("Không xếp loại"), Cells.Count("Tạm tính")];

    private static IEnumerable<object?> Numbers(KindCount count) =>
        [count.Rows.Count, .. KindCount.Levels.Select(l => (object?)count.Of(l.Level)), count.WithoutLevel, count.NotRanked, count.Provisional];
}
