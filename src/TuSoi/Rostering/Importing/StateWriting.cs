using TuSoi.Rules.Facts;
using static TuSoi.Rostering.Importing.Writing;

namespace TuSoi.Rostering.Importing;

/// <summary>
/// Writes where entries are and what they are bound to. A new name or kind holds for all of the time; who moved was in the old place until that day, and
/// both is known from now on. What was known before stays.
/// </summary>
internal sealed class StateWriting(ImportPlan plan, Writing writing)
{
    private sealed record Bond(EntryChange Of, string Body);

    public async Task WriteAsync()
    {
        await StatesAsync([.. plan.Restated]);
        await LeftAsync([.. plan.Entries.SelectMany(e => e.BodiesLeft.Select(b => new Bond(e, b)))]);
        await BoundAsync([.. plan.Entries.SelectMany(e => e.BodiesAdded.Select(b => new Bond(e, b)))]);
    }

    private async Task StatesAsync(List<EntryChange> changed)
    {
        await writing.RunAsync(changed, "update roster_state s set known_to = $1 from unnest($3::bigint[]) t(i) where s.entry = t.i and s.known_to is null and s.valid @> ($4::date[])[1]",
            Of(e => e.Id), _ => new[] { plan.Told.CutOff });
        await writing.RunAsync([.. changed.Where(e => e.LeftOn is not null)], """
            insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, act)
            select s.entry, s.kind, s.name, s.unit, s.path, daterange(lower(s.valid), t.d), s.reason, $1, $2 from unnest($3::bigint[], $4::date[]) t(i, d) join roster_state s on s.entry = t.i and s.known_to = $1
            """, Of(e => e.Id), Of(e => e.LeftOn));
        await writing.RunAsync([.. plan.Entries.Where(e => e.IsNew), .. changed], """
            insert into roster_state (entry, kind, name, unit, path, valid, known_from, act)
            select t.i, t.k, t.n, t.u, t.p, daterange(t.f, t.l), $1, $2 from unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::date[], $9::date[]) t(i, k, n, u, p, f, l)
            """, Of(e => e.Id), Of(e => e.Told.Kind), Of(e => e.Told.Name), Of(UnitOf), Of(e => e.Path), Of(e => e.LeftOn ?? e.Held?.Valid.From), Of(e => e.Held?.Valid.Until));
    }

    private long? UnitOf(EntryChange entry) => entry.Unit is null || entry.Unit == entry.Held?.Unit ? entry.Held?.UnitId : plan.IdOf(entry.Unit);

    private async Task LeftAsync(List<Bond> left)
    {
        await writing.RunAsync(left, "update roster_bond b set known_to = $1 from unnest($3::bigint[], $4::bigint[]) t(i, o) where b.entry = t.i and b.body = t.o and b.known_to is null",
            One<Bond, long>(b => b.Of.Id), One<Bond, long>(b => plan.IdOf(b.Body)));
        await writing.RunAsync(left, """
            insert into roster_bond (entry, bond, body, place, path, valid, known_from, act) select b.entry, b.bond, b.body, b.place, b.path, daterange(lower(b.valid), t.d), $1, $2
            from unnest($3::bigint[], $4::bigint[], $5::date[]) t(i, o, d) join roster_bond b on b.entry = t.i and b.body = t.o and b.known_to = $1 where lower(b.valid) is null or lower(b.valid) < t.d
            """, One<Bond, long>(b => b.Of.Id), One<Bond, long>(b => plan.IdOf(b.Body)), One<Bond, DateOnly>(b => b.Of.From));
    }

    private Task BoundAsync(List<Bond> added) => writing.RunAsync(added, """
        insert into roster_bond (entry, bond, body, path, valid, place, known_from, act) select t.i, t.b, t.o, t.p, daterange(t.f, null), t.l, $1, $2
        from unnest($3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::date[], $8::int[]) t(i, b, o, p, f, l)
        """, One<Bond, long>(b => b.Of.Id), One<Bond, string>(b => b.Of.Told.Family == Family.Leader ? "heads" : "part_of"), One<Bond, long>(b => plan.IdOf(b.Body)),
        One<Bond, string>(b => b.Of.Path), One<Bond, DateOnly?>(b => b.Of.IsNew ? null : b.Of.From), One<Bond, int>(b => b.Of.Told.Bodies.ToList().IndexOf(b.Body)));
}
