using System.Globalization;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Ranking;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>Review meetings: registered → attendance arranged → opened → each subject reviewed → closed.</summary>
public sealed partial class Meetings(Desk desk)
{
    private static readonly Outcome.Refused IsOpen = new("meeting.open", "Hội nghị này đã khai mạc.");

    public Task<Outcome> RegisterAsync(RegisterMeeting act, CancellationToken stop = default) => desk.StepAsync(act, [act.Host], StepKind.Registration, async (sitting, all) =>
    {
        var (one, rule) = (all[0], Rule(sitting, all[0]));
        var standing = await FindAsync(sitting, one, stop);
        if (standing is { OpenedAct: not null }) return IsOpen;
        if (standing is not null && act.Seen is { } seen && seen != standing.RegisteredAct) return await ChangedAsync(sitting, standing, stop);
        if (act.On < sitting.Day) return new Outcome.Refused("meeting.past", $"Ngày họp {Day(act.On)} đã qua. Hãy chọn ngày từ {Day(sitting.Day)}.");
        if (act.On > sitting.Day.AddYears(1)) return new Outcome.Refused("meeting.far", $"Ngày họp {Day(act.On)} còn hơn một năm nữa. Hãy kiểm tra năm.");
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
        var (one, found) = (all[0], await FindAsync(sitting, all[0], stop));
        var sent = found is null ? [] : await SentAsync(sitting, found.Id, stop);
        if ((act.InsteadOf is not null || sitting.IsDone(one.Subject.Id, one.Step.Id)) && Again(act, one, found, sent) is { } refused) return refused;
        var meeting = found ?? Unregistered(sitting, one, PlannedDay(sitting, one));
        if (!act.DespiteClashes && await ClashAsync(sitting, meeting, act.Persons, stop) is { } clash) return clash;
        Withdraw(sitting, meeting, one.Subject.Unit, [.. sent.Select(s => s.Person).Except(act.Persons)]);
        long[] sentNow = [.. act.Persons.Except(sent.Select(s => s.Person))];
        sitting.Write("insert into attendance (meeting, person, path, act) select $1, p, $2, $3 from unnest($4::bigint[]) p on conflict (meeting, person) do update set act = excluded.act, ended_act = null", meeting.Id, one.Subject.Path, sitting.Id, sentNow);
        sitting.Write("insert into access_grant (id, cycle, person, what, host, act) select nextval('ids'), $1, p, 'attendant', $2, $3 from unnest($4::bigint[]) p", act.Cycle, one.Subject.Unit, sitting.Id, sentNow);
        if (act.Persons.Count > 0) sitting.Finish(one);
        else sitting.Reopen(one.Subject, one.Step.Id);
        return null;
    }, new Passing { Again = true }, stop);

    // Somebody falls ill, the meeting is put off: others are sent, as long as it is not opened.
    private static Outcome.Refused? Again(ArrangeAttendance act, Passed one, MeetingRow? meeting, IReadOnlyList<(long Person, string Name)> sent)
    {
        var names = sent.Count == 0 ? "chưa có ai" : string.Join(", ", sent.Select(s => s.Name).Order(NameOrder.ByGiven));
        if (act.InsteadOf is not { } before) return Refusals.Done(one.Subject.Name, one.Step);
        if (meeting is { OpenedAct: not null }) return IsOpen;
        if (!sent.Select(s => s.Person).ToHashSet().SetEquals(before)) return new Outcome.Refused("attendance.changed", $"{one.Subject.Name}: phân công dự vừa được đổi ở nơi khác, người dự hiện nay: {names}. Nếu vẫn muốn đổi thì gửi lại.");
        if (act.Persons.ToHashSet().SetEquals(before)) return new Outcome.Refused("attendance.same", $"{one.Subject.Name}: người dự hiện nay đã là {names}, không có gì đổi.");
        return Texts.Check(act.Why, "lý do đổi người dự");
    }

    // Who is withdrawn sees the meeting no more, unless he attends another one there.
    private static void Withdraw(Sitting sitting, MeetingRow meeting, long unit, long[] persons)
    {
        if (persons.Length == 0) return;
        sitting.Write("update attendance set ended_act = $3 where meeting = $1 and person = any($2) and ended_act is null", meeting.Id, persons, sitting.Id);
        sitting.Write("""
            update access_grant g set ended_act = $4 where g.cycle = $1 and g.host = $2 and g.what = 'attendant' and g.person = any($3) and g.ended_act is null
              and not exists (select from attendance a join meeting m on m.id = a.meeting where a.person = g.person and a.ended_act is null and m.unit = g.host and m.id <> $5 and m.closed_act is null)
            """, sitting.Act.Cycle, unit, persons, sitting.Id, meeting.Id);
    }

