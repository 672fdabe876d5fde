using System.Globalization;
using TuSoi.Balloting;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Reviewing;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

internal sealed partial class Scripts
{
    private const int SmallBody = 5;

    private async Task RegisterAsync(long actor, OpenStep one)
    {
        var rule = stage.Pack.Procedure.Meetings[one.Step.Meeting!];
        var meeting = stage.Pack.StepsOf(one.Subject.Kind).FirstOrDefault(s => s.Kind == StepKind.Meeting && s.Meeting == rule.Id);
        var due = meeting is null ? stage.Clock.Today.AddDays(5) : stage.Pack.Dates.Of(one.Subject.Kind, meeting).OnTime;
        var day = due.AddDays(-stage.Dice($"meets|{one.Subject.Code}", 3));
        if (day < stage.Clock.Today.AddDays(4)) day = stage.Clock.Today.AddDays(4);
        var length = rule.Length is { } l ? Math.Max(l.HalfDays, l.Prompted ?? 0) : 1;
        Did(await stage.Meetings.RegisterAsync(new RegisterMeeting { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Host = one.Subject.Id, On = day, Starts = new TimeOnly(stage.Dice($"hour|{one.Subject.Code}", 2) == 0 ? 8 : 14, 0), HalfDays = length }), one, 1,
            $"{Who(actor, one)} đăng ký {rule.Label.ToLower(CultureInfo.CurrentCulture)} ngày {day:dd/MM/yyyy}");
    }

    private async Task AttendAsync(long actor, OpenStep one)
    {
        foreach (var guest in stage.Cast.For(one.Responsible!))
        {
            var outcome = await stage.Meetings.ArrangeAsync(new ArrangeAttendance { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Host = Host(one), Persons = [guest] });
            if (outcome is History.Outcome.Refused { Code: "attendance.clash" } clash)
            {
                stage.Teller.Tell($"Trùng lịch: {clash.Sentence}");
                continue;
            }
            Did(outcome, one, 1, $"{Who(actor, one)} phân công {stage.Cast.Name(guest)} dự, chỉ đạo ở {one.Subject.Name}");
            return;
        }
        Did(await stage.Meetings.ArrangeAsync(new ArrangeAttendance { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Host = Host(one), Persons = [.. stage.Cast.For(one.Responsible!).Take(1)], DespiteClashes = true }), one, 1, $"{Who(actor, one)} phân công người dự ở {one.Subject.Name}, chấp nhận trùng giờ");
    }

    private long Host(OpenStep one) => stage.Agenda.Venues.PlaceOf(one.Subject, one.Step.Meeting!) ?? one.Subject.Id;

    // Opened, everybody reviewed who can be, closed when nothing of this meeting is left to do today.
    private async Task MeetAsync(long actor, OpenStep one)
    {
        var rule = stage.Pack.Procedure.Meetings[one.Step.Meeting!];
        if (!await IsOpenAsync(actor, one))
        {
            await OpenAsync(actor, one, rule);
            await ConcludeAsync(actor, one, rule);
            return;
        }
        if (StillInMeeting(one).Any()) return;
        var length = rule.Length is { } l ? Math.Max(l.HalfDays, l.Prompted ?? 0) : 1;
        Did(await stage.Meetings.CloseAsync(new CloseMeeting { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Host = one.Subject.Id, HalfDays = length, Minutes = $"Hội nghị tiến hành theo trình tự; {rule.Label}." }), one, 1, $"{one.Subject.Name}: bế mạc, thông qua biên bản");
    }

    private IEnumerable<OpenStep> StillInMeeting(OpenStep meeting) => stage.OpenIn(meeting.Subject.Id, meeting.Step.Meeting!).Where(o => o.State == StepState.Open && o.Step.Kind is StepKind.Proposal or StepKind.Record or StepKind.Ballot);

    private async Task<bool> IsOpenAsync(long actor, OpenStep one) =>
        (await stage.ReadAsync(actor, "select 1 from meeting where host = $1 and rule = $2 and opened_act is not null", r => r.GetInt32(0), one.Subject.Id, one.Step.Meeting)).Count > 0;

