namespace TuSoi.Rostering;

/// <summary>One thing that a workbook says wrongly, or that its reader wants to point out.</summary>
/// <param name="Sheet">Name on the tab; empty for the workbook as a whole.</param>
/// <param name="Cell">Address such as "C7"; empty for the sheet as a whole.</param>
/// <param name="Code">Stable code of the kind of problem, such as "code.unknown".</param>
/// <param name="Message">Vietnamese sentence: what is wrong and what is allowed.</param>
public sealed record WorkbookProblem(string Sheet, string Cell, string Code, string Message)
{
    public override string ToString() =>
        (Sheet.Length, Cell.Length) switch { (0, _) => Message, (_, 0) => $"{Sheet}: {Message}", _ => $"{Sheet}!{Cell}: {Message}" };
}