    private static async Task<List<(long Person, string Name)>> SentAsync(Sitting sitting, long meeting, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Batch().Add("select a.person, p.name from attendance a join person p on p.id = a.person where a.meeting = $1 and a.ended_act is null", meeting), stop);
        var sent = new List<(long, string)>();
        while (await reader.ReadAsync(stop)) sent.Add((reader.GetInt64(0), reader.GetString(1)));
        return sent;
    }

    private static async Task<Outcome.Refused> ChangedAsync(Sitting sitting, MeetingRow meeting, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Batch().Add("select p.name, j.at from journal j join person p on p.id = j.by_person where j.act = $1", meeting.RegisteredAct), stop);
        var who = await reader.ReadAsync(stop) && Instant.LocalOf(reader.GetDateTime(1)) is var at ? $"Đồng chí {reader.GetString(0)} đã đăng ký hội nghị này lúc {at.Hour} giờ {at.Minute:00} phút, {at:dd/MM/yyyy}" : "Hội nghị này vừa được đăng ký ở nơi khác";
        return new Outcome.Refused("meeting.changed", $"{who}: họp {Day(meeting.On)}, {meeting.Starts.Hour} giờ {meeting.Starts.Minute:00}, {meeting.HalfDays:00} buổi. Nếu vẫn muốn đổi thì gửi lại.");
    }

    private sealed record MeetingRow(long Id, DateOnly On, TimeOnly Starts, int HalfDays, long? Chair, long? ChairForHead, long? OpenedAct, long? ClosedAct, long RegisteredAct);

    private static Task<MeetingRow?> FindAsync(Sitting sitting, Passed one, CancellationToken stop) => FindAsync(sitting, one.Subject.Id, one.Step.Meeting!, stop);

    private static async Task<MeetingRow?> FindAsync(Sitting sitting, long host, string rule, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Batch().Add("select id, planned_on, starts, half_days, chair, chair_for_head, opened_act, closed_act, registered_act from meeting where host = $1 and rule = $2", host, rule), stop);
        if (!await reader.ReadAsync(stop)) return null;
        long? Number(int i) => reader.IsDBNull(i) ? null : reader.GetInt64(i);
        return new MeetingRow(reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1), reader.GetFieldValue<TimeOnly>(2), reader.GetInt32(3), Number(4), Number(5), Number(6), Number(7), reader.GetInt64(8));
    }

    private static async Task<Outcome.Refused?> ClashAsync(Sitting sitting, MeetingRow meeting, IReadOnlyList<long> persons, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Batch().Add("""
            select p.name, s.name from attendance a join meeting m on m.id = a.meeting join person p on p.id = a.person join subject s on s.id = m.host
            where a.person = any($1) and a.ended_act is null and m.id <> $2 and m.planned_on = $3 and m.starts = $4 limit 3
            """, persons.ToArray(), meeting.Id, meeting.On, meeting.Starts), stop);
        return await reader.ReadAsync(stop) ? new Outcome.Refused("attendance.clash", $"{reader.GetString(0)} đã được phân công dự {reader.GetString(1)} cùng giờ. Hãy chọn người khác hoặc đổi lịch.") : null;
    }

    /// <summary>How many half days a meeting must last at least; the longest that applies counts (AMB-38).</summary>
    public static async Task<int> LeastAsync(Work work, Organisation.Subject host, MeetingRule rule, CancellationToken stop = default)
    {
        if (rule.Length is not { } length) return 1;
        if (length.Prompted is not { } prompted) return length.HalfDays;
        await using var reader = await work.ReadAsync(new Batch().Add(
            "select exists (select from prompt p join subject s on s.id = p.subject where p.issued_act is not null and s.unit = $1 and (p.subject = $2 or s.person is not null) and ($3 = '{}' or p.issued_by = any($3)))",
            host.Unit, host.Id, length.PromptedBy.ToArray()), stop);
        await reader.ReadAsync(stop);
        return reader.GetBoolean(0) ? Math.Max(length.HalfDays, prompted) : length.HalfDays;
    }

    // A body that does not register its meetings still holds them.
    private static MeetingRow Unregistered(Sitting sitting, Passed one, DateOnly day)
    {
        var meeting = new MeetingRow(-sitting.Id, day, new TimeOnly(8, 0), 1, null, null, null, null, sitting.Id);
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
