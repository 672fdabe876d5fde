using System.Globalization;
using TuSoi.Rules.Calendars;

namespace TuSoi.Web;

/// <summary>Dates and numbers as Vietnamese papers write them, with spaces that do not break.</summary>
public static class Say
{
    private static readonly string[] Weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    /// <summary>05/12/2024.</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateTime moment) => Day(DateOnly.FromDateTime(moment));

    /// <summary>05/12.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);

    /// <summary>ngày 05 tháng 12 năm 2024.</summary>
    public static string LongDay(DateOnly day) => $"ngày\u00a0{day.Day:00} tháng\u00a0{day.Month:00} năm\u00a0{day.Year}";

    public static string Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    /// <summary>14 giờ 05 phút.</summary>
    public static string Hour(DateTime moment) => $"{moment.Hour}\u00a0giờ\u00a0{moment.Minute:00}\u00a0phút";

    public static string Hour(TimeOnly hour) => $"{hour.Hour}\u00a0giờ\u00a0{hour.Minute:00}";

    /// <summary>A number in a sentence: below ten with a leading zero.</summary>
    public static string Count(int number) => number is >= 0 and < 10 ? $"0{number}" : number.ToString("#,##0", CultureInfo.GetCultureInfo("vi-VN"));

    public static string Count(int number, string of) => $"{Count(number)}\u00a0{of}";

    public static string Percent(decimal share) => share.ToString("0.#", CultureInfo.GetCultureInfo("vi-VN")) + "%";

    /// <summary>How a date stands today: quá hạn 03 ngày, đến hạn hôm nay, còn 02 ngày.</summary>
    public static string Left(DueDate due, DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        if (due.IsLate(local)) return today == due.Last ? "Quá hạn hôm nay" : $"Quá hạn {Count(today.DayNumber - due.Last.DayNumber, "ngày")}";
        if (due.OnTime == today || due.Warns(local)) return "Đến hạn hôm nay";
        return $"Còn {Count(due.OnTime.DayNumber - today.DayNumber, "ngày")}";
    }

    /// <summary>The day until which something is in time.</summary>
    public static string Until(DueDate due) => due.At is { } at ? $"{Hour(at)}, {Day(due.Last)}" : Day(due.OnTime);

    /// <summary>Tên Một, Tên Hai và 03 đồng chí khác.</summary>
    public static string Names(IReadOnlyList<string> names, int most = 3, string others = "đối tượng khác") => Names(names, names.Count, most, others);

    /// <summary>The same of so many names that are put in order only as far as they are told.</summary>
    public static string Names(IEnumerable<string> names, int count, int most = 3, string others = "đối tượng khác") =>
        count <= most + 1 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(most))} và {Count(count - most, others)}";
}
