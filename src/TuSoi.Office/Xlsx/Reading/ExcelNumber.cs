using System.Globalization;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>The binary numbers of Excel as the numbers people typed.</summary>
internal static class ExcelNumber
{
    private const int DaysFrom1900To1904 = 1_462;
    private const double DayAfterLast = 2_958_466; // 1 January 10000

    /// <summary>
    /// The number stored as this text. Excel stores 84.99 as the nearest binary number, sometimes written 84.989999999999995:
    /// the shortest decimal that rounds to the same binary number is what was typed.
    /// </summary>
    public static object Of(string stored)
    {
        // up to 15 characters is at most 15 digits: those are always the shortest already
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (stored.Length <= 15 && decimal.TryParse(stored, plain, CultureInfo.InvariantCulture, out var exact))
            return exact;
        return Of(double.Parse(stored, CultureInfo.InvariantCulture));
    }

    /// <summary>The number as a decimal, or as text when it is too large for one.</summary>
    public static object Of(double stored)
    {
        var shortest = stored.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : shortest;
    }

    /// <summary>The moment a day count stands for, or null when it stands for none.</summary>
    public static DateTime? DateOf(double days, bool countsFrom1904)
    {
        days += countsFrom1904 ? DaysFrom1900To1904 : 0;
        if (days is not (>= 0 and < DayAfterLast))
            return null;
        // Excel believes in 29 February 1900: before it, its day counts are one less than those of .NET
        return DateTime.FromOADate(days < 60 ? days + 1 : days);
    }
}
