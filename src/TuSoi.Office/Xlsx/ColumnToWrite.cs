namespace TuSoi.Office.Xlsx;

/// <summary>One column of a sheet to write.</summary>
public sealed record ColumnToWrite
{
    /// <summary>The text of the heading cell.</summary>
    public required string Heading { get; init; }

    /// <summary>The width in characters of the body font.</summary>
    public double Width { get; init; } = 14;

    /// <summary>
    /// An explanation: a comment on the heading, and (its first 255 characters) the hint shown when a cell below is selected.
    /// </summary>
    public string? Note { get; init; }

    /// <summary>The only values that may be typed below the heading, offered as a drop-down; null or empty leaves it free.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>How the column shows its values. Text by default.</summary>
    public CellKind Kind { get; init; } = CellKind.Text;
}
