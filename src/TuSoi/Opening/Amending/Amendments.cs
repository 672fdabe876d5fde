using System.Text.Json;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Opening.Amending;

/// <summary>Amendments of running cycles: previewed → made by a numbered paper. A cycle keeps every pack it has run under.</summary>
public sealed class Amendments(Desk desk)
{
    private static readonly Outcome.Refused NoPaper = new("amend.paper", "Đổi gói giữa đợt phải có văn bản: hãy ghi số và ngày của văn bản.");
    private static readonly Outcome.Refused Changed = new("amend.changed", "Gói hoặc cách đọc khác bản đã xem trước. Chưa có gì thay đổi. Hãy xem trước lại rồi quyết định.");

    /// <summary>What would change, or why the cycle cannot go over to this pack.</summary>
    public async Task<(Outcome.Refused? Refused, AmendmentPreview? Preview)> PreviewAsync(PreviewAmendment ask, Pack pack, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(desk.Store, ask.By, desk.Today, stop);
        if (await Amendable.ReadAsync(work, ask.Cycle, stop) is not { } cycle) return (Refusals.UnitUnknown, null);
        if (!cycle.MayAmend) return (Refusals.Denied("Ban Tổ chức quản lý danh sách cả đợt"), null);
        var old = await desk.Packs.OfAsync(desk.Store, ask.Cycle, cycle.Seq, stop);
        if (Compile(cycle, pack, ask.Readings, out var changed) is { } refused) return (refused, null);
        var amended = await Amended.ReadAsync(work, ask.Cycle, cycle.Path, old, changed!, stop);
        if (Kinds(amended) is { } missing) return (missing, null);
        var kinds = amended.Roster.All.Select(s => s.Kind).Distinct().Where(pack.Kinds.ContainsKey).Order(StringComparer.Ordinal);
        return (null, new AmendmentPreview(Digest(changed!), old.Pack.Head.Version, pack.Head.Version, [.. ProcedureComparison.Steps(old, changed!, kinds)], [.. ProcedureComparison.Rules(old.Procedure, changed!.Procedure)],
            [.. amended.Shifts()], [.. amended.Levels(await Amended.FactsAsync(work, ask.Cycle, cycle.Path, old, stop))]));
    }

    public async Task<Outcome> AmendAsync(AmendCycle act, Pack pack, CancellationToken stop = default) => Reviewing.Texts.IsBlank(act.Paper?.Number ?? "") ? NoPaper : await CycleRoot.DoAsync(desk, act, ["roster"], async sitting =>
    {
        var cycle = (await Amendable.ReadAsync(sitting.Work, act.Cycle, stop))!;
        if (Compile(cycle, pack, act.Readings, out var changed) is { } refused) return refused;
        if (act.Digest != Digest(changed!)) return Changed;
        // nobody acts under the old pack while the cycle goes over to the new one
        await sitting.Work.WriteAsync(new Batch().Add("select from chain where cycle = $1 order by unit for update", act.Cycle), stop);
        var amended = await Amended.ReadAsync(sitting.Work, act.Cycle, cycle.Path, sitting.Pack, changed!, stop);
        if (Kinds(amended) is { } missing) return missing;
        Write(sitting, cycle, pack, changed!, amended);
        return null;
    }, stop);

    private Outcome.Refused? Compile(Amendable cycle, Pack pack, IReadOnlyDictionary<string, string> readings, out CyclePack? changed)
    {
        (changed, var problems) = (null, new Problems());
        if (pack.Procedure.IsEmpty) return new Outcome.Refused("amend.no_steps", $"Gói “{pack.Id}” chưa có quy trình (các bước) nên đợt không chạy theo được.");
        if (PackFolder.InForce(pack, cycle.CutOff) is { } why) return new Outcome.Refused("amend.in_force", why);
        if (CycleFacts.CutOff(pack, cycle.Year) != cycle.CutOff) return new Outcome.Refused("amend.cut_off", $"Gói “{pack.Id}” chốt số liệu ngày khác với đợt đang chạy ({cycle.CutOff:dd/MM/yyyy}). Ngày chốt không đổi giữa đợt.");
        if (PackCompiler.Compile(pack, cycle.CutOff, readings, problems) is not { } rules) return new Outcome.Refused("amend.pack", $"Gói “{pack.Id}” có {problems.Count} lỗi, trước hết: {problems.First()}.");
        changed = new CyclePack(rules, desk.Packs.Holidays, cycle.Year);
        return Digest(changed) == cycle.Digest ? new Outcome.Refused("amend.same", "Đợt đang chạy đúng gói này với đúng các cách đọc này, không có gì để đổi.") : null;
    }

    private static Outcome.Refused? Kinds(Amended amended) => amended.MissingKinds is { Count: > 0 } missing
        ? new Outcome.Refused("amend.kinds", $"Gói mới không có loại đối tượng đang có trong đợt: {string.Join(", ", missing)}. Hãy bổ sung vào gói.") : null;

    private static string Digest(CyclePack pack) => Convert.ToHexStringLower(PackCopy.Digest(PackCopy.Of(pack.Pack), pack.Rules.Readings));

    private static void Write(Sitting sitting, Amendable cycle, Pack pack, CyclePack changed, Amended amended)
    {
        var act = (AmendCycle)sitting.Act;
        sitting.Write("insert into cycle_pack values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11)", act.Cycle, cycle.Seq + 1, pack.Head.Version, CyclePack.Semantics, Convert.FromHexString(act.Digest),
            JsonSerializer.Serialize(PackCopy.Of(pack)), JsonSerializer.Serialize(changed.Rules.Readings), act.Paper!.Number, act.Paper.Dated, sitting.Id, cycle.Path);
        sitting.Write("update cycle set pack = $2 where id = $1", act.Cycle, pack.Id);
        var all = amended.Subjects.Where(s => s.Applies != s.Subject.Applies || s.LeftOut != s.Subject.LeftOut).ToList();
        sitting.Write("update subject s set applies = t.applies, left_out = t.left_out from unnest($1::bigint[], $2::bigint[], $3::text[]) t(id, applies, left_out) where s.id = t.id",
            all.Select(s => s.Subject.Id).ToArray(), all.Select(s => s.Applies).ToArray(), all.Select(s => s.LeftOut).ToArray());
        sitting.Write("update counter set total = 0, done = 0 where cycle = $1", act.Cycle);
        sitting.Write($"""
            insert into counter (cycle, unit, kind, step, total, done, path) select $1, w.* from ({Counters.Wanted}) w
            on conflict (cycle, unit, kind, step) do update set total = excluded.total, done = excluded.done
            """, [act.Cycle, .. Counters.Steps(changed)]);
    }
}

/// <summary>A running cycle as its amendment needs to know it.</summary>
internal sealed record Amendable(int Year, DateOnly CutOff, string Path, int Seq, string Digest, bool MayAmend)
{
    public static async Task<Amendable?> ReadAsync(Work work, long cycle, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add("""
            select c.year, c.cut_off, c.path, p.seq, p.digest, c.path ^@ any((select my_paths('roster'))::text[]) from cycle c join cycle_pack p on p.cycle = c.id where c.id = $1 order by p.seq desc limit 1
            """, cycle), stop);
        return await reader.ReadAsync(stop) ? new Amendable(reader.GetInt32(0), reader.GetFieldValue<DateOnly>(1), reader.GetString(2), reader.GetInt32(3), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(4)), reader.GetBoolean(5)) : null;
    }
}
