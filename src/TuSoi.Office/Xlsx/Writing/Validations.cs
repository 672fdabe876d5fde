namespace TuSoi.Office.Xlsx.Writing;

/// <summary>What Excel shows and allows while people type under a heading: the note as a hint, the choices as a drop-down.</summary>
internal static class Validations
{
    /// <summary>Rows far below the written ones are prepared too, for people who go on typing.</summary>
    private const int LastPreparedRow = 20_000;

    private const string WrongTitle = "Giá trị không có trong danh mục";
    private const string Wrong = "Hãy chọn một giá trị trong danh sách thả xuống.";

    public static void Write(TextWriter part, BookSheet sheet, Func<IReadOnlyList<string>, string> rangeOf)
    {
        var columns = sheet.Content.Columns;
        var rules = Enumerable.Range(0, columns.Count)
            .Select(i => Rule(columns[i], Below(sheet, i + 1), rangeOf)).OfType<string>().ToList();
        if (rules.Count == 0)
            return;
        part.Write($"""<dataValidations count="{rules.Count}">{string.Concat(rules)}</dataValidations>""");
    }

    private static string Below(BookSheet sheet, int column) =>
        $"{CellAddress.Of(sheet.HeadingRow + 1, column)}:{CellAddress.Of(Math.Max(sheet.LastRow, LastPreparedRow), column)}";

    private static string? Rule(ColumnToWrite column, string cells, Func<IReadOnlyList<string>, string> rangeOf)
    {
        var (listed, noted) = (column.Choices is { Count: > 0 }, column.Note is { Length: > 0 });
        if (!listed && !noted)
            return null;
        var list = !listed ? "" : $""" type="list" allowBlank="1" showErrorMessage="1" errorTitle="{WrongTitle}" error="{Wrong}" """;
        var hint = !noted ? "" : $""" showInputMessage="1" promptTitle="{Hint(column.Heading, 32)}" prompt="{Hint(column.Note!, 255)}" """;
        var source = !listed ? "" : $"<formula1>{XmlText.Of(rangeOf(column.Choices!))}</formula1>";
        return $"""<dataValidation{list}{hint} sqref="{cells}">{source}</dataValidation>""";
    }

    private static string Hint(string text, int length) => XmlText.Of(XmlText.Shortened(XmlText.Cleaned(text), length));
}
