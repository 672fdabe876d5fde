using TuSoi.Access;
using TuSoi.History;
using TuSoi.Rules.Facts;

namespace TuSoi.Reviewing;

/// <summary>The life of a level: each stage is a line that stays; a later line of the same step supersedes it.</summary>
internal static class Levels
{
    public static void Set(Sitting sitting, Passed one, string stage, QualityLevel level, string reason = "", bool provisional = false)
    {
        sitting.Write("update level set superseded_act = $3 where subject = $1 and step = $2 and superseded_act is null", one.Subject.Id, one.Step.Id, sitting.Id);
        sitting.Write("insert into level (id, cycle, subject, host, step, stage, level, provisional, reason, act) values (nextval('ids'), $1, $2, $3, $4, $5, $6, $7, $8, $9)",
            sitting.Act.Cycle, one.Subject.Id, one.Subject.Unit, one.Step.Id, stage, (short)level, provisional, reason, sitting.Id);
    }

    /// <summary>One line a subject, in one statement each.</summary>
    public static void Set(Sitting sitting, IReadOnlyList<(Passed One, QualityLevel Level, string Reason)> lines, string stage, bool provisional = false)
    {
        long[] subjects = [.. lines.Select(l => l.One.Subject.Id)];
        var step = lines[0].One.Step.Id;
        sitting.Write("update level set superseded_act = $3 where subject = any($1) and step = $2 and superseded_act is null", subjects, step, sitting.Id);
        sitting.Write("insert into level (id, cycle, subject, host, step, stage, level, provisional, reason, act) select nextval('ids'), $1, l.subject, l.host, $2, $3, l.level, $4, l.reason, $5 from unnest($6::bigint[], $7::bigint[], $8::smallint[], $9::text[]) l(subject, host, level, reason)",
            sitting.Act.Cycle, step, stage, provisional, sitting.Id, subjects, lines.Select(l => l.One.Subject.Unit).ToArray(), lines.Select(l => (short)l.Level).ToArray(), lines.Select(l => l.Reason).ToArray());
    }
}
