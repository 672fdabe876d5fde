using TuSoi.Organisation;
using TuSoi.Rostering.Cells;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening.Boards;

/// <summary>How one phase of a unit stands.</summary>
public enum CellState
{
    /// <summary>Nothing is to be done here.</summary>
    None,
    Done,

    /// <summary>Something can be done.</summary>
    Open,

    /// <summary>All that is left waits for something else.</summary>
    Waiting,
    Late,
}

/// <summary>One phase of one unit and all below it.</summary>
/// <param name="Due">The next date of what is not done.</param>
/// <param name="LateDays">Days since the oldest date that has passed.</param>
public readonly record struct BoardCell(CellState State, int Done, int Total, DateOnly? Due, int LateDays);

/// <summary>What keeps a unit: the step to do next, how many have not done it, and who has to.</summary>
/// <param name="Phase">The number of the phase to which the step belongs.</param>
/// <param name="Above">It is to be done above the unit.</param>
public sealed record Holdup(string Holder, StepRule Step, int Phase, int Left, int Total, DateOnly Due, bool Waits, bool Above = false);

/// <summary>One unit: an organisation below with everything below it, or what the organisation itself has to do.</summary>
/// <param name="Below">Organisations below it.</param>
/// <param name="IsOwn">What the board's organisation has to do itself.</param>
public sealed record BoardRow(Subject Unit, int Below, bool IsOwn, IReadOnlyList<BoardCell> Cells, Holdup? Holdup)
{
    /// <summary>Late where any phase is; done where nothing is left.</summary>
    public CellState State { get; } =
        Cells.Any(c => c.State == CellState.Late) ? CellState.Late
        : Cells.All(c => c.State is CellState.Done or CellState.None) ? CellState.Done
        : Cells.Any(c => c.State == CellState.Open) ? CellState.Open : CellState.Waiting;

    public int LateDays => Cells.Max(c => c.LateDays);
}

/// <summary>Units below an organisation × phases of the process, from the counters that acts keep.</summary>
public sealed record Board(Subject Unit, IReadOnlyList<BoardRow> Rows)
{
    public int Units => Rows.Count(r => !r.IsOwn);

    /// <summary>Rows whose name or code has these words, whatever their diacritics.</summary>
    public IEnumerable<BoardRow> Find(string words) => Tidy.Plain(words) is { Length: > 0 } plain
        ? Rows.Where(r => Tidy.Plain(r.Unit.Name).Contains(plain, StringComparison.Ordinal) || Tidy.Plain(r.Unit.Code).Contains(plain, StringComparison.Ordinal)) : Rows;

    public int Count(params CellState[] states) => Rows.Count(r => states.Contains(r.State));

    /// <summary>Units that have finished a phase, of those that have it.</summary>
    public (int Done, int Of) Total(int phase) => (Rows.Count(r => r.Cells[phase].State == CellState.Done), Rows.Count(r => r.Cells[phase].State != CellState.None));
}
