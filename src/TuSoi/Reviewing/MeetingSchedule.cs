using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>A registered meeting, with those who come from above.</summary>
public sealed record ScheduledMeeting(long Id, long Host, long Unit, string Name, string UnitName, string Rule, DateOnly On, TimeOnly Starts, int HalfDays, bool IsOpened, bool IsClosed, IReadOnlyList<(long Person, string Name)> Attending, long RegisteredAct)
{
    /// <summary>Half days that it takes, counted from a day long ago: two meetings at the same time share one.</summary>
    public (int First, int Last) Halves => ((On.DayNumber * 2) + (Starts.Hour >= 12 ? 1 : 0), (On.DayNumber * 2) + (Starts.Hour >= 12 ? 1 : 0) + HalfDays - 1);

    public bool IsAtTheSameTimeAs(ScheduledMeeting other) => Id != other.Id && Halves.First <= other.Halves.Last && other.Halves.First <= Halves.Last;
}

/// <summary>Somebody who may attend from above: he holds a post in the organisation that sends.</summary>
public sealed record Guest(long Person, string Name, string Role);

/// <summary>Meetings of an organisation and of all below, and who may be sent to them.</summary>
public sealed record MeetingSchedule(IReadOnlyList<ScheduledMeeting> Meetings, IReadOnlyList<Guest> Guests)
{
    private const string Below = """
        select m.id, m.host, m.unit, h.name, u.name, m.rule, m.planned_on, m.starts, m.half_days, m.opened_act is not null, m.closed_act is not null,
          coalesce(array_agg(a.person order by a.person) filter (where p.id is not null), '{}'), coalesce(array_agg(p.name order by a.person) filter (where p.id is not null), '{}'), m.registered_act
        from meeting m join subject h on h.id = m.host join subject u on u.id = m.unit left join attendance a on a.meeting = m.id and a.ended_act is null left join person p on p.id = a.person
        where m.cycle = $1 and m.path ^@ $2 group by m.id, h.id, u.id order by m.planned_on, m.starts, u.path
        """;

    private IReadOnlyList<(long Subject, long Unit, bool IsPerson, string By)> Prompts { get; init; } = [];

    public static async Task<MeetingSchedule> ReadAsync(Work work, UnitWork unit, long cycle)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add(Below, cycle, unit.Unit.Path)
            .Add("select a.person, p.name, a.role from assignment a join person p on p.id = a.person where a.organisation = $1 and a.ended_act is null and a.held @> today() order by a.id", unit.Unit.Entry)
            .Add("select s.id, s.unit, s.person is not null, coalesce(p.issued_by, '') from prompt p join subject s on s.id = p.subject where p.cycle = $1 and p.issued_act is not null and p.path ^@ $2", cycle, unit.Unit.Path));
        var (meetings, guests, prompts) = (new List<ScheduledMeeting>(), new List<Guest>(), new List<(long, long, bool, string)>());
        while (await reader.ReadAsync())
            meetings.Add(new ScheduledMeeting(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetFieldValue<DateOnly>(6), reader.GetFieldValue<TimeOnly>(7), reader.GetInt32(8), reader.GetBoolean(9), reader.GetBoolean(10),
                [.. reader.GetFieldValue<long[]>(11).Zip(reader.GetFieldValue<string[]>(12))], reader.GetInt64(13)));
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) guests.Add(new Guest(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) prompts.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetBoolean(2), reader.GetString(3)));
        return new MeetingSchedule(meetings, [.. guests.OrderBy(g => g.Name, NameOrder.ByGiven)]) { Prompts = prompts };
    }

    public ScheduledMeeting? Find(long host, string rule) => Meetings.FirstOrDefault(m => m.Host == host && m.Rule == rule);

    /// <summary>The least number of half days: longer where somebody there was prompted (AMB-38).</summary>
    public int Least(MeetingRule rule, Subject host) => rule.Length is not { } length ? 1
        : length.Prompted is { } longer && Prompts.Any(p => p.Unit == host.Unit && (p.Subject == host.Id || p.IsPerson) && (length.PromptedBy.Count == 0 || length.PromptedBy.Contains(p.By))) ? Math.Max(longer, length.HalfDays) : length.HalfDays;

    /// <summary>Those expected elsewhere while this meeting takes place.</summary>
    public IEnumerable<(string Person, ScheduledMeeting Elsewhere)> Clashes(ScheduledMeeting meeting) =>
        from other in Meetings
        where meeting.IsAtTheSameTimeAs(other)
        from one in other.Attending
        where meeting.Attending.Any(a => a.Person == one.Person)
        select (one.Name, other);
}
