using TuSoi.Office.Xlsx.Reading;

namespace TuSoi.Office.Xlsx;

/// <summary>
/// Reads workbooks sent by people: .xlsx, and .xls of Excel 97–2003. Formulas are not computed, links to other files are not
/// followed, nothing is run. Chart sheets are left out.
/// </summary>
public static class XlsxReader
{
    /// <summary>Reads every sheet, in the order of the tabs, into memory.</summary>
    /// <param name="input">The file from its current position; it need not be seekable and stays open.</param>
    /// <param name="limits">How large it may be; null for the defaults of <see cref="XlsxLimits"/>.</param>
    /// <exception cref="XlsxRefused">The file is not a workbook, is broken, encrypted, too large, or holds macros.</exception>
    public static IReadOnlyList<SheetRead> Read(Stream input, XlsxLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        limits ??= new XlsxLimits();
        var file = FileBytes.Read(input, limits);
        try
        {
            return file.Kind switch
            {
                FileKind.Zip => OpenXmlBook.Read(file.Content, limits),
                FileKind.Compound => CompoundBook.Read(file.Content, limits),
                _ => throw Refusals.NotAWorkbook(),
            };
        }
        catch (Exception e) when (e is not XlsxRefused and not OutOfMemoryException)
        {
            // whatever a broken file makes the parsers throw, the sender needs one answer; the cause is kept for the log
            throw Refusals.Damaged(e);
        }
    }
}
