using System.Globalization;
using TuSoi.Access;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

public sealed partial class Meetings
{
    public Task<Outcome> OpenAsync(OpenMeeting act, CancellationToken stop = default) => desk.StepAsync(act, [act.Host], StepKind.Meeting, async (sitting, all) =>
    {
        var (one, rule) = (all[0], Rule(sitting, all[0]));
        var found = await FindAsync(sitting, one, stop);
        if (found is { OpenedAct: not null }) return IsOpen;
        if (act.Presences.Count == 0) return new Outcome.Refused("meeting.nobody", "Chưa ghi ai được triệu tập. Hãy lập danh sách dự họp trước.");
        var present = act.Presences.Count(p => p.Present);
        if (!HasQuorum(rule, present, act.Presences.Count)) return new Outcome.Refused("meeting.quorum", $"Có mặt {present}/{act.Presences.Count}, chưa quá {Quorum(rule):0.##}% nên chưa họp được. Hãy hẹn ngày khác.");
        if (act.Chair == act.ChairForHead) return new Outcome.Refused("meeting.chair", "Khi kiểm điểm người đứng đầu phải có cấp phó chủ trì thay (MTG-002).");
        if (await StrangerAsync(sitting, act, rule, stop) is { } stranger) return stranger;
        var id = (found ?? Unregistered(sitting, one, sitting.Day)).Id;
        sitting.Write("update meeting set held_on = $2, opened_act = $3, chair = $4, chair_for_head = $5, secretary = $6 where id = $1", id, sitting.Day, sitting.Id, act.Chair, act.ChairForHead, act.Secretary);
        sitting.Write("insert into presence (meeting, member, host, present, reason, votes, act) select $1, m, $2, p, r, v, $3 from unnest($4::bigint[], $5::boolean[], $6::text[], $7::boolean[]) l(m, p, r, v)", id, one.Subject.Unit, sitting.Id,
            act.Presences.Select(p => p.Member).ToArray(), act.Presences.Select(p => p.Present).ToArray(), act.Presences.Select(p => p.Reason).ToArray(), act.Presences.Select(p => p.Votes).ToArray());
        foreach (var path in rule.Reviews) Lend(sitting, one, path);
        return null;
    }, stop: stop);

    public Task<Outcome> ConcludeAsync(Conclude act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, [.. act.Lines.Select(l => l.Subject).Append(act.Host)], async sitting =>
    {
        if (sitting.Find(act.Host) is not { } host) return Refusals.SubjectUnknown;
        var gate = new Gate(sitting, new Passing { From = host.Id });
        if (await gate.PassAsync(act.Lines.Select(l => l.Subject), act.Step, StepKind.Review) is { } refused) return refused;
        if (gate.All.FirstOrDefault(o => !IsGuestOrOwn(sitting, host, o.Subject)) is { } stranger) return Refusals.Denied($"hội nghị nơi {stranger.Subject.Name} được kiểm điểm");
        var rule = Rule(sitting, gate.All[0]);
        if (await FindAsync(sitting, act.Host, rule.Id, stop) is not { OpenedAct: not null } meeting) return new Outcome.Refused("meeting.closed", "Hội nghị chưa khai mạc.");
        foreach (var (one, line) in gate.All.Zip(act.Lines))
            if (Line(sitting, rule, meeting, host, one, line) is { } wrong) return wrong;
        return null;
    }, stop);

    public async Task<Outcome> CloseAsync(CloseMeeting act, CancellationToken stop = default) => Texts.Check(act.Minutes, "biên bản") ?? await desk.StepAsync(act, [act.Host], StepKind.Meeting, async (sitting, all) =>
    {
        var (one, rule) = (all[0], Rule(sitting, all[0]));
        if (await FindAsync(sitting, one, stop) is not { OpenedAct: not null } meeting) return new Outcome.Refused("meeting.not_open", "Hội nghị chưa khai mạc.");
        var least = await LeastAsync(sitting.Work, one.Subject, rule, stop);
        if (act.HalfDays < least) return new Outcome.Refused("meeting.short", $"{rule.Label} phải kéo dài ít nhất {Days(least)}; biên bản ghi {Days(act.HalfDays)}.");
        sitting.Write("update meeting set closed_act = $2, minutes = $3, held_half_days = $4 where id = $1", meeting.Id, sitting.Id, Texts.Tidy(act.Minutes), act.HalfDays);
        sitting.Write("update access_grant set ended_act = $3 where cycle = $1 and host = $2 and what = 'attendant' and ended_act is null", act.Cycle, one.Subject.Unit, sitting.Id);
        sitting.Write("delete from worksheet where unit = $1 and sheet = $2 and subject is null", one.Subject.Unit, Worksheet.OfMeeting(meeting.Id));
        sitting.Finish(one);
        return null;
    }, stop: stop);

