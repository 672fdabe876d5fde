using System.Globalization;

namespace TuSoi.Office.Xlsx.Writing;

/// <summary>Writes the cells of one row after another. Columns are counted from 0 here, as in the lists they come from.</summary>
internal sealed class CellWriter(StreamWriter part, IReadOnlyList<ColumnToWrite> columns, Links links)
{
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;
    private static readonly DateOnly FirstTrueDay = new(1900, 3, 1);
    private static readonly string[] StyleNumbers = [.. Enumerable.Range(0, Styles.Percent + 1).Select(style => $"{style}")];
    private readonly string[] _letters = [.. Enumerable.Range(1, Math.Max(columns.Count, 1)).Select(CellAddress.Letters)];
    private readonly int[] _styles = [.. columns.Select(column => Styles.Of(column.Kind))];
    private string _row = "";

    /// <summary>Starts a row; a height (in points) is given where the usual one is not enough.</summary>
    public void StartRow(int number, double? height = null)
    {
        _row = number.ToString(CultureInfo.InvariantCulture);
        part.Write("<row r=\"");
        part.Write(_row);
        if (height is { } points)
            part.Write(FormattableString.Invariant($"\" ht=\"{points}"));
        part.Write("\">");
    }

    public void EndRow() => part.Write("</row>");

    public void Write(object? value, int column)
    {
        switch (value)
        {
            case null or "": break;
            case string text: WriteText(text, column, Styles.Text); break;
            case int number: WriteNumber(number, column, NumberStyle(column, whole: true)); break;
            case long number: WriteNumber(number, column, NumberStyle(column, whole: true)); break;
            case decimal number: WriteNumber(number, column, NumberStyle(column, decimal.IsInteger(number))); break;
            case DateOnly day: WriteDay(day, column); break;
            case Link link: WriteLink(link, column); break;
            default: throw new ArgumentException($"A cell cannot hold a {value.GetType().Name} ({_letters[column]}{_row}).");
        }
    }

    public void WriteText(string text, int column, int style)
    {
        var cleaned = XmlText.Cleaned(text);
        if (cleaned.Length == 0)
            return;
        StartCell(column, LooksLikeFormula(cleaned) ? Styles.Quoted(style) : style);
        var keepsSpace = char.IsWhiteSpace(cleaned[0]) || char.IsWhiteSpace(cleaned[^1]) || cleaned.Contains('\n');
        part.Write(keepsSpace ? "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" : "\" t=\"inlineStr\"><is><t>");
        XmlText.Write(part, cleaned);
        part.Write("</t></is></c>");
    }

    private void WriteDay(DateOnly day, int column)
    {
        if (day < FirstTrueDay)
            WriteText(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), column, Styles.Text);
        else
            WriteNumber(day.DayNumber - DayZero, column, Styles.Date);
    }

    private void WriteLink(Link link, int column)
    {
        var kept = link.Text.Length > 0 && links.TryAdd(_letters[column] + _row, link.Target);
        WriteText(link.Text, column, kept ? Styles.Link : Styles.Text);
    }

    private void WriteNumber<T>(T number, int column, int style) where T : ISpanFormattable
    {
        Span<char> digits = stackalloc char[32];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        StartCell(column, style);
        part.Write("\"><v>");
        part.Write(digits[..length]);
        part.Write("</v></c>");
    }

    private void StartCell(int column, int style)
    {
        part.Write("<c r=\"");
        part.Write(_letters[column]);
        part.Write(_row);
        part.Write("\" s=\"");
        part.Write(StyleNumbers[style]);
    }

    private int NumberStyle(int column, bool whole) => _styles[column] switch
    {
        Styles.Whole when whole => Styles.Whole,
        Styles.Percent => Styles.Percent,
        _ => Styles.Number,
    };

    private static bool LooksLikeFormula(string text) => text[0] is '=' or '+' or '-' or '@';
}
