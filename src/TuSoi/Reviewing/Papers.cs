using TuSoi.Access;
using TuSoi.History;

namespace TuSoi.Reviewing;

/// <summary>Papers that are written once: reports of a body, appraisals, dossiers, records.</summary>
internal static class Papers
{
    public static void Add(Sitting sitting, Passed one, string kind, string text, Evidence? paper) => sitting.Write(
        "insert into paper (id, cycle, subject, host, kind, step, form, body, number, dated, file_digest, handed_in_act, signed_act) values (nextval('ids'), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) on conflict (subject, step) do update set body = excluded.body, number = excluded.number, dated = excluded.dated, file_digest = excluded.file_digest, handed_in_act = excluded.handed_in_act",
        sitting.Act.Cycle, one.Subject.Id, one.Subject.Unit, kind, one.Step.Id, one.Step.Form, Texts.Tidy(text), paper?.Number, paper?.Dated, paper?.FileDigest, sitting.Id);
}
