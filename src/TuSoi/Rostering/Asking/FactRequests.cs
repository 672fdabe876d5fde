using System.Text.Json;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rostering.Cells;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Asking;

/// <summary>A body is asked for certain facts of certain entries, until a day. Until it answers, or the request is taken back, it may fill just these cells.</summary>
public sealed record AskFacts : Act
{
    /// <summary>The organisation whose roster the asking person keeps.</summary>
    public required long Root { get; init; }

    /// <summary>The organisation that is asked.</summary>
    public required long Organisation { get; init; }

    /// <summary>A role of that organisation; null: whoever acts for it.</summary>
    public string? Role { get; init; }
    public required int Year { get; init; }
    public required Family Family { get; init; }
    public required IReadOnlyList<long> Entries { get; init; }
    public required IReadOnlyList<string> Facts { get; init; }
    public required DateOnly Due { get; init; }
}

/// <summary>The body that was asked gives what it knows; what is left blank stays as it is. With it the request is settled.</summary>
public sealed record AnswerFacts : Act
{
    public required long Request { get; init; }
    public required IReadOnlyList<FactCell> Cells { get; init; }
}

/// <summary>A request is taken back before it is answered.</summary>
public sealed record WithdrawFacts : Act
{
    public required long Root { get; init; }
    public required long Request { get; init; }
}

/// <summary>Requests for facts, from the asking and from the answering side.</summary>
public sealed class FactRequests(Store store, FactDictionary facts, TimeProvider clock)
{
    public const int MostEntries = 500, MostFacts = 30;
    private readonly RosterDesk desk = new(store, clock);

    private DateOnly Today => Instant.DayOf(clock);

    public async Task<Outcome> AskAsync(AskFacts told, CancellationToken stop = default)
    {
        var act = told with { Why = Tidy.Text(told.Why), Entries = [.. told.Entries.Distinct()], Facts = [.. told.Facts.Distinct()] };
        return Wrong(act) is { } wrong ? wrong : await desk.DoAsync(act, act.Root, async sitting =>
        {
            var paths = await PathsAsync(sitting.Work, act);
            if (paths.Count < act.Entries.Count) return new Outcome.Refused("fact.entry", "Có đối tượng không có trong danh sách đồng chí quản lý.");
            if (!await IsAskableAsync(sitting.Work, act.Organisation)) return new Outcome.Refused("ask.body", "Không tìm thấy tổ chức được hỏi ở trong hoặc ở trên phần danh sách đồng chí quản lý.");
            sitting.Writes.Add("insert into fact_request (id, asker, path, organisation, role, year, family, facts, says, due, asked_act) select $1, $2, s.path, $3, $4, $5, $6, $7, $8, $9, $1 from roster_state s where s.entry = $2 and s.known_to is null and s.valid @> today()",
                sitting.Id, act.Root, act.Organisation, act.Role, act.Year, act.Family.ToString().ToLowerInvariant(), act.Facts.ToArray(), act.Why, act.Due);
            sitting.Writes.Add("insert into fact_request_entry (request, entry, path) select $1, t.e, t.p from unnest($2::bigint[], $3::text[]) t(e, p)", sitting.Id, paths.Keys.ToArray(), paths.Values.ToArray());
            return null;
        }, stop);
    }

    public async Task<Outcome> WithdrawAsync(WithdrawFacts told, CancellationToken stop = default)
    {
        var act = told with { Why = Tidy.Text(told.Why) };
        return act.Why.Length == 0 ? new Outcome.Refused("roster.reason", "Chưa ghi lý do rút đề nghị.") : await desk.DoAsync(act, act.Root, async sitting =>
        {
            var open = await sitting.Work.ListAsync(r => r.GetInt64(0), "select id from fact_request where id = $1 and answered_act is null and ended_act is null and path ^@ any((select my_paths('roster'))::text[]) for update", act.Request);
            if (open.Count == 0) return new Outcome.Refused("ask.settled", "Đề nghị này đã được trả lời hoặc đã rút. Hãy tải lại trang để xem kết quả.");
            sitting.Writes.Add("update fact_request set ended_act = $2 where id = $1", act.Request, sitting.Id);
            return null;
        }, stop);
    }

