using TuSoi.Office.Xlsx;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking.Books;

/// <summary>BTH 03: organisations, collectives and leaders, highest level first within each kind.</summary>
internal static class BodySheet
{
    public static SheetToWrite Of(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "BTH 03",
        Title = "BTH 03. Tổng hợp kết quả xếp loại tổ chức, tập thể, cán bộ lãnh đạo",
        Columns =
        [
            Cells.Text("Loại", 26), Cells.Text("Tên", 46), Cells.Text("Mã", 16), Cells.Text("Thuộc tổ chức cơ sở đảng", 40), new ColumnToWrite { Heading = "Tổng điểm", Width = 10, Kind = CellKind.Number }, Cells.Text("Tự xếp loại", 15), Cells.Text("Theo điều kiện", 15),
            Cells.Text("Theo phiếu", 15), Cells.Text("Trần", 15), Cells.Text("Đề nghị", 17), Cells.Text("Đã quyết định", 15), Cells.Text("Ghi chú", 44),
        ],
        Rows = [.. rows.Where(r => r.Kind.Family != Family.Member).GroupBy(r => r.Kind).SelectMany(g => g.OrderByDescending(r => r.Level)).Select(Line), ["Văn bản không in mẫu BTH 03; các cột là đề xuất, chờ xác nhận."]],
    };

    private static IReadOnlyList<object?> Line(ResultRow row) =>
    [
        row.Kind.Label, row.Name, row.Code, row.Home.Base is { } home && home.Name != row.Name ? home.Name : "", row.Score, Cells.Short(row.Self), Cells.Short(row.Verdict.ByConditions), Cells.Short(row.Verdict.Ballot), Cells.Short(row.Verdict.Ceiling),
        Cells.Proposal(row), Cells.Short(row.Decided), row.IsRanked ? string.Join("; ", row.Grounds.Select(Sentences.Told).Concat(row.Waits.Select(w => w.Private ? ResultRow.Hidden : w.Name)).Distinct()) : row.PublicStanding,
    ];
}
