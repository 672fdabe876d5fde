using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening.Boards;

/// <summary>Registered meetings and announced conferences of units: dates of steps are counted from them as soon as they are known.</summary>
internal sealed class UnitDays(CyclePack pack)
{
    private readonly Dictionary<(long Unit, string Meeting), DateOnly> meetings = [];
    private readonly Dictionary<long, DateOnly> conferences = [];
    private readonly Dictionary<(string Kind, string Step, DateOnly Day), DueDate> known = [];

    public void Meeting(long unit, string meeting, DateOnly day) => meetings[(unit, meeting)] = day;

    public void Conference(long unit, DateOnly day) => conferences[unit] = day;

    /// <summary>The unit's own date of a step; null: the day it is counted from is not known.</summary>
    public DueDate? Of(BoardStep step, long unit)
    {
        if (Day(step.Rule, unit) is not { } day) return null;
        if (!known.TryGetValue((step.Kind, step.Rule.Id, day), out var date)) known[(step.Kind, step.Rule.Id, day)] = date = pack.Dates.Of(step.Kind, step.Rule, day, day);
        return date;
    }

    private DateOnly? Day(StepRule step, long unit) => step.Due?.Anchor == Anchor.Meeting
        ? step.Meeting is { } meeting && meetings.TryGetValue((unit, meeting), out var held) ? held : null
        : conferences.TryGetValue(unit, out var day) ? day : null;
}
