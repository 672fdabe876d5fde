using TuSoi.Rules.Conditions;
using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>The office's own point table in place of the pack's (CRT-012, CRT-045, CRT-064).</summary>
internal sealed class OwnPointTable(Pack pack, CellValues values, Findings findings)
{
    private const decimal Full = 100;
    private static readonly Fact KindFact = Coded(new() { [nameof(CriterionKind.Qualitative)] = "Định tính", [nameof(CriterionKind.Quantitative)] = "Định lượng" });
    private static readonly Fact YesNo = new() { Label = "", SuppliedBy = "", Type = FactType.YesNo };

    private sealed record Line(RowRead Row, string Table, decimal Points, Criterion Criterion);

    public Pack Read(FoundSheet? sheet)
    {
        if (sheet is null || sheet.Rows.Count == 0 || ScoreSheets.FrameOf(pack) is not { } frame) return pack;
        var tables = pack.Facts.Find(Family.Organisation, Known.PointTable) ?? Coded(frame.PointTables.Keys.ToDictionary(k => k, k => k));
        var lines = sheet.Rows.SelectMany(row => LinesOf(sheet, row, frame, tables)).ToList();
        var criteria = Join(sheet, lines);
        var used = lines.Select(l => l.Table).Distinct().ToList();
        foreach (var table in used) Sum(sheet, table, lines);
        if (criteria.Count > 0 && criteria.Values.All(c => c.Tags.Count == 0))
            findings.Warning(sheet.Name, "table.no_result", "Không tiêu chí nào là tiêu chí kết quả, nên điều kiện về tiêu chí kết quả không xét được.");
        return pack.WithFrame(frame with
        {
            Criteria = criteria,
            PointTables = used.ToDictionary(t => t, t => new PointTable { Label = $"Biểu điểm của đơn vị – {ScoreSheets.TableWord(pack, t)}" }),
        });
    }

    private IEnumerable<Line> LinesOf(FoundSheet sheet, RowRead row, CriteriaFrame frame, Fact tables)
    {
        var code = Subjects.Code(sheet, row, Ids.Criterion, findings);
        var name = Required(sheet, row, Ids.Name) as string;
        var kind = Word(sheet, row, Ids.Kind, KindFact, required: true);
        var result = Word(sheet, row, Ids.Result, YesNo, required: true);
        var ifAny = Word(sheet, row, Ids.IfAny, YesNo, required: false);
        var lower = Word(sheet, row, Ids.LowerIsBetter, YesNo, required: false);
        var table = Word(sheet, row, Ids.Table, tables, required: false);
        if (Points(sheet, row) is not { } points || code is null || name is null || kind is null || result is null) yield break;
        foreach (var one in table is null ? frame.PointTables.Keys : [table])
            yield return new Line(row, one, points, new Criterion
            {
                Label = name,
                Group = sheet.Text(row, Ids.Group) ?? "",
                Kind = Enum.Parse<CriterionKind>(kind),
                Tags = result == "yes" ? ["result"] : [],
                IfAny = ifAny == "yes",
                LowerIsBetter = lower == "yes",
                Because = new Because { Article = "Biểu điểm của đơn vị", Row = ["CRT-012"] },
                Points = new Dictionary<string, decimal> { [one] = points },
            });
    }

    // The same code may stand once for each table, with other standard points only.
    private Dictionary<string, Criterion> Join(FoundSheet sheet, List<Line> lines)
    {
        var criteria = new Dictionary<string, Criterion>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var code = sheet.Text(line.Row, Ids.Criterion)!;
            if (!criteria.TryGetValue(code, out var first)) criteria[code] = line.Criterion;
            else if (first.Points.ContainsKey(line.Table)) sheet.Refuse(findings, line.Row, Ids.Criterion, "criterion.twice", $"Tiêu chí “{code}” ghi hai lần cho cùng một biểu.");
            else if (first with { Points = line.Criterion.Points, Tags = line.Criterion.Tags, Because = line.Criterion.Because } != line.Criterion || first.Tags.Count != line.Criterion.Tags.Count)
                sheet.Refuse(findings, line.Row, Ids.Criterion, "criterion.differs", $"Tiêu chí “{code}” ở hai biểu phải cùng tên, nhóm, loại và các cột có/không; chỉ điểm chuẩn được khác.");
            else criteria[code] = first with { Points = new Dictionary<string, decimal>(first.Points) { [line.Table] = line.Points } };
        }
        return new Dictionary<string, Criterion>(criteria);
    }

    private void Sum(FoundSheet sheet, string table, List<Line> lines)
    {
        var sum = lines.Where(l => l.Table == table).Sum(l => l.Points);
        if (sum != Full)
            sheet.Refuse(findings, lines.Last(l => l.Table == table).Row, Ids.Standard, "table.sum",
                $"Tổng điểm chuẩn của biểu “{ScoreSheets.TableWord(pack, table)}” là {Show.Number(sum)}, phải đúng 100.");
    }

    private decimal? Points(FoundSheet sheet, RowRead row)
    {
        if (Required(sheet, row, Ids.Standard) is not { } cell) return null;
        var (number, fault) = CellValues.Broken(cell) is { } broken ? (0, broken) : CellValues.Number(cell);
        if (fault is null && number is <= 0 or > Full) fault = new Fault("table.points", $"Điểm chuẩn phải lớn hơn 0 và không quá 100, ở đây là {Show.Number(number)}.");
        if (fault is null) return number;
        sheet.Refuse(findings, row, Ids.Standard, fault.Value);
        return null;
    }

    private string? Word(FoundSheet sheet, RowRead row, string column, Fact fact, bool required)
    {
        if ((required ? Required(sheet, row, column) : sheet.Value(row, column)) is not { } cell) return null;
        var (word, fault) = values.Read(fact, cell);
        if (fault is not null) sheet.Refuse(findings, row, column, fault.Value);
        return word as string;
    }

    private object? Required(FoundSheet sheet, RowRead row, string column)
    {
        var cell = sheet.Value(row, column);
        if (cell is null && sheet.Has(column))
        {
            var layout = sheet.Layout.Find(column)!;
            sheet.Refuse(findings, row, column, "table.blank", $"Thiếu “{layout.Heading}”. {(layout.Choices.Count > 0 ? $"Ghi {string.Join(" hoặc ", layout.Choices)}." : "")}".TrimEnd());
        }
        return cell;
    }

    private static Fact Coded(Dictionary<string, string> choices) => new() { Label = "", SuppliedBy = "", Type = FactType.Code, Choices = choices };
}
