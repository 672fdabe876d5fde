using System.Text.Json;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rules.Facts;

namespace TuSoi.Reviewing;

/// <summary>Unfinished writing of one person on one step: the text, and the level chosen so far.</summary>
public sealed record Draft(string Text, QualityLevel? Level, DateTime SavedAt)
{
    /// <summary>Which saving this is: a page that was opened before it cannot write over it unseen.</summary>
    public long Version => SavedAt.Ticks;

    internal static Draft Read(string kept, DateTime at)
    {
        try
        {
            if (kept.StartsWith('{') && JsonSerializer.Deserialize<Kept>(kept) is { Text: { } text } read) return new Draft(text, read.Level is >= 1 and <= 4 ? (QualityLevel)read.Level : null, at);
        }
        catch (JsonException) { } // somebody's text that begins with a brace
        return new Draft(kept, null, at);
    }

    internal static string Keep(string text, QualityLevel? level) => JsonSerializer.Serialize(new Kept(text.Length > Texts.Most ? text[..Texts.Most] : text, (int?)level ?? 0), Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Kept(string? Text, int Level);
}

/// <summary>What came of saving a draft.</summary>
/// <param name="Newer">The draft was saved elsewhere after this page was opened: nothing was written, here is what stands there.</param>
public sealed record DraftSaved(DateTime At, Draft? Newer);

/// <summary>Drafts: saved by themselves while somebody types. Not acts: nothing is decided, nothing is journalled.</summary>
public sealed class Drafts(Desk desk)
{
    // Two devices: the one that knows the newest saving goes on; the other is told.
    private const string Save = """
        insert into draft (subject, step, person, body, saved_at) select $1, $2, me(), $3, $4 where $5 = 0 or exists (select from draft where subject = $1 and step = $2 and person = me())
        on conflict (subject, step, person) do update set body = excluded.body, saved_at = excluded.saved_at
          where $6 or draft.body = excluded.body or abs(extract(epoch from draft.saved_at) * 1000000 - $5) < 1
        returning saved_at
        """;

    /// <param name="known">The version that the page has read; 0: there was none.</param>
    /// <param name="despite">Write over what was saved elsewhere: it has been seen.</param>
    public async Task<DraftSaved> SaveAsync(long person, long subject, string step, string text, QualityLevel? level, long known, bool despite = false, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(desk.Store, person, desk.Today, stop);
        var now = Whole(desk.Now.UtcDateTime);
        await using (var reader = await work.ReadAsync(new Batch().Add(Save, subject, step, Draft.Keep(text, level), now, known == 0 ? 0L : (known - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, despite), stop))
            if (await reader.ReadAsync(stop))
            {
                await reader.DisposeAsync();
                await work.CommitAsync(stop);
                return new DraftSaved(now, null);
            }
        if (await FindAsync(work, subject, step) is { } newer) return new DraftSaved(now, newer);
        // handed in or thrown away elsewhere: begun anew
        await work.WriteAsync(new Batch().Add("insert into draft (subject, step, person, body, saved_at) values ($1, $2, me(), $3, $4) on conflict do nothing", subject, step, Draft.Keep(text, level), now), stop);
        await work.CommitAsync(stop);
        return new DraftSaved(now, null);
    }

    public static async Task<Draft?> FindAsync(Work work, long subject, string step) =>
        (await work.ListAsync(r => Draft.Read(r.GetString(0), r.GetDateTime(1)), "select body, saved_at from draft where subject = $1 and step = $2 and person = me()", subject, step)).FirstOrDefault();

    /// <summary>The draft is not wanted any more.</summary>
    public async Task DropAsync(long person, long subject, string step, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(desk.Store, person, desk.Today, stop);
        await work.WriteAsync(new Batch().Add("delete from draft where subject = $1 and step = $2 and person = me()", subject, step), stop);
        await work.CommitAsync(stop);
    }

    // The database keeps microseconds.
    private static DateTime Whole(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
