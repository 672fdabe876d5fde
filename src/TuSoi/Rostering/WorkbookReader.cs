using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Reading;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering;

/// <summary>Reads an office's workbook, of one grassroots organisation or of a whole bloc, into the facts of a scope.</summary>
public static class WorkbookReader
{
    /// <summary>
    /// Reads everything and tells every problem at once; with any problem nothing but the problems is returned. Lenient about form
    /// (order of columns, case, diacritics, own headings, forms of dates and numbers), strict about meaning. What is blank is unknown.
    /// </summary>
    /// <param name="input">The workbook, from its current position; it stays open.</param>
    public static WorkbookRead Read(Stream input, Pack pack, WorkbookOptions? options = null)
    {
        try
        {
            return new WorkbookReading(pack, options ?? new WorkbookOptions()).Read(XlsxReader.Read(input));
        }
        catch (XlsxRefused refused)
        {
            return new WorkbookRead { Pack = pack, Problems = [new WorkbookProblem("", "", refused.Code, refused.Message)] };
        }
    }
}
