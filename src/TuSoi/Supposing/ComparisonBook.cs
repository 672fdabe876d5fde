using TuSoi.Office.Xlsx;
using TuSoi.Ranking;
using TuSoi.Rules.Supposing;

namespace TuSoi.Supposing;

/// <summary>Who would change, as a workbook beside the result: the numbers of each kind, then every subject with the reason.</summary>
public static class ComparisonBook
{
    public const string FileName = "neu-doi.xlsx";

    public static void Write(Comparison comparison, IReadOnlyList<Supposition> suppositions, CardHead head, Stream output) => XlsxWriter.Write(output,
    [
        new()
        {
            Name = "Tổng hợp",
            Title = $"{head.Organisation}. {head.Cycle}. Nếu {string.Join("; ", suppositions)}",
            Columns = [Text("Loại", 34), Number("Tổng số"), Number("Sẽ đổi"), .. comparison.Kinds.Take(1).SelectMany(k => k.Levels).SelectMany(l => new[] { Number($"{l.Level} hiện nay"), Number($"{l.Level} nếu đổi") })],
            Rows = comparison.Kinds.Select(k => (IReadOnlyList<object?>)[k.Kind.Label, k.Count, k.Changed, .. k.Levels.SelectMany(l => new object[] { l.Before, l.After })]),
        },
        new()
        {
            Name = "Sẽ đổi",
            Columns = [Text("Mã", 12), Text("Tên", 34), Text("Loại", 24), Text("Đơn vị", 34), Text("Hiện nay", 26), Text("Nếu đổi", 26), Text("Vì", 70), Text("Đã quyết định", 18), Text("Phiếu hiện nay", 16)],
            Rows = comparison.Subjects.Select(s => (IReadOnlyList<object?>)[s.Code, s.Name, s.Kind.Label, s.Unit, s.From, s.To, s.Why, s.Decided, new Link("Xem phiếu", s.Card)]),
        },
        new()
        {
            Name = "Giả định",
            Columns = [Text("Ở đâu", 34), Text("Hiện nay", 24), Text("Nếu đổi", 24), Text("Lưu ý", 60)],
            Rows = suppositions.Select(s => (IReadOnlyList<object?>)[s.Path, s.Was, s.Value, s.Note]),
        },
    ]);

    private static ColumnToWrite Text(string heading, double width) => new() { Heading = heading, Width = width };

    private static ColumnToWrite Number(string heading) => new() { Heading = heading, Width = 16, Kind = CellKind.WholeNumber };
}
