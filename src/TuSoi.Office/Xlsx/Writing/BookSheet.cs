namespace TuSoi.Office.Xlsx.Writing;

/// <summary>A sheet with its place in the workbook; the number (from 1) is in the names of its parts.</summary>
internal sealed class BookSheet(int number, string name, SheetToWrite content)
{
    public int Number { get; } = number;
    public string Name { get; } = name;
    public SheetToWrite Content { get; } = content;
    public int HeadingRow { get; } = content.Title is null ? 1 : 2;
    public bool HasNotes { get; } = content.Columns.Any(column => column.Note is { Length: > 0 });

    /// <summary>The last written row; known once the sheet is written.</summary>
    public int LastRow { get; set; }

    /// <summary>Heading and rows, or null when there are no columns.</summary>
    public string? Table(Func<int, int, string> address) => Content.Columns.Count == 0 ? null
        : $"{address(HeadingRow, 1)}:{address(Math.Max(LastRow, HeadingRow), Content.Columns.Count)}";
}
