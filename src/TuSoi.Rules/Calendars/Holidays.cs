using System.ComponentModel;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Calendars;

/// <summary>packs/calendar/*.yaml: days off by year. What is not listed is worked, Saturdays and Sundays excepted.</summary>
public sealed record HolidayFile
{
    [Description("Ngày nghỉ cố định hằng năm, dạng MM-dd")]
    public required IReadOnlyDictionary<string, string> EveryYear { get; init; }

    [Description("Ngày nghỉ của từng năm, dạng yyyy-MM-dd")]
    public required IReadOnlyDictionary<string, string> Days { get; init; }

    [Description("Ngày nghỉ bù đi làm lại, dạng yyyy-MM-dd")]
    public IReadOnlyDictionary<string, string> Worked { get; init; } = new Dictionary<string, string>();

    [Description("yes: ngày lấy từ lịch đã công bố, chưa đối chiếu với từng văn bản")]
    public bool Assumed { get; init; }
}

/// <summary>Working days: Monday to Friday, without the days off.</summary>
public sealed class Holidays
{
    private readonly HashSet<string> everyYear = [];
    private readonly HashSet<DateOnly> days = [], worked = [];

    public static Holidays None { get; } = new();

    /// <summary>Reads the calendar file; wrong dates are told.</summary>
    public static Holidays Read(string name, string text, Problems problems)
    {
        var (file, read) = (new YamlFile(name, problems), new Holidays());
        if (YamlFile.Parse(text, file) is not { } root || Binder.Read<HolidayFile>(root, file) is not { EveryYear: not null, Days: not null } holidays) return read;
        foreach (var day in holidays.EveryYear.Keys)
            if (MonthDay.TryParse(day, out _)) read.everyYear.Add(day);
            else file.Refuse(root, "calendar.day", $"“{day}” không phải là ngày dạng MM-dd.");
        foreach (var (set, keys) in new[] { (read.days, holidays.Days.Keys), (read.worked, holidays.Worked.Keys) })
            foreach (var day in keys)
                if (DateOnly.TryParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date)) set.Add(date);
                else file.Refuse(root, "calendar.day", $"“{day}” không phải là ngày dạng yyyy-MM-dd.");
        return read;
    }

    public bool IsWorked(DateOnly day) =>
        worked.Contains(day) || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !days.Contains(day) && !everyYear.Contains(MonthDay.Of(day).ToString());

    /// <summary>The working day that lies <paramref name="count"/> working days before <paramref name="day"/>, which itself is not counted.</summary>
    public DateOnly Before(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(-1);
            if (IsWorked(day)) count--;
        }
        return day;
    }
}
