using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;

namespace TuSoi.Rostering.Reading;

/// <summary>The cell that a value came from.</summary>
internal readonly record struct Spot(FoundSheet Sheet, RowRead Row, string Column)
{
    public void Refuse(Findings findings, string code, string message) => Sheet.Refuse(findings, Row, Column, new Fault(code, message));
}

/// <summary>Where each value of a subject stands: in its own row, in the sheet of points, or in a later supplement.</summary>
internal sealed class Spots
{
    private readonly Dictionary<(Subject, string), Spot> elsewhere = [];

    public Spot this[Subject subject, string column] => elsewhere.TryGetValue((subject, column), out var spot) ? spot : new Spot(subject.Sheet, subject.Line, column);

    public void Set(Subject subject, string column, Spot spot) => elsewhere[(subject, column)] = spot;

    /// <summary>Whether the workbook says anything there.</summary>
    public bool Says(Subject subject, string column) => this[subject, column] is var (sheet, row, place) && sheet.Value(row, place) is not null;
}