    // Those summoned are the participants of the meeting, where the roster names them; the chair is one of those present, or acts for the organisation.
    private static async Task<Outcome.Refused?> StrangerAsync(Sitting sitting, OpenMeeting act, MeetingRule rule, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch()
            .Add("select target, person from reach(array[$1], $2, '')", act.Host, rule.Participants.Split('.'))
            .Add("select person from assignment where organisation = $1 and ended_act is null and held @> today()", sitting.Find(sitting.Find(act.Host)!.Unit)!.Entry)
            .Add("select id, person from subject where id = any($1) and person is not null", act.Presences.Select(p => p.Member).ToArray()), stop);
        var (participants, chairs) = (new HashSet<long>(), new HashSet<long> { act.By });
        while (await reader.ReadAsync(stop)) participants.Add(reader.GetInt64(0));
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) chairs.Add(reader.GetInt64(0));
        await reader.NextResultAsync(stop);
        var present = act.Presences.Where(p => p.Present).Select(p => p.Member).ToHashSet();
        while (await reader.ReadAsync(stop))
            if (present.Contains(reader.GetInt64(0))) chairs.Add(reader.GetInt64(1));
        if (participants.Count > 0 && act.Presences.Count(p => !participants.Contains(p.Member)) is > 0 and var others) return new Outcome.Refused("meeting.stranger", $"Có {others} người trong danh sách dự họp không thuộc thành phần hội nghị này. Hãy lập lại danh sách từ danh sách đảng viên.");
        return new[] { act.Chair, act.ChairForHead }.OfType<long>().All(chairs.Contains) ? null : new Outcome.Refused("meeting.chair_absent", "Người chủ trì không có mặt ở hội nghị này và không giữ chức danh ở tổ chức này.");
    }

    // Whoever is reviewed here and belongs elsewhere: those who run the meeting see his file too.
    private static void Lend(Sitting sitting, Passed one, string path) => sitting.Write("""
        insert into access_grant (id, cycle, organisation, role, what, subject, act)
        select nextval('ids'), $1, $2, r, 'participant', t.target, $3 from (select distinct x.target from reach(array[$4], $5, '') x where x.unit <> $6) t, unnest($7::text[]) r
        """, sitting.Act.Cycle, sitting.Find(one.Subject.Unit)!.Entry, sitting.Id, one.Subject.Id, path.Split('.'), one.Subject.Unit, sitting.Pack.Body(one.Step.By).Acts.ToArray());

    // Whoever belongs elsewhere is reviewed here only where the opening of this meeting has lent his file.
    private static bool IsGuestOrOwn(Sitting sitting, Subject host, Subject one) => one.Unit == host.Unit
        || sitting.Find(host.Unit) is { } unit && sitting.Rights.Given.Any(g => g.What == "participant" && g.Subject == one.Id && g.Organisation == unit.Entry);

    private static Outcome.Refused? Line(Sitting sitting, MeetingRule rule, MeetingRow meeting, Subject host, Passed one, Concluded line)
    {
        if (line.Chair != meeting.Chair && line.Chair != meeting.ChairForHead) return new Outcome.Refused("meeting.chair", "Người kết luận không phải là người chủ trì hội nghị này.");
        if (one.Subject.Person == line.Chair) return new Outcome.Refused("meeting.own_review", $"{one.Subject.Name} không tự chủ trì, kết luận việc kiểm điểm của mình. Cấp phó chủ trì phần này.");
        if (rule.CommentEach && line.Comments.All(Texts.IsBlank)) return new Outcome.Refused("meeting.no_comment", $"{one.Subject.Name} chưa có ý kiến góp ý nào; mỗi người phải được góp ý.");
        if (Texts.Check(line.Conclusion, "kết luận") is { } wrong) return wrong;
        sitting.Write("insert into comment select nextval('ids'), $1, $2, $3, c, $4 from unnest($5::text[]) c", meeting.Id, one.Subject.Id, host.Unit, sitting.Id, line.Comments.Where(c => !Texts.IsBlank(c)).Select(Texts.Tidy).ToArray());
        sitting.Write("insert into conclusion values ($1, $2, $3, $4, $5, $6)", meeting.Id, one.Subject.Id, host.Unit, Texts.Tidy(line.Conclusion), line.Chair, sitting.Id);
        sitting.Write("update paper set presented_act = $2, presented_body = body where subject = $1 and kind = 'statement' and presented_act is null", one.Subject.Id, sitting.Id);
        sitting.Write("delete from worksheet where unit = $1 and sheet = $2 and subject = $3", host.Unit, Worksheet.OfMeeting(meeting.Id), one.Subject.Id);
        sitting.Finish(one);
        return null;
    }

    public static bool HasQuorum(MeetingRule rule, int present, int summoned) => Quorum(rule) is not { } share || present * 100m > summoned * share;

    /// <summary>Percent of those summoned of which more must be there; null: the pack says nothing.</summary>
    public static decimal? Quorum(MeetingRule rule) => decimal.TryParse(rule.Quorum.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? share : null;
}
