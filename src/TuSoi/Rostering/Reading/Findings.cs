using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;

namespace TuSoi.Rostering.Reading;

/// <summary>Gathers what is wrong or odd, so that an office sees everything at once.</summary>
internal sealed class Findings
{
    /// <summary>Of one kind of problem in one sheet no more are listed; the rest are counted.</summary>
    private const int Listed = 1000;

    private readonly List<Found> problems = [], warnings = [];
    private readonly HashSet<(string, int, int, string)> seen = [];
    private readonly Dictionary<(string, string), int> counts = [];

    private sealed record Found(int Order, int Row, int Column, WorkbookProblem Problem);

    public bool Any => problems.Count > 0;

    /// <summary>Place of a sheet in the lists.</summary>
    public Func<string, int> OrderOf { get; set; } = _ => 0;

    public IReadOnlyList<WorkbookProblem> Problems =>
        [.. Sorted(problems), .. counts.Where(c => c.Value > Listed).Select(c => new WorkbookProblem(c.Key.Item1, "", c.Key.Item2, $"Còn {c.Value - Listed} ô khác có cùng lỗi này."))];

    public IReadOnlyList<WorkbookProblem> Warnings => [.. Sorted(warnings)];

    public void Problem(string sheet, string code, string message) => Problem(sheet, 0, 0, new Fault(code, message));

    /// <summary>Row and column are counted from 1; a row of 0 is the sheet as a whole.</summary>
    public void Problem(string sheet, int row, int column, Fault fault)
    {
        if (!seen.Add((sheet, row, column, fault.Code + (row == 0 ? fault.Message : "")))) return;
        if ((counts[(sheet, fault.Code)] = counts.GetValueOrDefault((sheet, fault.Code)) + 1) <= Listed) problems.Add(Make(sheet, row, column, fault));
    }

    public void Warning(string sheet, string code, string message) => Warning(sheet, 0, 0, new Fault(code, message));

    public void Warning(string sheet, int row, int column, Fault fault) => warnings.Add(Make(sheet, row, column, fault));

    private Found Make(string sheet, int row, int column, Fault fault) =>
        new(OrderOf(sheet), row, column, new WorkbookProblem(sheet, row == 0 ? "" : CellAddress.Of(row, column), fault.Code, fault.Message));

    private static IEnumerable<WorkbookProblem> Sorted(List<Found> list) =>
        list.OrderBy(f => f.Order).ThenBy(f => f.Row).ThenBy(f => f.Column).Select(f => f.Problem);
}
