using System.Text.Json;
using TuSoi.Database;
using TuSoi.History;

namespace TuSoi.Rostering.Importing;

/// <summary>One workbook into the database: locked, laid beside it once more, written, and in the journal, in one transaction.</summary>
internal sealed class Applying(Store store, TimeProvider clock, ApplyImport act, WorkbookRead read, DateOnly today, CancellationToken stop)
{
    public async Task<Outcome> ApplyAsync()
    {
        await using var work = await Work.BeginAsync(store, act.By, today, stop);
        var at = await ImportBatches.FindAsync(work, act.Batch, stop) is { } there ? await RosterLock.TakeAsync(work, there.Path, clock, stop) : default;
        var batch = await ImportBatches.FindAsync(work, act.Batch, stop);
        if (Refused(act, batch) is { } refused) return refused;
        var asked = await new Planning(work, read, today, stop).PlanAsync(new Dictionary<string, bool>());
        if (Refused(asked, batch!) is { } no) return no;
        var planned = asked.Questions.Count == 0 ? asked : await new Planning(work, read, today, stop).PlanAsync(act.Persons);
        var id = await WriteAsync(work, planned.Plan!, at);
        await work.CommitAsync(stop);
        return new Outcome.Done(id);
    }

    public static Outcome.Refused? Refused(ApplyImport act, ImportBatch? batch) =>
        batch is null ? new("import.unknown", "Không có lần xem trước này, hoặc đồng chí không quản lý danh sách ở đó. Hãy xem trước tệp rồi nạp.")
        : batch.Applied ? new("import.applied", "Lần xem trước này đã được nạp. Muốn nạp tiếp, hãy xem trước lại.")
        : !batch.Digest.AsSpan().SequenceEqual(act.File.Digest) ? new("import.file_changed", $"Tệp “{act.File.Name}” không còn như lúc xem trước. Hãy xem trước tệp này rồi nạp.")
        : null;

    private Outcome.Refused? Refused(Planned planned, ImportBatch batch)
    {
        if (planned.Plan is null) return new(planned.Refused[0].Code, planned.Refused[0].ToString());
        if (planned.Plan.Digest != batch.Plan) return new("import.roster_changed", "Danh sách trong hệ thống đã đổi từ lúc xem trước. Không có gì được nạp. Hãy xem trước lại để thấy thay đổi mới rồi nạp.");
        var open = planned.Questions.Select(q => q.Code).Distinct().Where(code => !act.Persons.ContainsKey(code)).ToList();
        return open.Count == 0 ? null : new("import.unanswered", $"Chưa trả lời {open.Count} mã mới có phải là người đã biết hay không: {string.Join(", ", open.Take(5))}. Hãy chọn cho từng mã rồi nạp.");
    }

    private async Task<long> WriteAsync(Work work, ImportPlan plan, DateTime at)
    {
        var id = (await work.NumbersAsync(1, stop))[0];
        var writing = new Writing(work, at, id, stop);
        await new PersonWriting(plan, writing).WriteAsync();
        await new StateWriting(plan, writing).WriteAsync();
        await new FactWriting(new FactSchema(read.Pack.Facts), plan, writing).WriteAsync();
        await new PostWriting(plan, writing).WriteAsync();
        await writing.FinishAsync();
        await work.WriteAsync(RosterDesk.Entry(new Batch().Add("update import_batch set applied_act = $2 where id = $1", act.Batch, id).Add("delete from import_file where batch = $1", act.Batch), id, plan.Root.Id, plan.Root.Path, act, at, Content(plan)).Add("select count_anew()"), stop);
        return id;
    }

    private string Content(ImportPlan plan) => JsonSerializer.Serialize(new
    {
        act.By,
        act.Why,
        act.Paper,
        act.Batch,
        File = act.File.Name,
        Digest = Convert.ToHexStringLower(act.File.Digest),
        Plan = plan.Digest,
        act.Persons,
        New = plan.Entries.Count(e => e.IsNew),
        Changed = plan.Entries.Count(e => e.IsChanged),
        Posts = plan.Posts.Count,
    });
}
