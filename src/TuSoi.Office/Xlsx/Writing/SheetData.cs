namespace TuSoi.Office.Xlsx.Writing;

/// <summary>The rows of a sheet: title, headings, values.</summary>
internal static class SheetData
{
    public static void Write(StreamWriter part, BookSheet sheet, Links links, Progress? progress)
    {
        var cells = new CellWriter(part, sheet.Content.Columns, links);
        part.Write("<sheetData>");
        if (sheet.Content.Title is { } title)
        {
            cells.StartRow(1, RowHeight.Title);
            cells.WriteText(title, column: 0, Styles.Title);
            cells.EndRow();
        }
        WriteHeadings(cells, sheet);
        sheet.LastRow = sheet.HeadingRow;
        foreach (var row in sheet.Content.Rows)
        {
            WriteRow(cells, sheet, row);
            progress?.Row();
        }
        part.Write("</sheetData>");
    }

    private static void WriteHeadings(CellWriter cells, BookSheet sheet)
    {
        cells.StartRow(sheet.HeadingRow, RowHeight.OfHeadings(sheet.Content.Columns));
        for (var column = 0; column < sheet.Content.Columns.Count; column++)
            cells.WriteText(sheet.Content.Columns[column].Heading, column, Styles.Heading);
        cells.EndRow();
    }

    private static void WriteRow(CellWriter cells, BookSheet sheet, IReadOnlyList<object?> row)
    {
        if (sheet.LastRow == CellAddress.LastRow)
            throw new ArgumentException($"Sheet '{sheet.Name}' has more rows than Excel holds.");
        if (row.Count > sheet.Content.Columns.Count)
            throw new ArgumentException($"Row {sheet.LastRow + 1} of sheet '{sheet.Name}' is longer than the columns.");
        cells.StartRow(++sheet.LastRow, RowHeight.Of(row, sheet.Content.Columns));
        for (var column = 0; column < row.Count; column++)
            cells.Write(row[column], column);
        cells.EndRow();
    }
}
