using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>What the counters of a cycle must say, worked out at once from the steps that apply and the steps done.</summary>
internal static class Counters
{
    /// <summary>$1 is the cycle, $2 to $4 are kinds, steps and bits.</summary>
    public const string Wanted = """
        select s.unit, s.kind, t.step, count(*)::int as total, count(d.subject)::int as done, min(s.path) as path
        from subject s join unnest($2::text[], $3::text[], $4::bigint[]) t(kind, step, bit) on t.kind = s.kind and s.applies & t.bit <> 0
        left join done d on d.subject = s.id and d.step = t.step where s.cycle = $1 and s.ended_act is null group by s.unit, s.kind, t.step
        """;

    /// <summary>Every step of the pack with the bit it has there: the parameters from $2 on.</summary>
    public static object?[] Steps(CyclePack pack)
    {
        List<(string Kind, StepRule Step)> all = [.. pack.Pack.Kinds.Keys.SelectMany(k => pack.StepsOf(k).Select(s => (k, s)))];
        return [all.Select(s => s.Kind).ToArray(), all.Select(s => s.Step.Id).ToArray(), all.Select(s => pack.BitOf(s.Kind, s.Step.Id)).ToArray()];
    }
}
