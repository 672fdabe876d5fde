using System.Globalization;

namespace TuSoi.Rostering.Cells;

/// <summary>Days: dates of Excel, or text as people write it, day first: 05/12/2024, 5-12-2024, 5.12.2024, or 2024-12-05.</summary>
internal static class DateText
{
    private static readonly string[] Forms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d"];

    public static (DateOnly Day, Fault? Fault) Read(object cell) => cell switch
    {
        DateTime moment => (DateOnly.FromDateTime(moment), null),
        string text => Read(text),
        decimal number => (default, new Fault("date.number", $"“{number.ToString(CultureInfo.InvariantCulture)}” là con số, không phải ngày. Ghi ngày/tháng/năm, ví dụ: 05/12/2024.")),
        _ => (default, Wrong(cell.ToString() ?? "")),
    };

    private static (DateOnly, Fault?) Read(string text)
    {
        var day = text.Replace(" ", "", StringComparison.Ordinal);
        if (DateOnly.TryParseExact(day, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return (read, null);
        // some programs leave midnight behind the day
        return day.EndsWith("00:00:00", StringComparison.Ordinal) && DateOnly.TryParseExact(day[..^8].TrimEnd('T'), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out read)
            ? (read, null) : (default, Wrong(text));
    }

    private static Fault Wrong(string text) =>
        new("date.text", $"“{text}” không phải là ngày có thật. Ghi ngày trước, tháng sau, năm đủ bốn chữ số, ví dụ: 05/12/2024 hoặc 2024-12-05.");
}
