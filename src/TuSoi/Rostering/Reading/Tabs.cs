using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;

namespace TuSoi.Rostering.Reading;

/// <summary>Which tab of the workbook is which sheet of the layout.</summary>
internal sealed class Tabs
{
    private readonly Dictionary<SheetLayout, FoundSheet?> sheets = [];
    private readonly HashSet<SheetLayout> unreadable = [];

    public Tabs(IReadOnlyList<SheetRead> tabs, WorkbookLayout layout, HeadingMap own, Findings findings)
    {
        var order = layout.Sheets.ToList();
        findings.OrderOf = name => 1 + order.FindIndex(s => Tidy.Plain(s.Name) == Tidy.Plain(own.Sheet(name)));
        foreach (var tab in tabs)
        {
            var sheet = order.Find(s => Tidy.Plain(s.Name) == Tidy.Plain(own.Sheet(tab.Name)));
            if (sheet is null)
            {
                if (!tab.Hidden && tab.Rows.Count > 0 && Tidy.Plain(tab.Name) != Tidy.Plain(WorkbookLayout.Guide))
                    findings.Warning(tab.Name, "sheet.unknown", $"Không biết trang này nên bỏ qua. Các trang được đọc: {string.Join(", ", order.Select(s => s.Name))}.");
            }
            else if (sheets.ContainsKey(sheet)) findings.Problem(tab.Name, "sheet.twice", $"Có hai trang “{sheet.Name}”. Hãy gộp thành một.");
            else if ((sheets[sheet] = tab.Rows.Count == 0 ? null : new HeadingRow(sheet, own, findings).Open(tab)) is null && tab.Rows.Count > 0) unreadable.Add(sheet);
        }
        foreach (var missing in order.Where(s => s.Required && !sheets.ContainsKey(s)))
            findings.Problem("", "sheet.missing", $"Thiếu trang “{missing.Name}”. {missing.Says}");
    }

    /// <summary>The sheet with its columns; null where the workbook has none or it cannot be read.</summary>
    public FoundSheet? Find(SheetLayout? layout) => layout is null ? null : sheets.GetValueOrDefault(layout);

    /// <summary>Whether there is a tab of that name at all.</summary>
    public bool Has(SheetLayout layout) => sheets.ContainsKey(layout);

    /// <summary>Whether there is a tab with content in which no headings were found.</summary>
    public bool Unreadable(SheetLayout layout) => unreadable.Contains(layout);

    /// <summary>Whether anything but the first sheet of data has a row.</summary>
    public bool Empty => sheets.All(s => s.Key == InfoItems.Layout || s.Value is null || s.Value.Rows.Count == 0);
}
