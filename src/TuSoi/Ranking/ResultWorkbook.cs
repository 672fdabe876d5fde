using TuSoi.Office.Xlsx;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>The result as a workbook: counts, what has to be decided, what is missing, then one sheet a family. Shows no restricted value.</summary>
internal static class ResultWorkbook
{
    public const string FileName = "ket-qua.xlsx";

    public static void Write(IReadOnlyList<ResultRow> rows, CardHead head, Stream output) => XlsxWriter.Write(output,
    [
        Counts(rows, head),
        Decisions([.. rows.Where(r => r.NeedsDecision)]),
        MissingFacts(rows),
        .. Enum.GetValues<Family>().Select(f => (Family: f, Rows: rows.Where(r => r.Kind.Family == f).ToList())).Where(f => f.Rows.Count > 0).Select(f => Subjects(f.Family, f.Rows)),
    ]);

    private static SheetToWrite Counts(IReadOnlyList<ResultRow> rows, CardHead head) => new()
    {
        Name = "Tổng hợp",
        Title = $"{head.Organisation}. {head.Cycle}",
        Columns = [Text("Loại", 34), Number("Tổng số"), .. KindCount.Levels.Select(l => Number(l.Name)), Number("Chưa có mức"), Number("Không xếp loại"), Number("Cần quyết định"), Number("Tạm tính")],
        Rows = KindCount.Of(rows).Select(c => (IReadOnlyList<object?>)
            [c.Kind.Label, c.Rows.Count, .. KindCount.Levels.Select(l => (object?)c.Of(l.Level)), c.WithoutLevel, c.NotRanked, c.NeedsDecision, c.Provisional]),
    };

    private static SheetToWrite Decisions(List<ResultRow> rows) => new()
    {
        Name = "Việc cần quyết định",
        Columns = [Text("Mã", 12), Text("Tên", 34), Text("Loại", 24), Text("Đề nghị", 18), Text("Lý do", 40), Text("Cần quyết định", 60), Text("Phiếu", 14)],
        Rows = rows.Select(r => (IReadOnlyList<object?>)[r.Code, r.Name, r.Kind.Label, Short(r.Verdict.Suggested), Reasons(r), r.Sentence, Card(r)]),
    };

    private static SheetToWrite MissingFacts(IReadOnlyList<ResultRow> rows) => new()
    {
        Name = "Số liệu còn thiếu",
        Columns = [Text("Số liệu", 48), Text("Của", 34), Text("Nơi cung cấp", 34), Text("Mã đối tượng", 14), Text("Đối tượng", 34), Text("Loại", 24), Text("Phiếu", 14)],
        Rows = rows.SelectMany(r => r.Missing.Select(m => (IReadOnlyList<object?>)[m.Fact, m.Of, m.SuppliedBy, r.Code, r.Name, r.Kind.Label, Card(r)])),
    };

    private static SheetToWrite Subjects(Family family, List<ResultRow> rows) => new()
    {
        Name = family switch { Family.Organisation => "Tổ chức đảng", Family.Collective => "Tập thể", Family.Member => "Đảng viên", _ => "Cán bộ lãnh đạo" },
        Columns =
        [
            Text("Mã", 12), Text("Tên", 34), Text("Loại", 24), Text("Tự xếp loại", 16), Text("Mức như văn bản in", 24), Text("Đề nghị", 18), Text("Đã quyết định", 18), Text("Cần quyết định", 14),
            Text("Lý do cần quyết định", 40), Text("Tạm tính, chờ mức của", 34), Text("Trần", 16), Text("Chưa đạt của mức trên", 60), Text("Số liệu còn thiếu", 48), Text("Phiếu", 14),
        ],
        Rows = rows.Select(Subject),
    };

    private static IReadOnlyList<object?> Subject(ResultRow r) =>
    [
        r.Code, r.Name, r.Kind.Label, Short(r.Self), string.Join(", ", KindCount.Levels.Where(l => Sentences.Has(r.Verdict.Printed, l.Level)).Select(l => l.Name)), r.Verdict.Suggested is null ? r.Verdict.Flags.HasFlag(VerdictFlags.NotRanked) ? "Không xếp loại" : "Chưa có mức" : Short(r.Verdict.Suggested),
        Short(r.Decided), r.NeedsDecision ? "Có" : "", r.NeedsDecision ? Reasons(r) : "", string.Join("; ", r.WaitsFor), Short(r.Verdict.Ceiling), string.Join("; ", r.Unmet.Select(u => u.TrimEnd('.'))),
        string.Join("; ", r.Missing.Select(m => m.Of == r.Name ? m.Fact : $"{m.Fact} của {m.Of}")), Card(r),
    ];

    private static string Reasons(ResultRow row) => string.Join("; ", row.Grounds.Select(Sentences.Told));

    private static string Short(QualityLevel? level) => level is { } known ? Wording.ShortLevel(known) : "";

    private static Link Card(ResultRow row) => new("Xem phiếu", $"the/{row.File}.html");

    private static ColumnToWrite Text(string heading, double width) => new() { Heading = heading, Width = width };

    private static ColumnToWrite Number(string heading) => new() { Heading = heading, Width = 16, Kind = CellKind.WholeNumber };
}
