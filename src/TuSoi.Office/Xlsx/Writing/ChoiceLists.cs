namespace TuSoi.Office.Xlsx.Writing;

/// <summary>The values of all drop-downs, each different list once, in one column each of a hidden sheet.</summary>
internal sealed class ChoiceLists
{
    public const string SheetName = "Danh mục";
    private readonly List<ColumnToWrite> _lists = [];
    private readonly Dictionary<string, int> _columns = [];

    public static ChoiceLists Of(IEnumerable<SheetToWrite> sheets)
    {
        var lists = new ChoiceLists();
        foreach (var column in sheets.SelectMany(sheet => sheet.Columns).Where(column => column.Choices is { Count: > 0 }))
        {
            if (lists._columns.TryAdd(Key(column.Choices!), lists._lists.Count + 1))
                lists._lists.Add(column);
        }
        return lists;
    }

    /// <summary>The hidden sheet, or nothing when no column has choices.</summary>
    public IReadOnlyList<SheetToWrite> Sheets => _lists.Count == 0 ? [] :
    [
        new()
        {
            Name = SheetName,
            Hidden = true,
            Columns = [.. _lists.Select(list => new ColumnToWrite { Heading = list.Heading, Width = 30 })],
            Rows = Enumerable.Range(0, _lists.Max(list => list.Choices!.Count))
                .Select(row => _lists.Select(list => (object?)list.Choices!.ElementAtOrDefault(row)).ToList()),
        },
    ];

    /// <summary>Gives for some choices the range that holds them: 'Danh mục'!$A$2:$A$9.</summary>
    public Func<IReadOnlyList<string>, string> Ranges(string sheetName) => choices =>
    {
        var column = _columns[Key(choices)];
        return $"{SheetNames.Quoted(sheetName)}!{CellAddress.Fixed(2, column)}:{CellAddress.Fixed(choices.Count + 1, column)}";
    };

    private static string Key(IReadOnlyList<string> choices) => string.Join('\0', choices);
}
