using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;

namespace TuSoi.Rostering.Reading;

/// <summary>A sheet of the workbook whose columns are recognised.</summary>
internal sealed class FoundSheet(SheetLayout layout, string name, IReadOnlyDictionary<string, int> places, IReadOnlyList<RowRead> rows)
{
    public SheetLayout Layout => layout;

    /// <summary>The name on the tab.</summary>
    public string Name => name;

    /// <summary>Rows below the heading that hold something in a known column, without example rows.</summary>
    public IReadOnlyList<RowRead> Rows => rows;

    public bool Has(string column) => places.ContainsKey(column);

    /// <summary>Place of a column in the cells of a row; -1 where the sheet does not have it.</summary>
    public int Place(string column) => places.GetValueOrDefault(column, -1);

    /// <summary>Content of a cell; null where it is blank.</summary>
    public object? Value(RowRead row, string column) => Value(row, Place(column));

    public static object? Value(RowRead row, int place) => place < 0 || place >= row.Cells.Count ? null : row.Cells[place] switch
    {
        string text => Tidy.Text(text) is { Length: > 0 } tidy ? tidy : null,
        var other => other,
    };

    /// <summary>Content of a cell as text, numbers as they are typed; null where it is blank or no text.</summary>
    public string? Text(RowRead row, string column) => TextOf(Value(row, column));

    public static string? TextOf(object? value) => value switch
    {
        string text => text,
        decimal number => number.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    public void Refuse(Findings findings, RowRead row, string column, Fault fault) => findings.Problem(name, row.Number, Math.Max(Place(column), 0) + 1, fault);

    public void Refuse(Findings findings, RowRead row, string column, string code, string message) => Refuse(findings, row, column, new Fault(code, message));

    public void Warn(Findings findings, RowRead row, string column, string code, string message) =>
        findings.Warning(name, row.Number, Math.Max(Place(column), 0) + 1, new Fault(code, message));

    /// <summary>Address of a cell, for naming it in the message of another.</summary>
    public string Address(RowRead row, string column) => CellAddress.Of(row.Number, Math.Max(Place(column), 0) + 1);
}
