using TuSoi.Database;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>How many subjects of a kind have a step to do, and have done it.</summary>
public sealed record StepCount(string Kind, string Step, int Total, int Done);

/// <summary>One thing with its date, for all kinds of subject that do the same until the same day.</summary>
/// <param name="Kinds">Kinds of subject, as the pack has them.</param>
/// <param name="Body">Who does it, as the regulation names it.</param>
public sealed record CalendarStep(DueDate Due, StepRule Step, IReadOnlyList<string> Kinds, string Body, int Total, int Done)
{
    public string Article => ArticleOf(Step);

    /// <summary>The article that sets the date, else the one that sets the step.</summary>
    public static string ArticleOf(StepRule step) => step.Due?.Because?.Article ?? step.Because.Article;

    /// <summary>The document prints no date: the pack proposes one.</summary>
    public bool IsProposed => Step.Due is null or { Assumed: true, Because: null };

    /// <summary>The date moves with the meeting or the year-end conference.</summary>
    public Anchor? Anchor => Step.Due?.Anchor;
}

/// <summary>The dates of a procedure in the year of a cycle.</summary>
public static class StepCalendar
{
    public static IReadOnlyList<CalendarStep> Of(CyclePack pack, IEnumerable<StepCount> counts) =>
        [.. from one in counts
            let step = pack.Find(one.Kind, one.Step)
            where step is not null && one.Total > 0
            group (one, step) by (Due: pack.Dates.Of(one.Kind, step), step.Id, step.Says, step.By) into same
            orderby same.Key.Due.Last, same.Key.Due.At, Order(same.First().step)
            select new CalendarStep(same.Key.Due, same.First().step, [.. same.Select(s => s.one.Kind).Distinct()], pack.Body(same.Key.By).Label, same.Sum(s => s.one.Total), same.Sum(s => s.one.Done))];

    /// <summary>The dates of a running cycle, with how far each step is in the part of it that the person sees.</summary>
    public static async Task<IReadOnlyList<CalendarStep>> ReadAsync(Work work, CyclePack pack, long cycle) => Of(pack, await work.ListAsync(
        r => new StepCount(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3)), "select kind, step, sum(total)::int, sum(done)::int from counter where cycle = $1 group by kind, step", cycle));

    private static int Order(StepRule step) => (int)step.Kind;
}
