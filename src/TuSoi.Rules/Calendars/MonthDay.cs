using System.Globalization;

namespace TuSoi.Rules.Calendars;

/// <summary>A day of any year, written MM-dd. 29 February is the last of February where there is none.</summary>
public readonly record struct MonthDay(int Month, int Day)
{
    private const int LeapYear = 2024;

    public static MonthDay Of(DateOnly day) => new(day.Month, day.Day);

    public static bool TryParse(string? text, out MonthDay day)
    {
        var known = DateOnly.TryParseExact($"{LeapYear}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = known ? Of(date) : default;
        return known;
    }

    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");
}
