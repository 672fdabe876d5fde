namespace TuSoi.Office.Xlsx;

/// <summary>A cell whose formula failed, as Excel shows it.</summary>
/// <param name="Text">The error, such as "#DIV/0!" or "#N/A".</param>
public sealed record CellError(string Text);
