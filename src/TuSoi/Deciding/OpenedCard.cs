using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;

namespace TuSoi.Deciding;

/// <summary>The explanation card of one subject, for whoever may see it: the same page for all of them.</summary>
/// <param name="Html">The sheets; null: nothing has been computed for it yet.</param>
/// <param name="At">When the body had it computed; the page shows what is known now.</param>
public sealed record OpenedCard(Subject Subject, string Unit, string Kind, string Title, string? Html, DateOnly CutOff, string Document, DateTimeOffset? At)
{
    /// <summary>Why somebody may open a card.</summary>
    public enum Right { None, Frame, Card }

    private sealed record Found(Subject Subject, string Unit, Right Right, int Seq, string? Source, long? Reader, DateTimeOffset? At);

    /// <summary>
    /// Who may: the person, who acts for his organisation (an organisation's own card, or that of a body of it, likewise), who ranks over it, and to whom its dossier went to be decided.
    /// Whoever was only asked for a comment reads the file, and not the facts behind a level: they stay with the organisation and who decides. The facts are read as the body that had the verdict computed reads them, so that all see one result; a reader's own right decides only whether he sees it.
    /// </summary>
    public static async Task<(Right Right, OpenedCard? Card)> ReadAsync(Store store, CyclePacks packs, long cycle, long subject, long person, DateOnly today, CancellationToken stop = default)
    {
        if (await FindAsync(store, cycle, subject, person, today, stop) is not { } found) return (Right.None, null);
        if (found.Right != Right.Card) return (found.Right, null);
        var pack = await packs.OfAsync(store, cycle, found.Seq, stop);
        var card = new OpenedCard(found.Subject, found.Unit, pack.Kind(found.Subject.Kind).Label, found.Subject.Name, null, CycleFacts.CutOff(pack.Pack, pack.Year), pack.Pack.Head.Document, found.At);
        if (found is not { Source: { } path, Reader: { } reader } || !found.Subject.Path.StartsWith(path, StringComparison.Ordinal)) return (Right.Card, card);
        await using var work = await Work.BeginAsync(store, reader, today, stop);
        var ranked = await RankedScope.ReadAsync(work, pack, cycle, path, stop);
        return (Right.Card, ranked.Explain(subject) is var (title, html) ? card with { Title = title, Html = html } : card);
    }

    private static async Task<Found?> FindAsync(Store store, long cycle, long subject, long person, DateOnly today, CancellationToken stop)
    {
        await using var work = await Work.BeginAsync(store, person, today, stop);
        if ((await work.ListAsync(History.SittingFrame.ReadSubject, History.SittingFrame.SubjectsWhere("cycle = $1 and id = $2"), cycle, subject)).FirstOrDefault() is not { } one) return null;
        var rows = await work.ListAsync(r => new Found(one, r.GetString(0), r.GetBoolean(1) ? Right.Card : Right.Frame, r.GetInt32(2), r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : r.GetInt64(4), r.IsDBNull(5) ? null : r.GetFieldValue<DateTimeOffset>(5)), """
            select u.name, s.person is not distinct from me() or s.unit = any(my_desks()) or s.path ^@ any(my_paths('ranking'))
                or exists (select from my_grants() g where g.what in ('dossier', 'appraisal') and (g.subject = s.id or g.host = s.unit)), (select coalesce(max(seq), 0) from cycle_pack where cycle = $1), v.path, v.person, v.at
            from subject s join subject u on u.id = s.unit left join lateral verdict_source(s.id) v on true where s.id = $2
            """, cycle, subject);
        return rows.FirstOrDefault();
    }
}
