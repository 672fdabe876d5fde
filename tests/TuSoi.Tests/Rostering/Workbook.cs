using System.Text.RegularExpressions;
using TuSoi.Office.Xlsx;
using TuSoi.Rostering;
using TuSoi.Rules.Packs;

namespace TuSoi.Tests.Rostering;

/// <summary>A small workbook whose cells can be changed one by one, then written as a real file and read.</summary>
internal sealed partial class Workbook
{
    private readonly List<(string Name, List<List<object?>> Rows)> sheets = [];

    public static Workbook Of(IEnumerable<SheetRead> read)
    {
        var book = new Workbook();
        foreach (var sheet in read)
        {
            var rows = new List<List<object?>>();
            foreach (var row in sheet.Rows)
            {
                while (rows.Count < row.Number) rows.Add([]);
                rows[row.Number - 1] = [.. row.Cells];
            }
            book.sheets.Add((sheet.Name, rows));
        }
        return book;
    }

    public Workbook Sheet(string name, params object?[][] rows)
    {
        sheets.Add((name, [.. rows.Select(r => r.ToList())]));
        return this;
    }

    public Workbook Without(string sheet)
    {
        sheets.RemoveAll(s => s.Name == sheet);
        return this;
    }

    public Workbook Rename(string sheet, string name)
    {
        var at = sheets.FindIndex(s => s.Name == sheet);
        sheets[at] = (name, sheets[at].Rows);
        return this;
    }

    /// <summary>Puts rows in front of a sheet.</summary>
    public Workbook Push(string sheet, int rows)
    {
        Rows(sheet).InsertRange(0, Enumerable.Range(0, rows).Select(_ => new List<object?>()));
        return this;
    }

    public Workbook WithoutColumn(string sheet, string heading)
    {
        var at = Rows(sheet)[0].FindIndex(c => Equals(c, heading));
        foreach (var row in Rows(sheet).Where(r => r.Count > at)) row.RemoveAt(at);
        return this;
    }

    /// <summary>Turns the order of the columns round.</summary>
    public Workbook Reversed(string sheet)
    {
        var width = Rows(sheet).Max(r => r.Count);
        foreach (var row in Rows(sheet))
        {
            while (row.Count < width) row.Add(null);
            row.Reverse();
        }
        return this;
    }

    public Workbook Change(Func<string, string> text)
    {
        foreach (var row in sheets.SelectMany(s => s.Rows))
            for (var i = 0; i < row.Count; i++) row[i] = row[i] is string was ? text(was) : row[i];
        return this;
    }

    /// <summary>Address of the cell below a heading; the heading's own where the row is 1.</summary>
    public string At(string sheet, string heading, int row) => Rows(sheet)[0].IndexOf(heading) is >= 0 and var column
        ? CellAddress.Of(row, column + 1) : throw new ArgumentException($"{sheet}: {heading}");

    public Workbook Set(string sheet, string cell, object? value)
    {
        var at = Address().Match(cell);
        var column = at.Groups[1].Value.Aggregate(0, (n, c) => n * 26 + c - 'A' + 1);
        var row = int.Parse(at.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
        while (Rows(sheet).Count < row) Rows(sheet).Add([]);
        while (Rows(sheet)[row - 1].Count < column) Rows(sheet)[row - 1].Add(null);
        Rows(sheet)[row - 1][column - 1] = value;
        return this;
    }

    /// <summary>Content of a cell, row and column counted from 1.</summary>
    public object? Value(string sheet, int row, int column) => Rows(sheet)[row - 1][column - 1];

    /// <summary>The file; headings are what stands in the first row.</summary>
    public MemoryStream File()
    {
        var stream = new MemoryStream();
        // the writer knows no broken formula and no date with hours, so those are put in behind it
        XlsxWriter.Write(stream, [.. sheets.Select(s => new SheetToWrite
        {
            Name = s.Name,
            Columns = [.. Enumerable.Range(0, Math.Max(1, s.Rows.Count == 0 ? 1 : s.Rows.Max(r => r.Count)))
                .Select(i => new ColumnToWrite { Heading = s.Rows.Count > 0 && i < s.Rows[0].Count ? s.Rows[0][i] as string ?? "" : "" })],
            Rows = [.. s.Rows.Skip(1).Select(r => (IReadOnlyList<object?>)[.. r.Select(Plain)])],
        })]);
        stream.Position = 0;
        return Broken() ? ErrorCells.Put(stream, ErrorText) : stream;
    }

    public WorkbookRead Read(Pack? pack = null, WorkbookOptions? options = null) => WorkbookReader.Read(File(), pack ?? Packs.Bloc, options);

    private const string ErrorText = "#DIV/0!";

    private bool Broken() => sheets.SelectMany(s => s.Rows).SelectMany(r => r).Any(c => c is CellError);

    private static object? Plain(object? cell) => cell switch
    {
        CellError => ErrorText,
        DateTime moment => DateOnly.FromDateTime(moment),
        bool yes => yes ? "TRUE" : "FALSE",
        _ => cell,
    };

    private List<List<object?>> Rows(string sheet) => sheets.First(s => s.Name == sheet).Rows;

    [GeneratedRegex("^([A-Z]+)([0-9]+)$")]
    private static partial Regex Address();
}
