using System.Globalization;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>Turns the XML of cells into values.</summary>
internal sealed class CellValues(IReadOnlyList<string> texts, DateStyles dates, bool countsFrom1904)
{
    public object? Of(CellXml cell)
    {
        if (string.IsNullOrEmpty(cell.Value))
            return null;
        return cell.Type switch
        {
            "" or "n" => NumberOrDate(cell.Value, cell.Style),
            "s" => Shared(int.Parse(cell.Value, CultureInfo.InvariantCulture)),
            "inlineStr" => cell.Value,
            "str" => RichText.Decoded(cell.Value),
            "b" => cell.Value is "1" or "true",
            "e" => new CellError(cell.Value),
            "d" => DateTime.Parse(cell.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            _ => throw Refusals.Damaged(),
        };
    }

    private string? Shared(int number) =>
        number >= 0 && number < texts.Count ? (texts[number].Length > 0 ? texts[number] : null) : throw Refusals.Damaged();

    private object NumberOrDate(string text, int style)
    {
        if (dates.Contains(style) && ExcelNumber.DateOf(double.Parse(text, CultureInfo.InvariantCulture), countsFrom1904) is { } date)
            return date;
        return ExcelNumber.Of(text);
    }
}
