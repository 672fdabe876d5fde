namespace TuSoi.History;

/// <summary>Replays the chains of a cycle, and those of the standing roster: numbers without a gap, every hash, the digest of what content is still there, the heads.</summary>
internal sealed class VerificationOfChains(VerificationReading look, VerificationReport report)
{
    // the first entry of each chain that is wrong, and why; then the head against the last entry
    private const string Replay = """
        with forgotten as (
          select j.cycle, max((c.content->>'Before')::date) as before from journal j join journal_content c on c.act = j.act where j.kind = 'ForgetContent' and j.cycle = $1 group by j.cycle),
        entry as (
          select j.*, coalesce(lag(j.hash) over w, '\x') as before, coalesce(lag(j.seq) over w, 0) as prior from journal j where j.cycle in ($1, 0) window w as (partition by j.cycle, j.unit order by j.seq)),
        checked as (
          select e.cycle, e.unit, e.path, e.seq, e.hash, c.act is null as gone,
            case when e.seq <> e.prior + 1 then 'gap'
              when e.hash <> entry_hash(e.before, e.cycle, e.unit, e.path, e.act, e.seq, e.kind, e.step, e.by_person, e.role, e.at, e.digest) then 'hash'
              when c.act is null and (f.before is null or e.at >= f.before or e.kind = 'ForgetContent') then 'missing'
              when content_digest(c.salt, c.content) <> e.digest then 'content'
              when c.host <> e.unit then 'host' end as fault
          from entry e left join journal_content c on c.act = e.act left join forgotten f on f.cycle = e.cycle),
        replayed as (
          select cycle, unit, count(*) as entries, count(*) filter (where gone and fault is null) as gone, count(fault) as faults, min(seq) filter (where fault is not null) as first,
            (array_agg(fault order by seq) filter (where fault is not null))[1] as fault, max(seq) as last, (array_agg(hash order by seq desc))[1] as hash, (array_agg(path order by seq desc))[1] as path
          from checked group by cycle, unit)
        select coalesce(h.cycle, r.cycle), coalesce(s.name, (select t.name from roster_state t where t.entry = coalesce(h.unit, r.unit) order by t.known_from desc limit 1), '?'), coalesce(r.entries, 0), coalesce(r.gone, 0), coalesce(r.faults, 0), coalesce(r.first, 0),
          case when h.unit is null then 'headless' when r.fault is not null then r.fault when h.seq <> coalesce(r.last, 0) or h.hash <> coalesce(r.hash, '\x') then 'head' when h.path <> coalesce(s.path, r.path, h.path) then 'path' end
        from (select * from chain where cycle in ($1, 0)) h full join replayed r using (cycle, unit) left join subject s on s.id = coalesce(h.unit, r.unit) and s.cycle = $1
        order by 1, coalesce(h.path, r.path)
        """;

    public async Task RunAsync()
    {
        foreach (var chain in await look.RowsAsync(Replay, r => (Cycle: r.GetInt64(0), Name: r.GetString(1), Entries: r.GetInt64(2), Gone: r.GetInt64(3), Faults: r.GetInt64(4), First: r.GetInt64(5), Fault: r.IsDBNull(6) ? null : r.GetString(6))))
        {
            report.Chains++;
            report.Entries += chain.Entries;
            report.Forgotten += chain.Gone;
            if (chain.Fault is { } fault) report.Add($"chain.{fault}", chain.Name, $"{(chain.Cycle == 0 ? "chuỗi nhật ký danh sách" : "chuỗi nhật ký")}: {Sentence(fault, chain.First, chain.Faults)}");
        }
    }

    private static string Sentence(string fault, long first, long faults) => fault switch
    {
        "gap" => $"thiếu mục ngay trước mục {first}{More(faults)}.",
        "hash" => $"mục {first} không còn như lúc ghi, hoặc thuộc chuỗi khác{More(faults)}.",
        "missing" => $"mục {first} mất nội dung mà không do việc xóa theo thời hạn lưu{More(faults)}.",
        "content" => $"nội dung của mục {first} không còn như lúc ghi{More(faults)}.",
        "host" => $"nội dung của mục {first} bị chuyển sang nơi khác{More(faults)}.",
        "headless" => "có mục mà không có đầu chuỗi.",
        "head" => "đầu chuỗi không khớp mục cuối cùng: mục cuối đã bị bỏ hoặc đầu chuỗi bị sửa.",
        _ => "vị trí của đầu chuỗi trong cây tổ chức không khớp danh sách.",
    };

    private static string More(long faults) => faults > 1 ? $" (tất cả {faults} mục)" : "";
}
