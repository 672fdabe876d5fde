using System.Collections.Concurrent;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>
/// The date of every step of a pack in the cycle's year. A step without one of its own must be done when the first step that waits for it is due;
/// so there is always a next date.
/// </summary>
public sealed class StepDates(CyclePack pack)
{
    private readonly ConcurrentDictionary<(string Kind, string Step), DueDate> known = new(), told = new();
    private ILookup<string, (string Kind, StepRule Step, NeedRule Need)>? waiting;

    public DueDate Ends { get; } = DueDate.Until(Day(pack.Procedure.Calendar?.Ends, 1, 31).In(pack.Year + 1));

    public DateOnly YearEndConference { get; } = Day(pack.Procedure.Calendar?.YearEndConference, 12, 31).In(pack.Year);

    /// <summary>The date by the pack alone, before any meeting is registered.</summary>
    public DueDate Of(string kind, StepRule step)
    {
        if (!told.TryGetValue((kind, step.Id), out var date)) told[(kind, step.Id)] = date = Find(kind, step, []) ?? Ends;
        return date;
    }

    /// <summary>The date for one subject: counted from its meeting and its unit's own conference, where they are known.</summary>
    public DueDate Of(string kind, StepRule step, DateOnly? meeting, DateOnly? conference) =>
        step.Due is { Anchor: { } anchor } rule && (anchor == Anchor.Meeting ? meeting : conference) is { } day ? pack.Calendar.Of(rule, day)!.Value : Of(kind, step);

    private DueDate? Find(string kind, StepRule step, HashSet<(string, string)> open)
    {
        if (known.TryGetValue((kind, step.Id), out var date)) return date;
        if (!open.Add((kind, step.Id))) return null;
        var found = step.Due is { } rule ? pack.Calendar.Of(rule, rule.Anchor switch
        {
            Anchor.Meeting => MeetingDay(step, open),
            Anchor.YearEndConference => YearEndConference,
            _ => null,
        }) : Earliest(kind, step, open);
        open.Remove((kind, step.Id));
        if (open.Count == 0 && found is { } whole) known[(kind, step.Id)] = whole;
        return found;
    }

    // What waits for the step, and what happens in the meeting that the step is.
    private DueDate? Earliest(string kind, StepRule step, HashSet<(string, string)> open)
    {
        DueDate? first = null;
        foreach (var (other, then, need) in Waiting[step.Id])
            if (need.Of.Length > 0 || other == kind) Take(Find(other, then, open));
        if (step is { Kind: StepKind.Meeting, Meeting: { } meeting })
            foreach (var (other, held) in All().Where(s => s.Step.Meeting == meeting && s.Step.Kind is StepKind.Review or StepKind.Ballot && s.Step.Due is not null)) Take(Find(other, held, open));
        return first;

        void Take(DueDate? date)
        {
            if (date is { } day && (first is null || day.Last < first.Value.Last)) first = day;
        }
    }

    private DateOnly? MeetingDay(StepRule step, HashSet<(string, string)> open)
    {
        foreach (var (kind, other) in All())
            if (other.Kind == StepKind.Meeting && other.Meeting == step.Meeting && other.Id != step.Id && Find(kind, other, open) is { } date) return date.OnTime;
        return Ends.OnTime;
    }

    private ILookup<string, (string Kind, StepRule Step, NeedRule Need)> Waiting =>
        waiting ??= All().SelectMany(s => s.Step.Needs.Select(n => (s.Kind, s.Step, Need: n))).ToLookup(s => s.Need.Step);

    private IEnumerable<(string Kind, StepRule Step)> All() => pack.Pack.Kinds.Keys.SelectMany(k => pack.StepsOf(k).Select(s => (k, s)));

    private static MonthDay Day(string? text, int month, int day) => MonthDay.TryParse(text, out var known) ? known : new MonthDay(month, day);
}
