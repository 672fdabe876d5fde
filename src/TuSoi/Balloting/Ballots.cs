using TuSoi.Access;
using TuSoi.History;
using TuSoi.Ranking;
using TuSoi.Reviewing;
using TuSoi.Rules.Steps;

namespace TuSoi.Balloting;

/// <summary>
/// Ballots on paper. Nothing here knows a voter: only how many slips were handed out, came back, and how they were marked. An electronic box would
/// hand over the same numbers at closing.
/// </summary>
public sealed class Ballots(Desk desk)
{
    public Task<Outcome> SetTellersAsync(SetTellers act, CancellationToken stop = default) => desk.StepAsync(act, act.Subjects, StepKind.Ballot, async (sitting, all) =>
    {
        if (!act.Persons.Contains(act.Lead)) return new Outcome.Refused("tellers.lead", "Tổ trưởng phải là người trong tổ kiểm phiếu.");
        if (act.Persons.Distinct().Count() < 2) return new Outcome.Refused("tellers.few", "Tổ kiểm phiếu cần ít nhất 02 người để có hai lần nhập độc lập.");
        if (!await IsOpenHereAsync(sitting, act.Meeting, stop)) return NotOpen;
        sitting.Write("delete from teller where meeting = $1", act.Meeting);
        sitting.Write("insert into teller select $1, p, $2, p = $3, $4 from unnest($5::bigint[]) p", act.Meeting, all[0].Subject.Unit, act.Lead, sitting.Id, act.Persons.Distinct().ToArray());
        sitting.Write("insert into access_grant (id, cycle, person, what, host, act) select nextval('ids'), $1, p, 'teller', $2, $3 from unnest($4::bigint[]) p where not exists (select from access_grant g where g.person = p and g.what = 'teller' and g.host = $2 and g.ended_act is null)", act.Cycle, all[0].Subject.Unit, sitting.Id, act.Persons.Distinct().ToArray());
        return null;
    }, new Passing { Early = true }, stop);

    public Task<Outcome> IssueAsync(IssueSlips act, CancellationToken stop = default) => desk.StepAsync(act, act.Subjects, StepKind.Ballot, async (sitting, all) =>
    {
        if (act.Present > act.Summoned || act.Issued > act.Present) return new Outcome.Refused("slips.many", $"Phát ra {act.Issued} phiếu cho {act.Present} người có mặt trong {act.Summoned} người được triệu tập: số không khớp.");
        if (!await IsOpenHereAsync(sitting, act.Meeting, stop)) return NotOpen;
        if (act.Seen is { } seen && await VotersAsync(sitting, act.Meeting) is var voters && voters != seen) return new Outcome.Refused("slips.presence", $"Điểm danh vừa được sửa: nay có {voters} người có mặt được biểu quyết. Hãy xem lại số có mặt, số phát ra rồi gửi lại.");
        sitting.Write("insert into ballot (id, cycle, meeting, host, step, rule, round, summoned, present, issued, opened_act) values ($1, $2, $3, $4, $5, $6, 1 + (select count(*) from ballot where meeting = $3 and step = $5), $7, $8, $9, $1)",
            sitting.Id, act.Cycle, act.Meeting, all[0].Subject.Unit, act.Step, all[0].Step.Ballot ?? "", act.Summoned, act.Present, act.Issued);
        sitting.Write("insert into ballot_subject select $1, s, $2 from unnest($3::bigint[]) s", sitting.Id, all[0].Subject.Unit, act.Subjects.Distinct().ToArray());
        return null;
    }, stop: stop);

    /// <summary>A teller sees the ballot only until its result is closed: afterwards he is told so, and not that there is none.</summary>
    public async Task<Outcome> EnterAsync(EnterCount act, CancellationToken stop = default) => await EnterHereAsync(act, stop) is var outcome && outcome == Refusals.UnitUnknown ? Over : outcome;

    private static readonly Outcome.Refused Over = new("count.over", "Cuộc kiểm phiếu này không mở cho đồng chí: kết quả đã chốt, hoặc đồng chí không ở trong tổ kiểm phiếu. Nếu số liệu đã chốt còn sai, hãy báo người điều hành hội nghị.");

