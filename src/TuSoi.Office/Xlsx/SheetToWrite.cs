namespace TuSoi.Office.Xlsx;

/// <summary>One sheet of a workbook to write.</summary>
public sealed record SheetToWrite
{
    /// <summary>
    /// The name on the tab. What Excel does not allow ([ ] : * ? / \, more than 31 characters, a name used before) is made allowed.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The columns from left to right.</summary>
    public required IReadOnlyList<ColumnToWrite> Columns { get; init; }

    /// <summary>
    /// The rows, read once while they are written. A cell is null, a string, an int, a long, a decimal, a DateOnly or a
    /// <see cref="Link"/>; an empty string is an empty cell; a row may be shorter than the columns, never longer.
    /// </summary>
    public required IEnumerable<IReadOnlyList<object?>> Rows { get; init; }

    /// <summary>Whether the tab is hidden; at least one sheet of a workbook is not.</summary>
    public bool Hidden { get; init; }

    /// <summary>One big line in row 1; with it the headings are in row 2, without it in row 1.</summary>
    public string? Title { get; init; }
}
