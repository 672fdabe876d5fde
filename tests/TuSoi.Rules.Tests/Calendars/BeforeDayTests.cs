using System.Globalization;
using TuSoi.Rules.Calendars;

namespace TuSoi.Rules.Tests.Calendars;

/// <summary>What "before day D" means (AMB-01), and how a rule becomes a date of one cycle.</summary>
public sealed class BeforeDayTests
{
    private static readonly DateOnly Day = new(2024, 12, 15);

    [Theory]
    [InlineData(BeforeReading.DueDayWarns, false, false, false, true, true, false)]
    [InlineData(BeforeReading.Literal, false, false, true, false, true, false)]
    [InlineData(BeforeReading.Inclusive, false, false, false, false, true, false)]
    public void The_day_before_the_day_itself_and_the_day_after(BeforeReading reading, bool earlyLate, bool earlyWarns, bool onLate, bool onWarns, bool afterLate, bool afterWarns)
    {
        var due = DueDate.Before(Day, reading);
        Assert.Equal((earlyLate, earlyWarns), Of(due, Day.AddDays(-1)));
        Assert.Equal((onLate, onWarns), Of(due, Day));
        Assert.Equal((afterLate, afterWarns), Of(due, Day.AddDays(1)));
    }

    [Theory]
    [InlineData("02-29", 2024, "2024-02-29")]
    [InlineData("02-29", 2025, "2025-02-28")]
    [InlineData("12-31", 2024, "2024-12-31")]
    public void A_day_of_the_year_exists_in_every_year(string day, int year, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), Calendar(year).Of(new DueRule { By = day }, null)!.Value.Last);

    [Fact]
    public void Before_1_March_ends_on_29_February_of_a_leap_year()
    {
        Assert.Equal(new DateOnly(2024, 2, 29), Calendar(2024).Of(new DueRule { Before = "03-01" }, null)!.Value.OnTime);
        Assert.Equal(new DateOnly(2025, 2, 28), Calendar(2025).Of(new DueRule { Before = "03-01" }, null)!.Value.OnTime);
    }

    [Fact]
    public void A_day_of_the_next_year_lies_beyond_the_end_of_the_cycles_year()
    {
        Assert.Equal(new DateOnly(2025, 1, 10), Calendar(2024).Of(new DueRule { By = "01-10", NextYear = true }, null)!.Value.Last);
        Assert.Equal(new DateOnly(2024, 12, 31), Calendar(2024).Of(new DueRule { Before = "01-01", NextYear = true }, null)!.Value.OnTime);
    }

    [Fact]
    public void Before_a_meeting_is_the_day_before_unless_days_are_told()
    {
        var meeting = new DateOnly(2024, 12, 9);
        Assert.Equal(new DateOnly(2024, 12, 8), Of(new DueRule { Anchor = Anchor.Meeting }, meeting));
        Assert.Equal(new DateOnly(2024, 12, 7), Of(new DueRule { Anchor = Anchor.Meeting, Days = 2 }, meeting));
        Assert.Equal(new DateOnly(2024, 12, 4), Of(new DueRule { Anchor = Anchor.Meeting, WorkingDays = 3 }, meeting));
        Assert.Null(Calendar(2024).Of(new DueRule { Anchor = Anchor.Meeting }, null));
    }

    [Fact]
    public void Fifteen_hours_each_Thursday_is_the_last_Thursday_before_the_meeting()
    {
        var rule = new DueRule { Anchor = Anchor.Meeting, Weekly = DayOfWeek.Thursday, Hour = "15:00" };
        var due = Calendar(2023).Of(rule, new DateOnly(2023, 12, 21))!.Value; // itself a Thursday
        Assert.Equal(new DateOnly(2023, 12, 14), due.Last);
        Assert.False(due.IsLate(new DateTime(2023, 12, 14, 15, 0, 0)));
        Assert.True(due.IsLate(new DateTime(2023, 12, 14, 15, 0, 1)));
    }

    private static (bool Late, bool Warns) Of(DueDate due, DateOnly day) => (due.IsLate(day.ToDateTime(new TimeOnly(17, 0))), due.Warns(day.ToDateTime(new TimeOnly(17, 0))));

    private static DateOnly Of(DueRule rule, DateOnly anchor) => Calendar(2024).Of(rule, anchor)!.Value.Last;

    private static DueCalendar Calendar(int year) => new(year, BeforeReading.DueDayWarns, Holidays.None);
}
