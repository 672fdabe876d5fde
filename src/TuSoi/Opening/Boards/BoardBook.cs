using System.Globalization;
using TuSoi.Office.Xlsx;

namespace TuSoi.Opening.Boards;

/// <summary>A board as a workbook: the states as the page tells them, and the numbers behind them.</summary>
public static class BoardBook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Write(Board board, int year, DateOnly today, Stream output) => XlsxWriter.Write(output,
    [
        new()
        {
            Name = "Bảng theo dõi",
            Title = $"{board.Unit.Name}: bảng theo dõi đợt kiểm điểm năm {year}, ngày {Day(today)}",
            Columns = [Text("Mã", 12), Text("Tổ chức", 44), .. Phases.All.Select(s => Text($"{s.Number}. {s.Label}", 16)), Text("Ai giữ việc", 30), Text("Vướng gì", 60), new() { Heading = "Hạn", Kind = CellKind.Date }],
            Rows = board.Rows.Select(r => (IReadOnlyList<object?>)[r.Unit.Code, Name(r), .. r.Cells.Select(Told), r.Holdup?.Holder, Why(r), r.Holdup?.Due]),
        },
        new()
        {
            Name = "Số liệu",
            Columns = [Text("Mã", 12), Text("Tổ chức", 44), .. Phases.All.SelectMany(s => new[] { Number($"{s.Number}. Đã xong"), Number($"{s.Number}. Tất cả") })],
            Rows = board.Rows.Select(r => (IReadOnlyList<object?>)[r.Unit.Code, Name(r), .. r.Cells.SelectMany(c => new object?[] { c.Done, c.Total })]),
        },
    ]);

    /// <summary>What keeps a unit, in one line.</summary>
    public static string Why(BoardRow row) => row.Holdup is not { } hold ? "Không còn việc nào"
        : $"{(hold.Waits ? "Chờ: " : "")}{Brief(hold.Step.Says)}{(hold.Total > 1 ? $" (còn {hold.Left}/{hold.Total})" : "")}";

    /// <summary>The first part of a sentence that says what a step is.</summary>
    public static string Brief(string says)
    {
        // a comma may stand between those who do it: it ends the first words only where they are long already
        var (end, comma) = (says.IndexOfAny([';', ':', '.'], Math.Min(15, says.Length)), says.IndexOf(',', Math.Min(40, says.Length)));
        if (comma >= 0 && (end < 0 || end > 70)) end = comma;
        return end < 0 ? says : says[..end];
    }

    private static string Name(BoardRow row) => row.IsOwn ? $"{row.Unit.Name} (việc của chính tổ chức)" : row.Unit.Name;

    private static string Told(BoardCell cell) => cell.State switch
    {
        CellState.None => "",
        CellState.Done => "Xong",
        CellState.Late => $"Trễ {cell.LateDays:00} ngày, {cell.Done}/{cell.Total}",
        CellState.Waiting => "Chờ",
        _ => $"{cell.Done}/{cell.Total}, hạn {Day(cell.Due!.Value)}",
    };

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static ColumnToWrite Text(string heading, double width) => new() { Heading = heading, Width = width };

    private static ColumnToWrite Number(string heading) => new() { Heading = heading, Width = 12, Kind = CellKind.WholeNumber };
}