    private async Task OpenAsync(long actor, OpenStep one, MeetingRule rule)
    {
        var organisation = stage.Roster[one.Subject.Unit];
        var members = Participants(one.Subject, rule);
        var chair = stage.Cast.Holding(organisation, rule.Chair).FirstOrDefault();
        var deputy = stage.Cast.Holding(organisation, rule.ChairForHead).FirstOrDefault(p => p != chair);
        var presences = members.Select(m => (Member: m, Absent: Misses(m, members.Count, chair, deputy))).Select(m => new Presence(m.Member.Id, !m.Absent, m.Absent ? "ốm, có đơn" : "")).ToList();
        Did(await stage.Meetings.OpenAsync(new OpenMeeting { Cycle = stage.Cycle, By = actor, Unit = UnitOf(one), Step = one.Step.Id, Host = one.Subject.Id, Presences = presences, Chair = chair == 0 ? actor : chair, ChairForHead = deputy == 0 ? null : deputy, Secretary = actor }), one, 1,
            $"{one.Subject.Name}: khai mạc {rule.Label.ToLower(CultureInfo.CurrentCulture)}, có mặt {presences.Count(p => p.Present)}/{presences.Count}; {stage.Cast.Name(chair == 0 ? actor : chair)} chủ trì");
    }

    private List<Subject> Participants(Subject host, MeetingRule rule)
    {
        var members = stage.Roster.Reach(host, rule.Participants).Where(m => m.Person is not null && m.LeftOut is null).DistinctBy(m => m.Id).OrderBy(m => m.Code, StringComparer.Ordinal).ToList();
        return members.Count > 0 ? members : [.. MembersHolding(stage.Roster[host.Unit])];
    }

    // A body whose members the roster does not name meets with those who hold its posts.
    private IEnumerable<Subject> MembersHolding(Subject organisation)
    {
        var holders = stage.Cast.Holding(organisation, stage.Pack.Procedure.Roles.Keys).ToHashSet();
        return stage.Roster.All.Where(s => s.Family == "member" && s.Person is { } person && holders.Contains(person)).OrderBy(s => s.Code, StringComparer.Ordinal);
    }

    // A small body meets when all can.
    private bool Misses(Subject member, int members, long chair, long deputy) => members >= SmallBody && Absent(member) && member.Person != chair && member.Person != deputy;

    private bool Absent(Subject member) => stage.Dice($"absent|{member.Code}", 25) == 0;

    private async Task ConcludeAsync(long actor, OpenStep meeting, MeetingRule rule)
    {
        var organisation = stage.Roster[meeting.Subject.Unit];
        var (chair, deputy) = (stage.Cast.Holding(organisation, rule.Chair).FirstOrDefault(), 0L);
        if (chair == 0) chair = actor;
        deputy = stage.Cast.Holding(organisation, rule.ChairForHead).FirstOrDefault(p => p != chair);
        var members = Participants(meeting.Subject, rule).Count;
        var ready = stage.Agenda.Venues.Reviewed(meeting.Subject.Id, rule.Id).SelectMany(stage.Agenda.Of)
            .Where(o => o.State == StepState.Open && o.Step.Kind == StepKind.Review && o.Step.Meeting == rule.Id && !(o.Subject.Person is not null && Misses(o.Subject, members, chair, deputy))).ToList();
        foreach (var part in ready.GroupBy(r => r.Step.Id))
            foreach (var (by, lines) in await DivideAsync([.. part])) await ConcludeAsync(by, meeting, lines, chair, deputy);
    }

    private async Task ConcludeAsync(long by, OpenStep meeting, IReadOnlyList<OpenStep> lines, long chair, long deputy) =>
        Did(await stage.Meetings.ConcludeAsync(new Conclude
        {
            Cycle = stage.Cycle,
            By = by,
            Unit = UnitOf(lines[0]),
            Step = lines[0].Step.Id,
            Host = meeting.Subject.Id,
            Lines = [.. lines.Select(l => new Concluded(l.Subject.Id, ["Đồng tình với bản kiểm điểm; cần sâu sát cơ sở hơn."], "Ưu điểm là chính; khắc phục hạn chế đã nêu.", l.Subject.Person == chair ? deputy : chair))],
        }), lines[0], lines.Count, $"{meeting.Subject.Name} kiểm điểm {About(lines)}; {stage.Cast.Name(lines[0].Subject.Person == chair ? deputy : chair)} kết luận");

