namespace TuSoi.Office.Xlsx.Reading;

/// <summary>Gathers the cells of one sheet after another into rows, and stops when there are more than allowed.</summary>
internal sealed class CollectedCells(XlsxLimits limits)
{
    private readonly List<object?> _cells = [];
    private List<RowRead> _rows = [];
    private string _sheet = "";
    private int _row;
    private int _filled;

    public CollectedCells Start(string sheet)
    {
        (_sheet, _rows, _row) = (sheet, [], 0);
        return this;
    }

    /// <summary>Starts the row with this number, or the next one when it bears none.</summary>
    public void StartRow(int? number)
    {
        EndRow();
        var next = number ?? _row + 1;
        if (next <= _row || next > CellAddress.LastRow)
            throw Refusals.Damaged();
        _row = next;
    }

    public void Add(int column, object? value)
    {
        if (value is null)
            return;
        if (_row == 0 || column > CellAddress.LastColumn)
            throw Refusals.Damaged();
        if (column > limits.Columns)
            throw Refusals.TooManyColumns(_sheet, _row, column, limits.Columns);
        if (++_filled > limits.Cells)
            throw Refusals.TooManyCells(limits.Cells);
        while (_cells.Count < column)
            _cells.Add(null);
        _cells[column - 1] = value;
    }

    public IReadOnlyList<RowRead> Finish()
    {
        EndRow();
        return _rows;
    }

    private void EndRow()
    {
        if (_cells.Count == 0)
            return;
        if (_rows.Count == limits.Rows)
            throw Refusals.TooManyRows(_sheet, limits.Rows);
        _rows.Add(new(_row, _cells.ToArray()));
        _cells.Clear();
    }
}
