using TuSoi.Database;
using TuSoi.Opening;

namespace TuSoi.History;

/// <summary>The heads of all chains of the cycle are sealed together: what was there at this moment cannot be exchanged later, not even a whole chain.</summary>
public sealed record SealChains : Act;

/// <summary>Content of journal entries older than a day is deleted, because its time is over; the entries stay and still hold the chain together.</summary>
public sealed record ForgetContent : Act
{
    /// <summary>Entries of this day and later keep their content.</summary>
    public required DateOnly Before { get; init; }
}

/// <summary>Keeping of the journal: sealing it, and letting go what may no longer be kept. Both are written at the cycle's root.</summary>
public sealed class Keeping(Desk desk)
{
    public Task<Outcome> SealAsync(SealChains act, CancellationToken stop = default) => CycleRoot.DoAsync(desk, act, ["roster", "technical", "audit"], sitting =>
    {
        sitting.Write("""
            insert into seal (id, cycle, path, at, heads, before, hash, by_person)
            select $1, $2, $3, $4, h.heads, b.before, seal_hash(b.before, $1, $2, $3, $4, h.heads, me()), me()
            from (select chain_heads($2, $3) as heads) h, (select coalesce((select hash from seal where cycle = $2 order by id desc limit 1), '\x') as before) b
            """, sitting.Id, act.Cycle, sitting.Find(sitting.Unit)!.Path, Instant.Of(sitting.At));
    }, stop);

    public async Task<Outcome> ForgetAsync(ForgetContent act, CancellationToken stop = default)
    {
        if (act.Before > desk.Today) return new Outcome.Refused("forget.future", "Ngày phải là hôm nay hoặc trước đó: chỉ xóa được nội dung đã có.");
        if (Reviewing.Texts.IsBlank(act.Why)) return new Outcome.Refused("forget.reason", "Hãy ghi căn cứ xóa nội dung, ví dụ thời hạn lưu theo quy định nào.");
        return await CycleRoot.DoAsync(desk, act, ["roster", "technical"], sitting =>
        {
            sitting.Write("select forget_content($1, $2)", act.Cycle, TimeZoneInfo.ConvertTimeToUtc(act.Before.ToDateTime(TimeOnly.MinValue), Instant.Zone));
        }, stop);
    }
}
