using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <param name="On">The day for which it is registered, or on which it was held; null: neither.</param>
public sealed record MeetingLine(Subject Host, MeetingRule Rule, DateOnly? On, TimeOnly? Starts, bool Opened, bool Closed);

/// <summary>Meetings that an organisation holds in a cycle, by the rules of its pack.</summary>
public sealed record MeetingList(Subject Unit, Part Part, IReadOnlyList<MeetingLine> Lines)
{
    /// <param name="rule">Only meetings of this rule; null: all.</param>
    public static async Task<MeetingList?> ReadAsync(Work work, CyclePacks packs, long cycle, long unit, string? rule, DateOnly today)
    {
        if (await UnitWork.ReadAsync(work, packs, cycle, unit, today) is not { } read) return null;
        var held = (await work.ListAsync(r => (Host: r.GetInt64(0), Rule: r.GetString(1), On: r.GetFieldValue<DateOnly>(2), Starts: r.GetFieldValue<TimeOnly>(3), Opened: r.GetBoolean(4), Closed: r.GetBoolean(5)),
            "select host, rule, coalesce(held_on, planned_on), starts, opened_act is not null, closed_act is not null from meeting where unit = $1", unit)).ToDictionary(m => (m.Host, m.Rule));
        var lines = from of in read.Pack.Procedure.Meetings.Values
                    where rule is null || of.Id == rule
                    from host in read.Own
                    where read.Pack.Kind(host.Kind).Is(of.On)
                    let step = read.Pack.StepsOf(host.Kind).FirstOrDefault(s => s.Kind == StepKind.Meeting && s.Meeting == of.Id)
                    let known = held.TryGetValue((host.Id, of.Id), out var m) ? m : default
                    where known.Rule is not null || step is not null && host.Has(read.Pack.BitOf(host.Kind, step.Id))
                    orderby known.Closed, known.Rule is null, known.On, of.Label
                    select new MeetingLine(host, of, known.Rule is null ? null : known.On, known.Rule is null ? null : known.Starts, known.Opened, known.Closed);
        return new MeetingList(read.Unit, await Parts.OfAsync(work, read.Unit, null), [.. lines]);
    }
}