    private Task<Outcome> EnterHereAsync(EnterCount act, CancellationToken stop) => desk.DoAsync(act, act.Unit, [.. act.Lines.Select(l => l.Subject)], async sitting =>
    {
        if (await TellerAsync(sitting, act, stop) is { } refused) return refused;
        if (Adds(act) is { } wrong) return wrong;
        if (!await AreOnSlipAsync(sitting, act, stop)) return new Outcome.Refused("count.lines", "Các dòng nhập không đúng những đối tượng có tên trên phiếu. Hãy tải lại trang rồi nhập lại.");
        sitting.Role = "teller";
        // whoever counts his slips once more takes back what he entered before
        sitting.Write("delete from line_count where ballot = $1 and hand = (select hand from slip_count where ballot = $1 and typist = $2)", act.Ballot, act.By);
        sitting.Write("delete from slip_count where ballot = $1 and typist = $2", act.Ballot, act.By);
        sitting.Write("""
            insert into slip_count select $1, (select min(h) from unnest(array[1, 2]) h where h <> all(hands_of($1))), $2, $3, $4, $5, $6, $7, $8, $9
            """, act.Ballot, act.By, act.Unit, act.Slips.Collected, act.Slips.Foreign, act.Slips.Empty, act.Slips.ExtraWords, act.Slips.Valid, sitting.Id);
        sitting.Write("""
            insert into line_count select $1, (select hand from slip_count where ballot = $1 and typist = $2), l.* from unnest($3::bigint[], $4::bigint[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::int[], $12::int[]) l
            """, act.Ballot, act.By, act.Lines.Select(l => l.Subject).ToArray(), act.Lines.Select(_ => act.Unit).ToArray(), Column(act, l => l.Excellent), Column(act, l => l.Good), Column(act, l => l.Completed), Column(act, l => l.NotCompleted),
            Column(act, l => l.Unranked), Column(act, l => l.Agree), Column(act, l => l.Disagree), act.Lines.Select(l => l.Blank).ToArray());
        sitting.Write("delete from worksheet where unit = $1 and sheet = $2", act.Unit, Worksheet.OfCount(act.Ballot, act.By));
        return null;
    }, stop);

    public Task<Outcome> CloseAsync(CloseBallot act, CancellationToken stop = default) => desk.StepAsync(act, act.Subjects, StepKind.Ballot, async (sitting, all) =>
    {
        if (!await CountsAllAsync(sitting, act, stop)) return new Outcome.Refused("count.subjects", "Cuộc bỏ phiếu này không đang mở cho đúng những đối tượng ấy. Hãy tải lại trang.");
        var (hands, differ) = await CompareAsync(sitting, act.Ballot, stop);
        if (hands < 2) return new Outcome.Refused("count.one", "Chưa đủ hai lần nhập. Hai người trong tổ kiểm phiếu phải nhập độc lập.");
        if (differ.Count > 0) return new Outcome.Refused("count.differs", $"Hai lần nhập khác nhau ở: {string.Join("; ", differ.Take(5))}. Hãy đếm lại các dòng ấy và nhập lại.");
        sitting.Write("update ballot set closed_act = $2 where id = $1", act.Ballot, sitting.Id);
        var at = await sitting.HoldFactsAsync(stop);
        sitting.Write("update record_ballots set known_to = $4 where entry = any(array(select entry from subject where id = any($1))) and year = $2 and purpose = $3 and coalesce(round, 'first') = 'first' and known_to is null", act.Subjects.ToArray(), sitting.Pack.Year, Purpose(sitting, all[0].Step), at);
        sitting.Write("""
            insert into record_ballots (id, entry, year, path, purpose, round, summoned, present, issued, collected, "foreign", empty, extra_words, valid, excellent, good, completed, not_completed, unranked, agree, disagree, blank, known_from, act)
            select nextval('ids'), s.entry, $2, s.path, $3, 'first', b.summoned, b.present, b.issued, c.collected, c.foreign_slips, c.empty_slips, c.extra_words, c.valid, l.excellent, l.good, l.completed, l.not_completed, l.unranked, l.agree, l.disagree, l.blank, $4, $5
            from ballot b join slip_count c on c.ballot = b.id and c.hand = 1 join line_count l on l.ballot = b.id and l.hand = 1 join subject s on s.id = l.subject where b.id = $1
            """, act.Ballot, sitting.Pack.Year, Purpose(sitting, all[0].Step), at, sitting.Id);
        sitting.Write("update access_grant set ended_act = $2 where cycle = $1 and what = 'teller' and host = $3 and ended_act is null", act.Cycle, sitting.Id, all[0].Subject.Unit);
        foreach (var one in all) sitting.Finish(one);
        return null;
    }, stop: stop);

    private static string Purpose(Sitting sitting, StepRule step) =>
        step.Ballot is { } id && sitting.Pack.Pack.Ballots.TryGetValue(id, out var rule) ? Rules.Yaml.Binder.Key(rule.Purpose.ToString()) : "proposal";

