using System.Globalization;
using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering;

/// <summary>The empty workbook of a pack, ready to be filled in.</summary>
public static class WorkbookTemplate
{
    /// <summary>
    /// Writes every sheet with its headings, drop-downs and notes, one example row each (its code starts with "VD": the reader leaves it
    /// out), and a first sheet that explains on one screen.
    /// </summary>
    public static void Write(Stream output, Pack pack)
    {
        var layout = new WorkbookLayout(pack);
        XlsxWriter.Write(output,
        [
            GuidePage.Of(pack, layout),
            Pages.Info(layout, new Dictionary<string, object?>()),
            .. layout.Sheets.Skip(1).Select(sheet => Pages.Of(sheet, [[.. sheet.Columns.Select(Example)]])),
        ]);
    }

    private static object? Example(ColumnLayout column) => column.Example.Length == 0 ? null : Pages.KindOf(column) switch
    {
        CellKind.WholeNumber or CellKind.Number => decimal.Parse(column.Example, CultureInfo.InvariantCulture),
        CellKind.Date => DateOnly.ParseExact(column.Example, "d/M/yyyy", CultureInfo.InvariantCulture),
        _ => column.Example,
    };
}
