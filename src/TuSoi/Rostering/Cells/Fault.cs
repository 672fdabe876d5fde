namespace TuSoi.Rostering.Cells;

/// <summary>Why a cell is refused: a stable code and the sentence for the person who filled it in.</summary>
internal readonly record struct Fault(string Code, string Message);
