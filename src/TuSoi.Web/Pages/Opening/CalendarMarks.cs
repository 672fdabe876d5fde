using TuSoi.Opening;
using TuSoi.Rules.Calendars;

namespace TuSoi.Web.Pages.Opening;

/// <summary>Something written into a day of a calendar.</summary>
/// <param name="Kind">A state mark: done, open, late, wait.</param>
public sealed record CalendarMark(DateOnly Day, string Text, string Kind, bool Mine = false, string? Href = null);

/// <summary>Marks of the days by which steps must be done.</summary>
public static class CalendarMarks
{
    /// <summary>Without how far they are: before a cycle is opened.</summary>
    public static IReadOnlyList<CalendarMark> Of(IEnumerable<CalendarStep> steps) => [.. steps.Select(s => new CalendarMark(Day(s.Due), s.Step.Says, "open"))];

    public static IReadOnlyList<CalendarMark> Of(IEnumerable<CalendarStep> steps, DateTime local, Func<CalendarStep, bool> mine) => [.. steps.Select(s => new CalendarMark(Day(s.Due), s.Step.Says, Kind(s, local), mine(s)))];

    public static string Kind(CalendarStep step, DateTime local) => step.Done == step.Total ? "done" : step.Due.IsLate(local) ? "late" : "open";

    /// <summary>The day that is written down: the last one in time.</summary>
    public static DateOnly Day(DueDate due) => due.At is null ? due.OnTime : due.Last;
}