    // Whoever was absent is reviewed as soon as possible afterwards (SPC-010).
    private async Task SupplementAsync(long actor, IReadOnlyList<OpenStep> lines)
    {
        foreach (var part in lines.GroupBy(Host))
        {
            var host = stage.Roster[part.Key];
            if (stage.Agenda.Of(host).FirstOrDefault(o => o.Step.Kind == StepKind.Meeting && o.Step.Meeting == lines[0].Step.Meeting) is not null) continue; // the meeting is still to come
            var rule = stage.Pack.Procedure.Meetings[lines[0].Step.Meeting!];
            var organisation = stage.Roster[host.Unit];
            var chair = stage.Cast.Holding(organisation, rule.Chair).FirstOrDefault();
            await ConcludeAsync(actor, new OpenStep(host, lines[0].Step, lines[0].Responsible, lines[0].Due, []), [.. part], chair == 0 ? actor : chair, stage.Cast.Holding(organisation, rule.ChairForHead).FirstOrDefault(p => p != chair));
        }
    }

    private async Task BallotAsync(long actor, IReadOnlyList<OpenStep> lines)
    {
        var step = lines[0];
        var meeting = await stage.ReadAsync(actor, """
            select m.id, count(*) filter (where p.votes)::int, count(*) filter (where p.present and p.votes)::int, (array_agg(s.person order by s.code desc) filter (where p.present))[1:3]
            from meeting m join presence p on p.meeting = m.id join subject s on s.id = p.member where m.host = $1 and m.rule = $2 and m.opened_act is not null group by m.id
            """, r => (Id: r.GetInt64(0), Summoned: r.GetInt32(1), Present: r.GetInt32(2), Tellers: r.GetFieldValue<long[]>(3)), Host(step), step.Step.Meeting);
        if (meeting.Count == 0) return; // waits for the meeting to be opened
        var (id, summoned, present, tellers) = meeting[0];
        Did(await stage.Ballots.SetTellersAsync(new SetTellers { Cycle = stage.Cycle, By = actor, Unit = UnitOf(step), Step = step.Step.Id, Subjects = Ids(lines), Meeting = id, Persons = tellers, Lead = tellers[0] }), step, 1, $"Bầu tổ kiểm phiếu {tellers.Length} người, {stage.Cast.Name(tellers[0])} làm tổ trưởng");
        var issued = await stage.Ballots.IssueAsync(new IssueSlips { Cycle = stage.Cycle, By = actor, Unit = UnitOf(step), Step = step.Step.Id, Subjects = Ids(lines), Meeting = id, Summoned = summoned, Present = present, Issued = present });
        Did(issued, step, 1, $"Phát ra {present} phiếu cho {present}/{summoned} người có mặt");
        // begun before we were stopped: whoever can be voted on since then waits for the next round
        var (ballot, begun) = (await stage.ReadAsync(actor, "select b.id, array(select subject from ballot_subject where ballot = b.id) from ballot b where b.meeting = $1 and b.step = $2 and b.closed_act is null",
            r => (Id: r.GetInt64(0), Subjects: r.GetFieldValue<long[]>(1).ToHashSet()), id, step.Step.Id)).FirstOrDefault((0, []));
        if (begun.Count > 0) lines = [.. lines.Where(l => begun.Contains(l.Subject.Id))];
        if (lines.Count == 0) return;
        var counts = lines.Select(l => Count(l.Subject, present)).ToList();
        foreach (var teller in tellers.Take(2))
            Stage.Must(await stage.Ballots.EnterAsync(new EnterCount { Cycle = stage.Cycle, By = teller, Unit = UnitOf(step), Step = step.Step.Id, Ballot = ballot, Slips = new SlipCount(present, 0, 0, 0, present), Lines = counts }), "kiểm phiếu");
        Did(await stage.Ballots.CloseAsync(new CloseBallot { Cycle = stage.Cycle, By = actor, Unit = UnitOf(step), Step = step.Step.Id, Ballot = ballot, Subjects = Ids(lines) }), step, lines.Count, $"Hai lần nhập khớp nhau; công bố kết quả kiểm phiếu về {About(lines)}");
    }

    private LineCount Count(Subject subject, int slips)
    {
        var excellent = Math.Min(slips, slips * stage.Dice($"xs|{subject.Code}", 70) / 100);
        return new LineCount(subject.Id, excellent, slips - excellent, 0, 0, 0);
    }
}
