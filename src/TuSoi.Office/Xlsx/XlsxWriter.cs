using TuSoi.Office.Xlsx.Writing;

namespace TuSoi.Office.Xlsx;

/// <summary>Writes workbooks for Excel and LibreOffice: the same sheets always give the same bytes.</summary>
public static class XlsxWriter
{
    /// <summary>
    /// Writes a workbook. Each sheet has a frozen heading row with filters and prints on landscape A4, one page wide.
    /// Text is never a formula, whatever it starts with; what XML forbids is left out, line ends become \n, text longer than
    /// 32,767 characters is cut; days before 1 March 1900, which Excel counts wrongly, are written as text.
    /// </summary>
    /// <param name="output">Receives the file and stays open; it need not be seekable. It is written synchronously.</param>
    /// <param name="sheets">The sheets in the order of their tabs. The lists for drop-downs get a hidden sheet of their own.</param>
    /// <param name="rowsWritten">Told how many rows are written so far, in all sheets, every 1,000 rows and at the end.</param>
    /// <exception cref="ArgumentException">No visible sheet, a value of another type, or more rows, columns or cells than fit.</exception>
    public static void Write(Stream output, IReadOnlyList<SheetToWrite> sheets, Action<int>? rowsWritten = null)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        if (sheets.All(sheet => sheet.Hidden))
            throw new ArgumentException("A workbook needs a sheet that is not hidden.", nameof(sheets));
        var lists = ChoiceLists.Of(sheets);
        var book = new Book([.. sheets, .. lists.Sheets]);
        var progress = new Progress(rowsWritten);
        using var package = new Package(output);
        package.Add("[Content_Types].xml", book.WriteContentTypes);
        package.Add("_rels/.rels", part => part.Write(Book.PackageRelations));
        package.Add("xl/styles.xml", part => part.Write(Styles.Xml));
        foreach (var sheet in book.Sheets)
            SheetPart.Write(package, sheet, lists.Ranges(book.ListsName), sheet.Number <= sheets.Count ? progress : null);
        package.Add("xl/workbook.xml", book.WriteWorkbook);
        package.Add("xl/_rels/workbook.xml.rels", book.WriteRelations);
        progress.Finish();
    }
}