    private static Outcome.Refused? Adds(EnterCount act)
    {
        var slips = act.Slips;
        if (slips.Collected != slips.Foreign + slips.Empty + slips.ExtraWords + slips.Valid)
            return new Outcome.Refused("count.slips", $"Thu vào {slips.Collected} phiếu nhưng không hợp lệ {slips.Foreign} + {slips.Empty} + {slips.ExtraWords} và hợp lệ {slips.Valid}: không cộng bằng nhau.");
        return act.Lines.Select((l, i) => (Line: l, Row: i + 1)).FirstOrDefault(l => l.Line.Marks != slips.Valid) is { Line: { } wrong, Row: var row }
            ? new Outcome.Refused("count.line", $"Dòng {row}: cộng các ô được {wrong.Marks}, phải bằng {slips.Valid} phiếu hợp lệ. Hãy đếm lại dòng này.") : null;
    }

    private static async Task<Outcome.Refused?> TellerAsync(Sitting sitting, EnterCount act, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add(
            "select t.person is not null, b.closed_act is not null, b.issued, cardinality(hands_of(b.id)), exists (select from slip_count where ballot = b.id and typist = me()) from ballot b left join teller t on t.meeting = b.meeting and t.person = me() where b.id = $1", act.Ballot), stop);
        if (!await reader.ReadAsync(stop)) return Over;
        if (!reader.GetBoolean(0)) return new Outcome.Refused("count.teller", "Chỉ người trong tổ kiểm phiếu của hội nghị này được nhập kết quả.");
        if (reader.GetBoolean(1)) return new Outcome.Refused("count.closed", "Kết quả kiểm phiếu đã chốt.");
        var (own, both, issued) = (reader.GetBoolean(4), reader.GetInt32(3) >= 2, reader.GetInt32(2));
        if (both && !own) return new Outcome.Refused("count.both", "Đã đủ hai lần nhập. Hãy đối chiếu và chốt.");
        await reader.DisposeAsync();
        if (both && (await CompareAsync(sitting, act.Ballot, stop)).Differ.Count == 0) return new Outcome.Refused("count.same", "Hai lần nhập đã khớp nhau, không phải nhập lại. Hãy chốt kết quả.");
        return act.Slips.Collected - act.Slips.Foreign > issued ? new Outcome.Refused("count.issued", $"Thu vào {act.Slips.Collected} phiếu, trừ {act.Slips.Foreign} phiếu lạ, nhiều hơn {issued} phiếu phát ra.") : null;
    }

    private static async Task<bool> AreOnSlipAsync(Sitting sitting, EnterCount act, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add("select array_agg(subject order by subject) = (select array_agg(s order by s) from unnest($2::bigint[]) s) from ballot_subject where ballot = $1", act.Ballot, act.Lines.Select(l => l.Subject).ToArray()), stop);
        return await reader.ReadAsync(stop) && !reader.IsDBNull(0) && reader.GetBoolean(0);
    }

    private static async Task<bool> CountsAllAsync(Sitting sitting, CloseBallot act, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add(
            "select 1 from ballot where id = $1 and step = $2 and closed_act is null and not exists (select from unnest($3::bigint[]) s where s not in (select subject from ballot_subject where ballot = $1)) for update", act.Ballot, act.Step, act.Subjects.ToArray()), stop);
        return await reader.ReadAsync(stop);
    }

    private static async Task<(int Hands, List<string> Differ)> CompareAsync(Sitting sitting, long ballot, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch()
            .Add("select count(*)::int, count(distinct (collected, foreign_slips, empty_slips, extra_words, valid))::int from slip_count where ballot = $1", ballot)
            .Add("""
                select coalesce(s.name, '?') from line_count l join subject s on s.id = l.subject where l.ballot = $1
                group by s.id, s.name having count(distinct (excellent, good, completed, not_completed, unranked, agree, disagree, blank)) > 1 or count(*) <> 2
                """, ballot), stop);
        await reader.ReadAsync(stop);
        var (hands, kinds) = (reader.GetInt32(0), reader.GetInt32(1));
        var names = new List<string>();
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) names.Add(reader.GetString(0));
        if (hands < 2) return (hands, []);
        return (hands, [.. kinds > 1 ? ["số phiếu phát ra, thu vào, hợp lệ"] : Array.Empty<string>(), .. names.Order(NameOrder.ByGiven)]);
    }

    private static int?[] Column(EnterCount act, Func<LineCount, int?> of) => [.. act.Lines.Select(of)];

    private static readonly Outcome.Refused NotOpen = new("meeting.not_open", "Không có hội nghị nào của tổ chức này đang họp để bỏ phiếu.");

    private static async Task<int> VotersAsync(Sitting sitting, long meeting) => (await sitting.Work.ListAsync(r => r.GetInt32(0), "select count(*)::int from presence where meeting = $1 and present and votes", meeting))[0];

    // Another organisation's meeting holds no ballot of this one.
    private static async Task<bool> IsOpenHereAsync(Sitting sitting, long meeting, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add("select 1 from meeting where id = $1 and unit = $2 and opened_act is not null", meeting, sitting.Unit), stop);
        return await reader.ReadAsync(stop);
    }
}
