using TuSoi.Office.Xlsx;
using TuSoi.Rules.Facts;

namespace TuSoi.Ranking.Books;

/// <summary>Everything that lists may tell of each subject, one sheet a family.</summary>
internal static class FamilySheets
{
    public static IEnumerable<SheetToWrite> Of(IReadOnlyList<ResultRow> rows) =>
        Enum.GetValues<Family>().Select(f => (Family: f, Rows: rows.Where(r => r.Kind.Family == f).ToList())).Where(f => f.Rows.Count > 0).Select(f => Subjects(f.Family, f.Rows));

    private static SheetToWrite Subjects(Family family, List<ResultRow> rows) => new()
    {
        Name = family switch { Family.Organisation => "Tổ chức đảng", Family.Collective => "Tập thể", Family.Member => "Đảng viên", _ => "Cán bộ lãnh đạo" },
        Columns =
        [
            Cells.Text("Mã", 16), Cells.Text("Tên", 34), Cells.Text("Loại", 24), Cells.Text("Thuộc", 36), Cells.Text("Tự xếp loại", 16), Cells.Text("Mức như văn bản in", 24), Cells.Text("Theo điều kiện", 16), Cells.Text("Theo phiếu", 16), Cells.Text("Trần", 16),
            Cells.Text("Đề nghị", 18), Cells.Text("Đã quyết định", 18), Cells.Text("Cần quyết định", 14), Cells.Text("Lý do cần quyết định", 40), Cells.Text("Đang chờ", 34), Cells.Text("Tạm tính, chờ mức của", 34), Cells.Text("Chưa đạt của mức trên", 60), Cells.Text("Số liệu còn thiếu", 48), Cells.Text("Phiếu", 14),
        ],
        Rows = rows.Select(Subject),
    };

    private static IReadOnlyList<object?> Subject(ResultRow r) =>
    [
        r.Code, r.Name, r.Kind.Label, WorkSheets.Place(r), Cells.Short(r.Self), string.Join(", ", KindCount.Levels.Where(l => Sentences.Has(r.Verdict.Printed, l.Level)).Select(l => l.Name)), Cells.Short(r.Verdict.ByConditions), Cells.Short(r.Verdict.Ballot), Cells.Short(r.Verdict.Ceiling),
        Cells.Proposal(r), Cells.Short(r.Decided), r.NeedsDecision ? "Có" : "", r.NeedsDecision ? string.Join("; ", r.Grounds.Select(Sentences.Told)) : "", string.Join("; ", r.Waits.Select(w => w.Private ? ResultRow.Hidden : w.Name)), string.Join("; ", r.WaitsFor),
        string.Join("; ", r.Unmet.Select(u => u.TrimEnd('.'))), string.Join("; ", r.Missing.Select(m => m.Of == r.Name ? m.Fact : $"{m.Fact} của {m.Of}")), Cells.Card(r),
    ];
}
