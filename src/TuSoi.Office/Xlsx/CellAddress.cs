namespace TuSoi.Office.Xlsx;

/// <summary>The name of a cell as people read it in Excel: column letters, then the row ("B7", "AA12").</summary>
public static class CellAddress
{
    /// <summary>The last row a sheet can have.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>The last column a sheet can have ("XFD").</summary>
    public const int LastColumn = 16_384;

    /// <summary>The address of the cell in this row and this column, both counted from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Row or column lies outside an Excel sheet.</exception>
    public static string Of(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(row, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(row, LastRow);
        return string.Create(null, $"{Letters(column)}{row}");
    }

    /// <summary>The letters of a column counted from 1: 1 is "A", 27 is "AA".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column lies outside an Excel sheet.</exception>
    public static string Letters(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(column, LastColumn);
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    internal static string Fixed(int row, int column) => $"${Letters(column)}${row}";
}
