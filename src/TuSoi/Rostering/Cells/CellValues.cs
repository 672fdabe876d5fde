using System.Globalization;
using TuSoi.Office.Xlsx;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Cells;

/// <summary>Turns the content of cells into values of facts: a word, an int, a decimal or a DateOnly.</summary>
internal sealed class CellValues(DateOnly cutOff)
{
    // Products of such numbers are still exact.
    private const decimal TooLarge = 1_000_000_000_000_000;

    // The party was founded on 3 February 1930: no fact of it is older.
    private static readonly DateOnly Earliest = new(1930, 2, 3);
    private const int OldestPerson = 110, YoungestPerson = 18;
    private readonly Dictionary<Fact, WordList> words = new(ReferenceEqualityComparer.Instance);

    /// <summary>The value of a cell that is not blank, or why it has none.</summary>
    public (object? Value, Fault? Fault) Read(Fact fact, object cell)
    {
        if (Broken(cell) is { } fault) return (null, fault);
        return fact.Type switch
        {
            FactType.Count => Count(cell),
            FactType.Number => Boxed(Number(cell)),
            FactType.Date => Boxed(Day(cell)),
            FactType.Text => (cell.ToString(), null),
            _ => Word(fact, cell),
        };
    }

    /// <summary>A formula that failed.</summary>
    public static Fault? Broken(object cell) => cell is CellError error
        ? new Fault("cell.error", $"Công thức trong ô bị lỗi {error.Text}. Hãy sửa công thức hoặc ghi giá trị.") : null;

    /// <summary>A day of which a fact speaks: not after the cut-off.</summary>
    public (DateOnly Day, Fault? Fault) Day(object cell)
    {
        var (day, fault) = DateText.Read(cell);
        if (fault is not null) return (day, fault);
        if (day < Earliest || day.Year > cutOff.Year + 1) return (day, new Fault("date.absurd", $"Ngày {day:dd/MM/yyyy} không hợp lý: năm phải từ {Earliest.Year} đến {cutOff.Year}."));
        return day > cutOff ? (day, new Fault("date.after_cut_off", $"Ngày {day:dd/MM/yyyy} sau ngày chốt {cutOff:dd/MM/yyyy}.")) : (day, null);
    }

    /// <summary>A day of birth of a member.</summary>
    public (DateOnly Day, Fault? Fault) Birth(object cell)
    {
        var (day, fault) = DateText.Read(cell);
        if (fault is not null) return (day, fault);
        return day < cutOff.AddYears(-OldestPerson) || day > cutOff.AddYears(-YoungestPerson)
            ? (day, new Fault("date.birth", $"Ngày sinh {day:dd/MM/yyyy} không hợp lý: đảng viên phải từ đủ {YoungestPerson} đến {OldestPerson} tuổi vào ngày chốt.")) : (day, null);
    }

    public static (decimal Number, Fault? Fault) Number(object cell)
    {
        var (number, fault) = Read(cell);
        return fault is null && Math.Abs(number) >= TooLarge ? (0, new Fault("number.large", $"Số quá lớn: {Show(number)}. Nhiều nhất 15 chữ số; hãy đổi đơn vị, ví dụ ghi theo triệu đồng.")) : (number, fault);
    }

    private static (decimal Number, Fault? Fault) Read(object cell) => cell switch
    {
        decimal number => (number, null),
        string text => NumberText.Read(text),
        DateTime day => (0, new Fault("number.date", $"Ô này là ngày {day:dd/MM/yyyy}, ở đây phải là số. Hãy đổi định dạng ô thành số và ghi lại.")),
        _ => (0, new Fault("number.text", "Ô này không phải là số.")),
    };

    private static (object?, Fault?) Count(object cell)
    {
        var (number, fault) = Number(cell);
        if (fault is not null) return (null, fault);
        if (number < 0) return (null, new Fault("count.negative", $"Số đếm không được âm: {Show(number)}."));
        if (number != decimal.Truncate(number)) return (null, new Fault("count.fraction", $"Phải là số nguyên: {Show(number)}."));
        return number <= 100_000_000 ? ((int)number, null) : (null, new Fault("count.large", $"Số đếm quá lớn: {Show(number)}."));
    }

    private (object?, Fault?) Word(Fact fact, object cell)
    {
        if (!words.TryGetValue(fact, out var list)) words[fact] = list = new WordList(fact);
        return list.Read(cell);
    }

    private static (object?, Fault?) Boxed<T>((T Value, Fault? Fault) read) => read.Fault is null ? (read.Value, null) : (null, read.Fault);

    private static string Show(decimal number) => number.ToString("0.######", CultureInfo.GetCultureInfo("vi-VN"));
}
