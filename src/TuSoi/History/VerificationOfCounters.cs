using TuSoi.Opening;

namespace TuSoi.History;

/// <summary>Counters against what they count, and steps done against the steps that apply.</summary>
internal sealed class VerificationOfCounters(VerificationReading look, VerificationReport report, CyclePack pack)
{
    private const string Differences = $"""
        with wanted as ({Counters.Wanted})
        select u.name, coalesce(c.kind, w.kind), coalesce(c.step, w.step), coalesce(c.total, 0), coalesce(c.done, 0), coalesce(w.total, 0), coalesce(w.done, 0)
        from wanted w full join (select * from counter where cycle = $1) c using (unit, kind, step) left join subject u on u.id = coalesce(c.unit, w.unit)
        where coalesce(c.total, 0) <> coalesce(w.total, 0) or coalesce(c.done, 0) <> coalesce(w.done, 0) order by u.path, 2, 3
        """;

    // steps done that do not apply: right only where something changed after they were done
    private const string Astray = """
        with step as (select * from unnest($2::text[], $3::text[], $4::bigint[]) s(kind, step, bit))
        select s.name, d.step, s.ended_act is not null or exists (select from cycle_pack p where p.cycle = $1 and p.seq > 1 and p.act > d.act) from done d join subject s on s.id = d.subject left join step t on t.kind = s.kind and t.step = d.step
        where d.cycle = $1 and (t.step is null or s.applies & t.bit = 0 or s.ended_act is not null)
        """;

    public async Task RunAsync()
    {
        var steps = Counters.Steps(pack);
        foreach (var c in await look.RowsAsync(Differences, r => (Unit: r.GetString(0), Kind: r.GetString(1), Step: r.GetString(2), Total: r.GetInt32(3), Done: r.GetInt32(4), RightTotal: r.GetInt32(5), RightDone: r.GetInt32(6)), steps))
            report.Add("counter", c.Unit, $"bảng đếm “{pack.Find(c.Kind, c.Step)?.Says ?? c.Step}” ({c.Step}) ghi {c.Done}/{c.Total}, đếm lại được {c.RightDone}/{c.RightTotal}.");
        foreach (var (name, step, kept) in await look.RowsAsync(Astray, r => (r.GetString(0), r.GetString(1), r.GetBoolean(2)), steps))
            if (kept) report.Kept++;
            else report.Add("done.astray", name, $"có ghi đã xong bước “{step}” mà bước này không áp dụng.");
        (report.Counters, report.Done) = (await look.RowsAsync("select (select count(*) from counter where cycle = $1), (select count(*) from done where cycle = $1)", r => (r.GetInt64(0), r.GetInt64(1))))[0];
    }
}
