using TuSoi.Rostering.Keeping;
using static TuSoi.Rostering.Importing.Writing;

namespace TuSoi.Rostering.Importing;

/// <summary>Writes posts: a changed one ends and is given anew.</summary>
internal sealed class PostWriting(ImportPlan plan, Writing writing)
{
    public async Task WriteAsync()
    {
        await writing.RunAsync([.. plan.Posts.Select(p => p.Held).OfType<KeptPost>()], "update assignment a set ended_act = $2 from unnest($3::bigint[]) t(i) where a.id = t.i and $1::timestamptz is not null", One<KeptPost, long>(p => p.Id));
        await writing.RunAsync([.. plan.Posts.Select(p => p.Told)], """
            insert into assignment (id, person, role, organisation, path, rights, held, act)
            select nextval('ids'), t.p, t.r, t.o, t.w, string_to_array(t.g, ','), daterange(t.f, t.l, '[]'), $2
            from unnest($3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::date[], $9::date[]) t(p, r, o, w, g, f, l)
            """, One<KeptPost, long>(p => plan.Find(p.Member)!.Person), One<KeptPost, string>(p => p.Role), One<KeptPost, long>(p => plan.IdOf(p.Organisation)),
            One<KeptPost, string>(p => plan.Find(p.Organisation)!.Path), One<KeptPost, string>(p => string.Join(',', p.Rights)), One<KeptPost, DateOnly?>(p => p.From), One<KeptPost, DateOnly?>(p => p.To));
    }
}