    public async Task<Outcome> AnswerAsync(AnswerFacts act, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(store, act.By, Today, stop);
        if (await FactsAskedOfMe.FindAsync(work, act.Request) is not { } asked) return new Outcome.Refused("ask.settled", "Đề nghị này đã được trả lời, đã rút, hoặc không hỏi tổ chức của đồng chí. Hãy mở lại từ “Việc của tôi”.");
        var cells = act.Cells.Where(c => c.Value is not null).ToList();
        if (Refused(asked, cells, await asked.EntriesAsync(work)) is { } refused) return refused;
        var at = await RosterLock.TakeAsync(work, asked.Path, clock, stop);
        var id = (await work.NumbersAsync(1, stop))[0];
        var told = cells.GroupBy(c => c.Entry).ToDictionary(g => g.Key, g => g.ToDictionary(c => c.Fact, c => c.Value));
        await work.WriteAsync(RosterDesk.Entry(new Batch().Add("select answer_facts($1, $2, $3, $4::jsonb)", act.Request, id, at, JsonSerializer.Serialize(told)), id, asked.Organisation, asked.BodyPath, act, at, JsonSerializer.Serialize(act)), stop);
        await work.CommitAsync(stop);
        return new Outcome.Done(id);
    }

    private Outcome.Refused? Refused(FactsAskedOfMe asked, List<FactCell> cells, IReadOnlyList<AskedEntry> entries)
    {
        if (cells.Count == 0) return new("fact.none", "Chưa có ô nào được điền. Nếu không có số liệu, hãy báo lại nơi đề nghị để họ rút.");
        var known = entries.ToDictionary(e => e.Entry);
        if (cells.Exists(c => !known.ContainsKey(c.Entry) || !asked.Facts.Contains(c.Fact))) return new("ask.cell", "Có ô không nằm trong đề nghị. Hãy tải lại trang.");
        if (cells.Find(c => known[c.Entry].Own) is not null) return new("own_file", "Không ai tự cho số liệu về chính mình. Hãy để trống dòng của đồng chí.");
        return cells.Select(c => (c.Value, Fact: facts.Find(asked.Family, c.Fact)!)).FirstOrDefault(c => c.Fact.Words.Count > 0 && c.Fact.Code(c.Value!) == 0) is { Fact: not null } wrong
            ? new("fact.value", $"“{wrong.Value}” không phải là giá trị của “{wrong.Fact.Label}”.") : null;
    }

    private Outcome.Refused? Wrong(AskFacts act) =>
        act.Why.Length == 0 ? new("ask.says", "Chưa ghi nội dung đề nghị: hỏi để làm gì, lấy số liệu từ đâu.")
        : act.Why.Length > 2000 ? new("ask.says_long", $"Nội dung đề nghị dài {act.Why.Length:#,##0} ký tự, nhiều nhất 2.000.")
        : act.Entries.Count == 0 ? new("subject.none", "Chưa chọn đối tượng nào. Hãy chọn ít nhất một.")
        : act.Entries.Count > MostEntries ? new("ask.many", $"Có {act.Entries.Count} đối tượng, mỗi đề nghị nhiều nhất {MostEntries}.")
        : act.Facts.Count is 0 or > MostFacts ? new("ask.facts", $"Hãy chọn từ một đến {MostFacts} số liệu cần hỏi.")
        : act.Facts.FirstOrDefault(f => facts.Find(act.Family, f) is not { Type: not FactType.Records, Derived: false }) is { } unknown ? new("fact.unknown", $"Không có số liệu “{unknown}” cho loại đối tượng này.")
        : act.Due < Today ? new("ask.due", $"Hạn trả lời {act.Due:dd/MM/yyyy} đã qua. Hãy chọn ngày từ hôm nay.")
        : act.Due > Today.AddYears(1) ? new("ask.due", "Hạn trả lời quá một năm. Hãy kiểm tra năm.") : null;

    private static async Task<Dictionary<long, string>> PathsAsync(Work work, AskFacts act) => (await work.ListAsync(r => (r.GetInt64(0), r.GetString(1)), """
        select s.entry, s.path from roster_state s join roster_entry e on e.id = s.entry where s.entry = any($1) and e.family = $2 and s.known_to is null and s.valid @> today()
          and s.path ^@ any((select my_paths('roster'))::text[]) and s.path ^@ (select path from roster_state where entry = $3 and known_to is null and valid @> today())
        """, act.Entries.ToArray(), act.Family.ToString().ToLowerInvariant(), act.Root)).ToDictionary(r => r.Item1, r => r.Item2);

    private static async Task<bool> IsAskableAsync(Work work, long organisation) => (await work.ListAsync(r => r.GetBoolean(0), """
        select exists (select from roster_state s join roster_entry e on e.id = s.entry and e.family = 'organisation' where s.entry = $1 and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[]))
          or exists (select from organisations_above() where entry = $1)
        """, organisation))[0];
}
