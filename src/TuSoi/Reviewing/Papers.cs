using TuSoi.Access;
using TuSoi.History;

namespace TuSoi.Reviewing;

/// <summary>Papers that are written once: reports of a body, appraisals, dossiers, records.</summary>
internal static class Papers
{
    public static void Add(Sitting sitting, IReadOnlyList<Passed> all, string kind, string text, Evidence? paper) => sitting.Write("""
        insert into paper (id, cycle, subject, host, kind, step, form, body, number, dated, file_digest, handed_in_act, signed_act)
        select nextval('ids'), $1, t.subject, t.host, $2, $3, $4, $5, $6, $7, $8, $9, $9 from unnest($10::bigint[], $11::bigint[]) t(subject, host)
        on conflict (subject, step) do update set body = excluded.body, number = excluded.number, dated = excluded.dated, file_digest = excluded.file_digest, handed_in_act = excluded.handed_in_act
        """, sitting.Act.Cycle, kind, all[0].Step.Id, all[0].Step.Form, Texts.Tidy(text), paper?.Number, paper?.Dated, paper?.FileDigest, sitting.Id, all.Select(a => a.Subject.Id).ToArray(), all.Select(a => a.Subject.Unit).ToArray());
}
