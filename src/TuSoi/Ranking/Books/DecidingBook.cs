using TuSoi.Office.Xlsx;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Ranking.Books;

/// <summary>
/// What only the deciding body may read, in a workbook of its own so that the other one can be handed on: reasons for not ranking, special
/// cases of health, maternity, suspension and discipline with their tasks and years, and conditions on restricted facts.
/// </summary>
internal static class DecidingBook
{
    public const string FileName = "danh-cho-cap-quyet-dinh.xlsx";

    private const string Warning = "Nội dung hạn chế: chỉ dành cho cấp có thẩm quyền quyết định";

    public static void Write(IReadOnlyList<ResultRow> rows, CardHead head, Stream output) => XlsxWriter.Write(output, [Decisions(rows, head), NotRanked(rows), Specials(rows), Conditions(rows)]);

    private static SheetToWrite Decisions(IReadOnlyList<ResultRow> rows, CardHead head) => new()
    {
        Name = "Trường hợp phải quyết định",
        Title = $"{Warning}. {head.Organisation}",
        Columns = [Cells.Text("Loại", 22), Cells.Text("Mã", 16), Cells.Text("Tên", 34), Cells.Text("Thuộc", 36), Cells.Text("Trường hợp", 54), Cells.Text("Năm và mức xếp loại lại", 32), Cells.Text("Việc phải làm", 50), Cells.Text("Căn cứ", 16), Cells.Text("Đề nghị năm nay", 17), Cells.Text("Phiếu", 12)],
        Rows = rows.SelectMany(r => r.Specials.Where(s => s.Of.Decide).Select(s => (IReadOnlyList<object?>)
            [r.Kind.Label, r.Code, r.Name, WorkSheets.Place(r), s.Of.Says, s.Again, s.Of.Task, s.Of.Because.Article, Cells.Proposal(r), Cells.Card(r)])),
    };

    private static SheetToWrite NotRanked(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Không xếp loại",
        Title = Warning,
        Columns = [Cells.Text("Loại", 22), Cells.Text("Mã", 16), Cells.Text("Tên", 34), Cells.Text("Thuộc", 36), Cells.Text("Diện", 34), Cells.Text("Lý do", 60), Cells.Text("Căn cứ", 16), Cells.Text("Phiếu", 12)],
        Rows = rows.Where(r => !r.IsRanked).Select(r => (IReadOnlyList<object?>)[r.Kind.Label, r.Code, r.Name, WorkSheets.Place(r), r.Standing, string.Join(" ", Outside(r).Select(s => s.Of.Says)), string.Join(", ", Outside(r).Select(s => s.Of.Because.Article).Distinct()), Cells.Card(r)]),
    };

    private static IEnumerable<SpecialShown> Outside(ResultRow row) => row.Specials.Where(s => s.Of.Effect is SpecialEffect.Exempt or SpecialEffect.ReviewOnly);

    private static SheetToWrite Specials(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Trường hợp đặc biệt",
        Title = Warning,
        Columns = [Cells.Text("Tác động", 26), Cells.Text("Loại", 22), Cells.Text("Mã", 16), Cells.Text("Tên", 34), Cells.Text("Thuộc", 36), Cells.Text("Trường hợp", 60), Cells.Text("Việc phải làm", 50), Cells.Text("Căn cứ", 16), Cells.Text("Phiếu", 12)],
        Rows = rows.SelectMany(r => r.Specials.Select(s => (s, r))).OrderBy(p => p.s.Of.Effect)
            .Select(p => (IReadOnlyList<object?>)[p.s.Effect, p.r.Kind.Label, p.r.Code, p.r.Name, WorkSheets.Place(p.r), p.s.Again.Length > 0 ? $"{p.s.Of.Says} {p.s.Again}." : p.s.Of.Says, p.s.Of.Task, p.s.Of.Because.Article, Cells.Card(p.r)]),
    };

    private static SheetToWrite Conditions(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Điều kiện hạn chế",
        Title = Warning,
        Columns = [Cells.Text("Kết quả", 13), Cells.Text("Loại", 22), Cells.Text("Mã", 16), Cells.Text("Tên", 34), Cells.Text("Thuộc", 36), Cells.Text("Điều kiện", 56), Cells.Text("Số liệu", 44), Cells.Text("Còn thiếu (nơi cung cấp)", 44), Cells.Text("Căn cứ", 16), Cells.Text("Phiếu", 12)],
        Rows = rows.SelectMany(r => r.Restricted.Select(c => (IReadOnlyList<object?>)[c.Result, r.Kind.Label, r.Code, r.Name, WorkSheets.Place(r), c.Says, c.Value, c.Missing, c.Article, Cells.Card(r)])),
    };
}
