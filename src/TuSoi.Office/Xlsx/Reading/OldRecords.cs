using System.Buffers.Binary;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>
/// What ExcelDataReader does not tell about an old workbook: the cells whose formula failed, sheets that are macros, and a password.
/// The numbers of records and errors are those of [MS-XLS].
/// </summary>
internal sealed class OldRecords
{
    private const int Formula = 0x0006, BoolOrError = 0x0205, BoundSheet = 0x0085, EndOfPart = 0x000A, FilePass = 0x002F;
    private const byte Worksheet = 0, MacroSheet = 1;
    private readonly List<Dictionary<(int Row, int Column), CellError>> _sheets = [];

    public bool HasMacroSheet { get; private set; }

    public bool IsEncrypted { get; private set; }

    public static OldRecords Of(byte[] workbook)
    {
        var records = new OldRecords();
        foreach (var (number, at, _) in Part(workbook, 0))
        {
            records.IsEncrypted |= number == FilePass;
            if (number != BoundSheet)
                continue;
            if (workbook[at + 5] == Worksheet)
                records._sheets.Add(Errors(workbook, BinaryPrimitives.ReadInt32LittleEndian(workbook.AsSpan(at))));
            records.HasMacroSheet |= workbook[at + 5] == MacroSheet;
        }
        return records;
    }

    /// <summary>The error in this cell of the worksheet; all counted from 0.</summary>
    public CellError? ErrorAt(int sheet, int row, int column) =>
        sheet < _sheets.Count && _sheets[sheet].TryGetValue((row, column), out var error) ? error : null;

    private static Dictionary<(int, int), CellError> Errors(byte[] workbook, int start)
    {
        var errors = new Dictionary<(int, int), CellError>();
        foreach (var (number, at, length) in Part(workbook, start))
        {
            var record = workbook.AsSpan(at, length);
            byte? code = number switch
            {
                BoolOrError when length >= 8 && record[7] == 1 => record[6],
                Formula when length >= 14 && record[6] == 2 && record[12] == 0xFF && record[13] == 0xFF => record[8],
                _ => null,
            };
            if (code is { } known)
                errors[(U16(workbook, at), U16(workbook, at + 2))] = new(Text(known));
        }
        return errors;
    }

    private static IEnumerable<(int Number, int At, int Length)> Part(byte[] workbook, int start)
    {
        for (var at = start; at + 4 <= workbook.Length;)
        {
            var (number, length) = (U16(workbook, at), U16(workbook, at + 2));
            if (number == EndOfPart || at + 4 + length > workbook.Length)
                yield break;
            yield return (number, at + 4, length);
            at += 4 + length;
        }
    }

    private static int U16(byte[] workbook, int at) => BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at));

    private static string Text(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
}
