namespace TuSoi.Rules.Calendars;

/// <summary>How "before day D" is read (AMB-01).</summary>
public enum BeforeReading
{
    /// <summary>The end of D−1 is on time, D itself is the due day and warns, after D is late.</summary>
    DueDayWarns,

    /// <summary>The last permitted day is D−1: D itself is late.</summary>
    Literal,

    /// <summary>D counts as in time.</summary>
    Inclusive,
}

/// <summary>Until when a step is on time, and after which day it is late. Between the two it is the due day, which warns.</summary>
public readonly record struct DueDate(DateOnly OnTime, DateOnly Last, TimeOnly? At = null)
{
    public static DueDate Before(DateOnly day, BeforeReading reading) => reading switch
    {
        BeforeReading.Literal => new(day.AddDays(-1), day.AddDays(-1)),
        BeforeReading.Inclusive => new(day, day),
        _ => new(day.AddDays(-1), day),
    };

    public static DueDate Until(DateOnly day, TimeOnly? at = null) => new(day, day, at);

    /// <summary>Late on the local day and time.</summary>
    public bool IsLate(DateTime local) => DateOnly.FromDateTime(local) > Last || At is { } at && DateOnly.FromDateTime(local) == Last && TimeOnly.FromDateTime(local) > at;

    public bool Warns(DateTime local) => !IsLate(local) && DateOnly.FromDateTime(local) > OnTime;
}

/// <summary>Turns a rule into dates of one cycle.</summary>
public sealed record DueCalendar(int Year, BeforeReading Before, Holidays Holidays)
{
    /// <summary>The date of a rule; <paramref name="anchor"/> is the day it is counted from, where it has one.</summary>
    public DueDate? Of(DueRule rule, DateOnly? anchor)
    {
        var year = rule.NextYear ? Year + 1 : Year;
        if (MonthDay.TryParse(rule.Before, out var before)) return DueDate.Before(before.In(year), Before);
        if (MonthDay.TryParse(rule.By, out var by)) return DueDate.Until(by.In(year));
        if (anchor is not { } day) return null;
        if (rule.Weekly is { } weekday) return DueDate.Until(Weekly(day, weekday), TimeOnly.TryParse(rule.Hour, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null);
        if (rule.WorkingDays is { } working) return DueDate.Until(Holidays.Before(day, working));
        return rule.Days is { } days ? DueDate.Until(day.AddDays(-days)) : DueDate.Until(day.AddDays(-1));
    }

    // The last such day of the week before the day itself.
    private static DateOnly Weekly(DateOnly day, DayOfWeek weekday)
    {
        var back = ((int)day.DayOfWeek - (int)weekday + 7) % 7;
        return day.AddDays(back == 0 ? -7 : -back);
    }
}
