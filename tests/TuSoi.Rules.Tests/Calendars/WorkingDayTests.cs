using System.Globalization;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Tests.Calendars;

/// <summary>Working days by the calendar of days off that comes with the program.</summary>
public sealed class WorkingDayTests
{
    private static readonly Holidays VietNam = ReadVietNam();

    [Theory]
    [InlineData("2024-12-13", "2024-12-10")] // a Friday: Thursday, Wednesday, Tuesday
    [InlineData("2024-12-16", "2024-12-11")] // a Monday: the weekend is not counted
    [InlineData("2024-12-15", "2024-12-11")] // a Sunday counts back as the Monday after it
    [InlineData("2025-01-03", "2024-12-30")] // over New Year, which is off
    [InlineData("2024-03-01", "2024-02-27")] // over 29 February
    [InlineData("2023-03-01", "2023-02-24")] // a year without it
    [InlineData("2025-02-04", "2025-01-23")] // over Tết: Monday 3 February, Friday 24 and Thursday 23 January
    [InlineData("2022-02-07", "2022-01-26")] // Tết from Monday to Friday, weekends on both sides
    [InlineData("2024-05-06", "2024-05-02")] // the Saturday before is worked instead of Monday 29 April
    public void Three_working_days_before_a_day(string day, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), VietNam.Before(DateOnly.Parse(day, CultureInfo.InvariantCulture), 3));

    [Fact]
    public void No_working_day_before_a_day_is_the_day_itself_even_when_it_is_off() =>
        Assert.Equal(new DateOnly(2025, 1, 29), VietNam.Before(new DateOnly(2025, 1, 29), 0));

    [Theory]
    [InlineData(2020)]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void Every_year_has_five_days_of_Tet_and_as_many_days_worked_as_the_labour_code_leaves(int year)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).ToList();
        var weekdays = days.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        // Eleven paid days off a year, ten before the labour code of 2021, all on weekdays after compensation; a day exchanged is worked on another.
        Assert.Equal(weekdays.Count - (year == 2020 ? 10 : 11), days.Count(VietNam.IsWorked));
    }

    [Fact]
    public void Where_no_calendar_is_known_every_weekday_is_worked()
    {
        Assert.True(Holidays.None.IsWorked(new DateOnly(2025, 1, 29)));
        Assert.False(Holidays.None.IsWorked(new DateOnly(2025, 2, 1)));
    }

    [Fact]
    public void Wrong_days_in_a_calendar_are_told_by_place()
    {
        var problems = new Problems();
        Holidays.Read("calendar/x.yaml", "every_year: {02-30: Ngày lạ}\ndays: {29/01/2025: Tết}\n", problems);
        Assert.Equal(2, problems.Count);
        Assert.All(problems, p => Assert.Equal("calendar.day", p.Code));
    }

    private static Holidays ReadVietNam()
    {
        var problems = new Problems();
        var read = Holidays.Read("calendar/viet-nam.yaml", File.ReadAllText(Path.Combine(Repository.Folder, "packs", "calendar", "viet-nam.yaml")), problems);
        Assert.Empty(problems);
        return read;
    }
}
