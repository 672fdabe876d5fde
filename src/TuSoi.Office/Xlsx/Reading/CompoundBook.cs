using System.Text;
using ExcelDataReader;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>A file in the container Office used before 2007: an old .xls, or an .xlsx encrypted with a password.</summary>
internal static class CompoundBook
{
    private const int LastColumn = 256;

    static CompoundBook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<SheetRead> Read(byte[] file, XlsxLimits limits)
    {
        if (HasEntry(file, "EncryptedPackage"))
            throw Refusals.Encrypted();
        if (HasEntry(file, "_VBA_PROJECT_CUR"))
            throw Refusals.Macros();
        if (!HasEntry(file, "Workbook") && !HasEntry(file, "Book"))
            throw Refusals.NotAWorkbook();
        var records = OldRecords.Of(new CompoundFile(file).Stream("Workbook", "Book"));
        if (records.IsEncrypted)
            throw Refusals.Encrypted();
        if (records.HasMacroSheet)
            throw Refusals.Macros();
        using var book = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(file, writable: false));
        return ReadSheets(book, records, limits);
    }

    private static List<SheetRead> ReadSheets(IExcelDataReader book, OldRecords records, XlsxLimits limits)
    {
        var (sheets, collected) = (new List<SheetRead>(), new CollectedCells(limits));
        do
        {
            if (sheets.Count == limits.Sheets)
                throw Refusals.TooManySheets(limits.Sheets);
            if (book.FieldCount > LastColumn)
                throw Refusals.Damaged();
            collected.Start(book.Name);
            // empty rows come too, so rows number themselves
            for (var row = 0; book.Read(); row++)
            {
                collected.StartRow(number: null);
                for (var column = 0; column < book.FieldCount; column++)
                    collected.Add(column + 1, Value(book.GetValue(column)) ?? records.ErrorAt(sheets.Count, row, column));
            }
            sheets.Add(new(book.Name, book.VisibleState != "visible", collected.Finish()));
        }
        while (book.NextResult());
        return sheets;
    }

    private static object? Value(object? found) => found switch
    {
        "" => null,
        double number => ExcelNumber.Of(number),
        int number => (decimal)number,
        TimeSpan elapsed => ExcelNumber.Of(elapsed.TotalDays),
        _ => found,
    };

    // names in the directory of the container are UTF-16, ended by a zero
    private static bool HasEntry(ReadOnlySpan<byte> file, string name) => file.IndexOf(Encoding.Unicode.GetBytes(name + '\0')) >= 0;
}
