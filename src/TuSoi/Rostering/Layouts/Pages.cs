using TuSoi.Office.Xlsx;
using TuSoi.Rules.Facts;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Layouts;

/// <summary>Sheets of the layout as they are written.</summary>
internal static class Pages
{
    public static SheetToWrite Of(SheetLayout sheet, IEnumerable<IReadOnlyList<object?>> rows) => new()
    {
        Name = sheet.Name,
        Columns = [.. sheet.Columns.Select(Of)],
        Rows = rows,
    };

    /// <summary>A row from values by the id of their columns.</summary>
    public static IReadOnlyList<object?> Row(SheetLayout sheet, IReadOnlyDictionary<string, object?> values) =>
        [.. sheet.Columns.Select(c => values.GetValueOrDefault(c.Id))];

    /// <summary>The sheet of "Thông tin" with the values of some of its lines.</summary>
    public static SheetToWrite Info(WorkbookLayout layout, IReadOnlyDictionary<string, object?> values) =>
        Of(InfoItems.Layout, layout.Items.Select(item => (IReadOnlyList<object?>)[item.Label, values.GetValueOrDefault(item.Id) ?? item.Given, item.Note]));

    private static ColumnToWrite Of(ColumnLayout column) => new()
    {
        Heading = column.Required ? column.Heading + " *" : column.Heading,
        Width = column.Width,
        Note = column.Note.Length > 0 ? column.Note : null,
        Choices = column.Choices.Count > 0 ? column.Choices : null,
        Kind = KindOf(column),
    };

    public static CellKind KindOf(ColumnLayout column) => column.Id is Ids.Born or Ids.ValidFrom or Ids.KnownOn or Ids.Until ? CellKind.Date
        : column.Id is Ids.Standard ? CellKind.Number
        : column.Fact?.Type switch
        {
            FactType.Count => CellKind.WholeNumber,
            FactType.Number => CellKind.Number,
            FactType.Date => CellKind.Date,
            _ => CellKind.Text,
        };
}
