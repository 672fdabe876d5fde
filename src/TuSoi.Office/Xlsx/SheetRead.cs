namespace TuSoi.Office.Xlsx;

/// <summary>A sheet as it was found in a workbook.</summary>
/// <param name="Name">The name on the tab.</param>
/// <param name="Hidden">Whether the tab is hidden.</param>
/// <param name="Rows">The rows that hold anything, from top to bottom.</param>
public sealed record SheetRead(string Name, bool Hidden, IReadOnlyList<RowRead> Rows);
