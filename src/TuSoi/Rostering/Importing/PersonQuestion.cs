namespace TuSoi.Rostering.Importing;

/// <summary>A new code in the workbook that may be somebody the database knows under another code: a human says whether it is.</summary>
/// <param name="Code">The new code.</param>
/// <param name="Sheet">Where the workbook has it.</param>
/// <param name="KnownCode">The code of the member whose name and birthday agree.</param>
/// <param name="KnownCell">The cell where that member is.</param>
/// <param name="SameCell">Whether the workbook has the new code in that cell too; the birthday may then be missing on one side.</param>
public sealed record PersonQuestion(string Code, string Name, DateOnly? Born, string Sheet, string Cell, string KnownCode, string KnownCell, bool SameCell);
