using System.Globalization;
using TuSoi.Access;
using TuSoi.History;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>Review meetings: registered → attendance arranged → opened → each subject reviewed → closed.</summary>
public sealed partial class Meetings(Desk desk)
{
    private static readonly Outcome.Refused IsOpen = new("meeting.open", "Hội nghị này đã khai mạc.");

    public Task<Outcome> RegisterAsync(RegisterMeeting act, CancellationToken stop = default) => desk.StepAsync(act, [act.Host], StepKind.Registration, async (sitting, all) =>
    {
        var (one, rule) = (all[0], Rule(sitting, all[0]));
        if (act.On < sitting.Day) return new Outcome.Refused("meeting.past", $"Ngày họp {Day(act.On)} đã qua. Hãy chọn ngày từ {Day(sitting.Day)}.");
        if (await FindAsync(sitting, one, stop) is { OpenedAct: not null }) return IsOpen;
        var least = await LeastAsync(sitting.Work, one.Subject, rule, stop);
        if (act.HalfDays < least) return new Outcome.Refused("meeting.short", $"{rule.Label} phải kéo dài ít nhất {Days(least)}. Hãy bố trí lại thời gian.");
        sitting.Write("""
            insert into meeting (id, cycle, host, unit, path, rule, planned_on, starts, half_days, registered_act) values (nextval('ids'), $1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (host, rule) do update set planned_on = excluded.planned_on, starts = excluded.starts, half_days = excluded.half_days, registered_act = excluded.registered_act
            """, act.Cycle, one.Subject.Id, one.Subject.Unit, one.Subject.Path, rule.Id, act.On, act.Starts, act.HalfDays, sitting.Id);
        sitting.Finish(one);
        return null;
    }, new Passing { Again = true }, stop);

    public Task<Outcome> ArrangeAsync(ArrangeAttendance act, CancellationToken stop = default) => desk.StepAsync(act, [act.Host], StepKind.Attendance, async (sitting, all) =>
    {
        var meeting = await FindAsync(sitting, all[0], stop) ?? Unregistered(sitting, all[0], PlannedDay(sitting, all[0]));
        if (!act.DespiteClashes && await ClashAsync(sitting, meeting, act.Persons, stop) is { } clash) return clash;
        sitting.Write("insert into attendance select $1, p, $2, $3 from unnest($4::bigint[]) p on conflict do nothing", meeting.Id, all[0].Subject.Path, sitting.Id, act.Persons.ToArray());
        sitting.Write("insert into access_grant (id, cycle, person, what, host, act) select nextval('ids'), $1, p, 'attendant', $2, $3 from unnest($4::bigint[]) p", act.Cycle, all[0].Subject.Unit, sitting.Id, act.Persons.ToArray());
        sitting.Finish(all[0]);
        return null;
    }, stop: stop);

    private sealed record MeetingRow(long Id, DateOnly On, TimeOnly Starts, int HalfDays, long? Chair, long? ChairForHead, long? OpenedAct, long? ClosedAct);

    private static Task<MeetingRow?> FindAsync(Sitting sitting, Passed one, CancellationToken stop) => FindAsync(sitting, one.Subject.Id, one.Step.Meeting!, stop);

    private static async Task<MeetingRow?> FindAsync(Sitting sitting, long host, string rule, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add("select id, planned_on, starts, half_days, chair, chair_for_head, opened_act, closed_act from meeting where host = $1 and rule = $2", host, rule), stop);
        if (!await reader.ReadAsync(stop)) return null;
        long? Number(int i) => reader.IsDBNull(i) ? null : reader.GetInt64(i);
        return new MeetingRow(reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1), reader.GetFieldValue<TimeOnly>(2), reader.GetInt32(3), Number(4), Number(5), Number(6), Number(7));
    }

    private static async Task<Outcome.Refused?> ClashAsync(Sitting sitting, MeetingRow meeting, IReadOnlyList<long> persons, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add("""
            select p.name, s.name from attendance a join meeting m on m.id = a.meeting join person p on p.id = a.person join subject s on s.id = m.host
            where a.person = any($1) and m.id <> $2 and m.planned_on = $3 and m.starts = $4 limit 3
            """, persons.ToArray(), meeting.Id, meeting.On, meeting.Starts), stop);
        return await reader.ReadAsync(stop) ? new Outcome.Refused("attendance.clash", $"{reader.GetString(0)} đã được phân công dự {reader.GetString(1)} cùng giờ. Hãy chọn người khác hoặc đổi lịch.") : null;
    }

    /// <summary>How many half days a meeting must last at least; the longest that applies counts (AMB-38).</summary>
    public static async Task<int> LeastAsync(Database.Work work, Organisation.Subject host, MeetingRule rule, CancellationToken stop = default)
    {
        if (rule.Length is not { } length) return 1;
        if (length.Prompted is not { } prompted) return length.HalfDays;
        await using var reader = await work.ReadAsync(new Database.Batch().Add(
            "select exists (select from prompt p join subject s on s.id = p.subject where p.issued_act is not null and s.unit = $1 and (p.subject = $2 or s.person is not null) and ($3 = '{}' or p.issued_by = any($3)))",
            host.Unit, host.Id, length.PromptedBy.ToArray()), stop);
        await reader.ReadAsync(stop);
        return reader.GetBoolean(0) ? Math.Max(length.HalfDays, prompted) : length.HalfDays;
    }

    // A body that does not register its meetings still holds them.
    private static MeetingRow Unregistered(Sitting sitting, Passed one, DateOnly day)
    {
        var meeting = new MeetingRow(-sitting.Id, day, new TimeOnly(8, 0), 1, null, null, null, null);
        sitting.Write("insert into meeting (id, cycle, host, unit, path, rule, planned_on, starts, half_days, registered_act) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            meeting.Id, sitting.Act.Cycle, one.Subject.Id, one.Subject.Unit, one.Subject.Path, one.Step.Meeting, day, meeting.Starts, meeting.HalfDays, sitting.Id);
        return meeting;
    }

    private static DateOnly PlannedDay(Sitting sitting, Passed one) =>
        sitting.Pack.StepsOf(one.Subject.Kind).FirstOrDefault(s => s.Kind == StepKind.Meeting && s.Meeting == one.Step.Meeting) is { } meeting ? sitting.Pack.Dates.Of(one.Subject.Kind, meeting).OnTime : sitting.Day;

    private static MeetingRule Rule(Sitting sitting, Passed one) => sitting.Pack.Procedure.Meetings[one.Step.Meeting!];

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A number of half days in words.</summary>
    public static string Days(int halfDays) => halfDays % 2 == 0 ? $"{halfDays / 2:00} ngày" : halfDays == 1 ? "nửa ngày (01 buổi)" : $"{halfDays / 2m:0.0} ngày".Replace('.', ',');
}
