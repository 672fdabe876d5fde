namespace TuSoi.Office.Xlsx;

/// <summary>A row as it was found in a sheet.</summary>
/// <param name="Number">The row number Excel shows, counted from 1.</param>
/// <param name="Cells">
/// The cells from column A to the last one that holds anything. A cell is null (empty), a string (exactly as stored), a decimal,
/// a DateTime (a number formatted as a date or an hour), a bool or a <see cref="CellError"/>; a formula gives the value Excel
/// stored with it. A number too large for a decimal is given as a string.
/// </param>
public sealed record RowRead(int Number, IReadOnlyList<object?> Cells);
