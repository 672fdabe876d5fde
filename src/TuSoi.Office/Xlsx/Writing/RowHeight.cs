namespace TuSoi.Office.Xlsx.Writing;

/// <summary>
/// Estimates how high a row must be for its wrapped text. Excel would find out by itself, LibreOffice does not; the height is
/// given as automatic, so that both correct it when the row is edited.
/// </summary>
internal static class RowHeight
{
    public const double Title = 24;
    private const double Line = 15.75;
    private const double Most = 409;

    /// <summary>The height in points, or null when one line is enough.</summary>
    public static double? Of(IReadOnlyList<object?> cells, IReadOnlyList<ColumnToWrite> columns)
    {
        var lines = 1;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is string text)
                lines = Math.Max(lines, Lines(text, columns[i].Width));
        }
        return HeightOf(lines);
    }

    /// <summary>The same for the headings, whose bold letters are wider.</summary>
    public static double? OfHeadings(IReadOnlyList<ColumnToWrite> columns) =>
        HeightOf(columns.Select(column => Lines(column.Heading, column.Width * 0.85)).DefaultIfEmpty(1).Max());

    private static double? HeightOf(int lines) => lines == 1 ? null : Math.Min(lines * Line, Most);

    private static int Lines(ReadOnlySpan<char> text, double width)
    {
        if (text.Length <= width && !text.Contains('\n'))
            return 1;
        var lines = 0;
        foreach (var line in text.Split('\n'))
            lines += Math.Max(1, (int)Math.Ceiling(text[line].Length / Math.Max(width, 1)));
        return lines;
    }
}
