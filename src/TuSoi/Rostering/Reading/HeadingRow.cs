using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;

namespace TuSoi.Rostering.Reading;

/// <summary>
/// Finds the row of headings among the first rows and what each column is. Order, case, spaces, diacritics and a star at the end do not matter.
/// </summary>
internal sealed class HeadingRow(SheetLayout layout, HeadingMap own, Findings findings)
{
    private const int FirstRows = 10;
    private static readonly HashSet<string> Numbering = ["stt", "tt", "so tt", "so thu tu"];

    private readonly Dictionary<string, HashSet<string>> exact = Names(layout, Tidy.Exact), plain = Names(layout, Tidy.Plain);

    public FoundSheet? Open(SheetRead sheet)
    {
        var best = sheet.Rows.Where(r => r.Number <= FirstRows).OrderByDescending(r => r.Cells.Count(c => IdOf(c) is not null)).FirstOrDefault();
        if (best is null || best.Cells.Select(IdOf).OfType<string>().Distinct().Count() < Math.Min(2, layout.Columns.Count))
        {
            findings.Problem(sheet.Name, "header.missing", $"Không thấy dòng tiêu đề trong {FirstRows} dòng đầu. Trang này cần các cột: {Required()}.");
            return null;
        }
        var places = Places(sheet.Name, best);
        foreach (var column in layout.Columns.Where(c => c.Required && !places.ContainsKey(c.Id)))
            findings.Problem(sheet.Name, best.Number, 1, new Fault("column.missing", $"Thiếu cột “{column.Heading}”. Trang này cần các cột: {Required()}."));
        return new FoundSheet(layout, sheet.Name, places, Rows(sheet, best.Number, places));
    }

    private Dictionary<string, int> Places(string sheet, RowRead headings)
    {
        var places = new Dictionary<string, int>();
        for (var i = 0; i < headings.Cells.Count; i++)
        {
            if (FoundSheet.TextOf(FoundSheet.Value(headings, i)) is not { } text) continue;
            if (IdOf(text) is not { } id)
            {
                if (!Numbering.Contains(Tidy.Plain(text)))
                    findings.Warning(sheet, headings.Number, i + 1, new Fault("column.unknown", $"Không biết cột “{text}”, cột này bị bỏ qua. Nếu đó là một cột của mẫu, hãy ghi tên vào tệp {HeadingMap.FileName}."));
            }
            else if (!places.TryAdd(id, i))
                findings.Problem(sheet, headings.Number, i + 1, new Fault("column.twice", $"Cột “{text}” có hai lần, lần trước ở ô {CellAddress.Of(headings.Number, places[id] + 1)}."));
        }
        return places;
    }

    private List<RowRead> Rows(SheetRead sheet, int heading, Dictionary<string, int> places)
    {
        // of the codes in front of a row the first one tells whether it is an example
        var key = layout.Columns[0].Id;
        int[] known = [.. places.Values];
        var (rows, examples) = (new List<RowRead>(sheet.Rows.Count), 0);
        foreach (var row in sheet.Rows)
        {
            if (row.Number <= heading || !known.Any(place => FoundSheet.Value(row, place) is not null)) continue;
            if (places.TryGetValue(key, out var place) && FoundSheet.Value(row, place) is string code && code.StartsWith("VD", StringComparison.OrdinalIgnoreCase)) examples++;
            else
            {
                rows.Add(row);
                Broken(sheet.Name, row, known);
            }
        }
        if (examples > 1) findings.Warning(sheet.Name, "rows.example", $"Bỏ qua {examples} dòng có mã bắt đầu bằng “VD” (dòng ví dụ). Nếu là dòng thật, hãy đổi mã.");
        return rows;
    }

    // A failed formula is refused wherever it stands, also where a blank would do.
    private void Broken(string sheet, RowRead row, int[] known)
    {
        foreach (var place in known)
            if (place < row.Cells.Count && row.Cells[place] is CellError error && CellValues.Broken(error) is { } fault) findings.Problem(sheet, row.Number, place + 1, fault);
    }

    private string? IdOf(object? cell)
    {
        if (cell is not string text || string.IsNullOrWhiteSpace(text)) return null;
        var heading = own.Heading(layout.Name, text);
        return exact.TryGetValue(Tidy.Exact(heading), out var ids) && ids.Count == 1 ? ids.First()
            : plain.TryGetValue(Tidy.Plain(heading), out ids) && ids.Count == 1 ? ids.First()
            : null;
    }

    private string Required() => string.Join(", ", layout.Columns.Where(c => c.Required).Select(c => $"“{c.Heading}”"));

    // Our own headings stand above other names that people use: a name of one column is never an alias of another.
    private static Dictionary<string, HashSet<string>> Names(SheetLayout layout, Func<string, string> form)
    {
        var names = layout.Columns.GroupBy(c => form(c.Heading)).ToDictionary(g => g.Key, g => g.Select(c => c.Id).ToHashSet());
        foreach (var column in layout.Columns)
            foreach (var other in column.Also) names.TryAdd(form(other), [column.Id]);
        return names;
    }
}
