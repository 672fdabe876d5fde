using TuSoi.Database;
using TuSoi.History;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;

namespace TuSoi.Deciding;

/// <summary>What somebody puts down for a subject, and what he saw there before.</summary>
public sealed record DraftChange(long Subject, QualityLevel? Level, string Reason, QualityLevel? Seen, string SeenReason);

/// <summary>Somebody else changed the same line meanwhile.</summary>
public sealed record DraftClash(long Subject, QualityLevel? Level, string Reason, string Name, DateTimeOffset At);

/// <summary>Levels put down while a decision is worked on: not acts, shared by those who act for the body. Nobody overwrites what he has not seen.</summary>
public sealed class DecidingDrafts(Desk desk)
{
    /// <summary>Saves lines that were changed; those that somebody else changed meanwhile stay as they are and are told.</summary>
    public async Task<IReadOnlyList<DraftClash>> SaveAsync(long cycle, long by, long unit, string step, IReadOnlyList<DraftChange> changes, CancellationToken stop = default)
    {
        List<DraftChange> touched = [.. changes.Select(c => c with { Reason = Texts.Tidy(c.Reason) }).Where(c => (c.Level, c.Reason) != (c.Seen, c.SeenReason))];
        if (touched.Count == 0) return [];
        await using var work = await Work.BeginAsync(desk.Store, by, desk.Today, stop);
        // one after the other, also where there is no row yet
        await work.WriteAsync(new Batch().Add("select pg_advisory_xact_lock(hashtextextended('deciding_draft/' || $1::text || '/' || $2, 0))", unit, step), stop);
        var standing = (await work.ListAsync(r => new DraftClash(r.GetInt64(0), r.IsDBNull(1) ? null : (QualityLevel)r.GetInt16(1), r.GetString(2), r.GetInt64(3) == by ? "" : r.GetString(4), r.GetFieldValue<DateTimeOffset>(5)),
            "select d.subject, d.level, d.reason, d.person, p.name, d.saved_at from deciding_draft d join person p on p.id = d.person where d.unit = $1 and d.step = $2 and d.subject = any($3)", unit, step, touched.Select(t => t.Subject).ToArray())).ToDictionary(d => d.Subject);
        List<DraftClash> clashes = [.. touched.Where(t => Clashes(t, standing.GetValueOrDefault(t.Subject))).Select(t => standing[t.Subject])];
        List<DraftChange> written = [.. touched.Where(t => clashes.TrueForAll(c => c.Subject != t.Subject))];
        await work.WriteAsync(new Batch().Add("""
            insert into deciding_draft (cycle, unit, step, subject, level, reason, person, saved_at)
            select $1, $2, $3, l.subject, l.level, l.reason, $4, $5 from unnest($6::bigint[], $7::smallint[], $8::text[]) l(subject, level, reason)
            on conflict (subject, step) do update set level = excluded.level, reason = excluded.reason, person = excluded.person, saved_at = excluded.saved_at
            """, cycle, unit, step, by, desk.Now.UtcDateTime, written.Select(w => w.Subject).ToArray(), written.Select(w => (short?)w.Level).ToArray(), written.Select(w => w.Reason).ToArray()), stop);
        await work.CommitAsync(stop);
        return clashes;
    }

    private static bool Clashes(DraftChange mine, DraftClash? standing) => standing is { Name.Length: > 0 } && (standing.Level, standing.Reason) != (mine.Seen, mine.SeenReason) && (standing.Level, standing.Reason) != (mine.Level, mine.Reason);
}
