using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

public sealed partial class Meetings
{
    /// <summary>Corrects who is there while the meeting runs. A quorum that is no longer there is shown, not refused: it is what happened.</summary>
    public async Task<Outcome> CorrectAsync(CorrectPresence act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do sửa điểm danh") ?? await desk.StepAsync(act, [act.Host], StepKind.Meeting, async (sitting, all) =>
    {
        var one = all[0];
        if (await FindAsync(sitting, one, stop) is not { OpenedAct: not null } meeting) return new Outcome.Refused("meeting.not_open", "Hội nghị chưa khai mạc.");
        var known = await PresencesAsync(sitting, meeting.Id);
        var standing = known.Where(l => l.EndedAct is null).ToDictionary(l => l.Of.Member);
        var changes = act.Changes.Select(c => c with { To = Tidy(c.To) }).Where(c => standing.GetValueOrDefault(c.To.Member)?.Of != c.To).ToList();
        if (changes.Count == 0) return new Outcome.Refused("presence.same", "Điểm danh đang ghi đúng như vậy, không có gì đổi.");
        if (changes.FirstOrDefault(c => (standing.GetValueOrDefault(c.To.Member)?.Act ?? 0) != c.Seen) is { } newer) return await NewerAsync(sitting, standing[newer.To.Member], stop);
        if (await CannotAsync(sitting, meeting, Rule(sitting, one), act, [.. changes.Select(c => c.To)], standing, stop) is { } refused) return refused;
        if (act.SinceOpening && await BallotAsync(sitting, meeting.Id, known, [.. changes.Select(c => c.To)], stop) is { } counted) return counted;
        Keep(sitting, meeting.Id, one.Subject.Unit, act.SinceOpening, [.. changes.Select(c => c.To)]);
        return null;
    }, stop: stop);

    private static Presence Tidy(Presence one) => one with { Reason = one.Present ? "" : Texts.Tidy(one.Reason) };

    private static void Keep(Sitting sitting, long meeting, long host, bool sinceOpening, Presence[] changed)
    {
        long[] members = [.. changed.Select(p => p.Member)];
        sitting.Write("insert into presence_before (meeting, member, host, present, reason, votes, since, act, ended_act) select meeting, member, host, present, reason, votes, since, act, $3 from presence where meeting = $1 and member = any($2)", meeting, members, sitting.Id);
        sitting.Write("""
            insert into presence (meeting, member, host, present, reason, votes, act, since) select $1, m, $2, p, r, v, $3, $4::timestamptz from unnest($5::bigint[], $6::boolean[], $7::text[], $8::boolean[]) l(m, p, r, v)
            on conflict (meeting, member) do update set present = excluded.present, reason = excluded.reason, votes = excluded.votes, act = excluded.act,
              since = case when presence.present = excluded.present and excluded.since is not null then presence.since else excluded.since end
            """, meeting, host, sitting.Id, sinceOpening ? null : sitting.At.UtcDateTime, members, changed.Select(p => p.Present).ToArray(), changed.Select(p => p.Reason).ToArray(), changed.Select(p => p.Votes).ToArray());
    }

    private static Task<List<PresenceLine>> PresencesAsync(Sitting sitting, long meeting) => sitting.Work.ListAsync(
        r => new PresenceLine(new Presence(r.GetInt64(0), r.GetBoolean(1), r.GetString(2), r.GetBoolean(3)), r.GetString(4), r.GetInt64(5), r.IsDBNull(6) ? null : r.GetInt64(6)), """
        select p.member, p.present, p.reason, p.votes, s.name, p.act, p.ended_act from (
          select meeting, member, present, reason, votes, act, null::bigint as ended_act from presence union all select meeting, member, present, reason, votes, act, ended_act from presence_before) p
        join subject s on s.id = p.member where p.meeting = $1
        """, meeting);

    private static async Task<Outcome.Refused> NewerAsync(Sitting sitting, PresenceLine standing, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Batch().Add("select p.name, j.at from journal j join person p on p.id = j.by_person where j.act = $1", standing.Act), stop);
        var who = await reader.ReadAsync(stop) && Instant.LocalOf(reader.GetDateTime(1)) is var at ? $"Đồng chí {reader.GetString(0)} đã sửa điểm danh lúc {at.Hour} giờ {at.Minute:00} phút, {at:dd/MM/yyyy}" : "Điểm danh vừa được sửa ở nơi khác";
        return new Outcome.Refused("presence.changed", $"{who}: {standing.Name} {InWords(standing.Of)}. Phần ấy đứng dưới từng dòng; giữ hay sửa rồi gửi lại.");
    }

    /// <summary>“có mặt”, “vắng, ốm”.</summary>
    public static string InWords(Presence one) => (one.Present ? "có mặt" : one.Reason.Length > 0 ? $"vắng, {one.Reason}" : "vắng, chưa ghi lý do") + (one.Votes ? "" : ", không biểu quyết");

    // The same as when it was opened: who is added belongs to the meeting, and who chairs was there or holds a post.
    private static async Task<Outcome.Refused?> CannotAsync(Sitting sitting, MeetingRow meeting, MeetingRule rule, CorrectPresence act, Presence[] changed, Dictionary<long, PresenceLine> standing, CancellationToken stop)
    {
        var gone = act.SinceOpening ? changed.Where(p => !p.Present).Select(p => p.Member).ToArray() : [];
        await using var reader = await sitting.Work.ReadAsync(new Batch()
            .Add("select target from reach(array[$1], $2, '')", act.Host, rule.Participants.Split('.'))
            .Add("select name from subject s where id = any($1) and person = any($2) and not exists (select from assignment a where a.person = s.person and a.organisation = $3 and a.ended_act is null and a.held @> today())",
                gone, new[] { meeting.Chair, meeting.ChairForHead }.OfType<long>().ToArray(), sitting.Find(sitting.Find(act.Host)!.Unit)!.Entry), stop);
        var participants = new HashSet<long>();
        while (await reader.ReadAsync(stop)) participants.Add(reader.GetInt64(0));
        await reader.NextResultAsync(stop);
        if (participants.Count > 0 && changed.Count(p => !standing.ContainsKey(p.Member) && !participants.Contains(p.Member)) is > 0 and var others) return new Outcome.Refused("meeting.stranger", $"Có {others} người không thuộc thành phần hội nghị này. Hãy tải lại trang rồi sửa lại.");
        return await reader.ReadAsync(stop) ? new Outcome.Refused("meeting.chair_absent", $"{reader.GetString(0)} được ghi là người chủ trì nên không thể vắng từ lúc khai mạc. Nếu về sớm, hãy chọn “Từ lúc này”.") : null;
    }

    // What was counted keeps the presence it was counted with; a correction that would leave fewer voters than slips contradicts it.
    private static async Task<Outcome.Refused?> BallotAsync(Sitting sitting, long meeting, List<PresenceLine> known, Presence[] changed, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Batch().Add("select round::int, issued, opened_act from ballot where meeting = $1 order by id", meeting), stop);
        while (await reader.ReadAsync(stop))
            if (PresenceLine.Contradicts(known, changed, reader.GetInt64(2), reader.GetInt32(1), out var left))
                return new Outcome.Refused("presence.ballot", $"Lần bỏ phiếu {reader.GetInt32(0)} đã phát ra {reader.GetInt32(1)} phiếu, mà sửa như vậy thì lúc ấy chỉ có {left} người có mặt được biểu quyết. Nếu có người về sớm sau khi nhận phiếu, hãy chọn “Từ lúc này”; nếu không, hãy xem lại điểm danh.");
        return null;
    }
}
