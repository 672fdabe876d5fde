namespace TuSoi.Rostering;

/// <summary>How a workbook is to be read.</summary>
public sealed record WorkbookOptions
{
    /// <summary>Only what was recorded by this day counts; null: everything.</summary>
    public DateOnly? AsKnown { get; init; }

    /// <summary>The year of the cycle that the workbook is for; null: the workbook itself says.</summary>
    public int? Year { get; init; }

    /// <summary>The office's own headings.</summary>
    public HeadingMap Columns { get; init; } = HeadingMap.Empty;

    /// <summary>Told the sheet and how many of its rows are read, sheet by sheet.</summary>
    public Action<string, int>? Progress { get; init; }
}
