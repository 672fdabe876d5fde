using System.Security.Cryptography;
using System.Text.Json;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rostering.Keeping;

namespace TuSoi.Rostering.Importing;

/// <summary>Somebody shows a workbook and asks what it would do.</summary>
public sealed record PreviewImport
{
    public required ImportFile File { get; init; }

    public required long By { get; init; }
}

/// <summary>Somebody applies a workbook as it was previewed.</summary>
public sealed record ApplyImport : Act
{
    public required long Batch { get; init; }

    /// <summary>The workbook once more: it must be the one of the preview.</summary>
    public required ImportFile File { get; init; }
}

/// <summary>Workbooks into the database: first looked at, then applied whole or not at all.</summary>
public sealed class Imports(Store store, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    public async Task<ImportPreview> PreviewAsync(PreviewImport act, CancellationToken stop = default)
    {
        var read = act.File.Read();
        if (read.Problems.Count > 0) return new ImportPreview { Year = read.Year, Refused = read.Problems, Warnings = read.Warnings };
        await using var work = await Work.BeginAsync(store, act.By, Today, stop);
        var (plan, refused) = await PlanAsync(work, read, stop);
        if (plan is null) return new ImportPreview { Year = read.Year, Refused = refused, Warnings = read.Warnings };
        var preview = Shown(plan) with { Year = read.Year, Warnings = read.Warnings };
        var batch = await WriteAsync(work, act, plan, preview, stop);
        await work.CommitAsync(stop);
        return preview with { Batch = batch };
    }

    public async Task<Outcome> ApplyAsync(ApplyImport act, CancellationToken stop = default)
    {
        var read = act.File.Read();
        await using var work = await Work.BeginAsync(store, act.By, Today, stop);
        if (await BatchAsync(work, act, stop) is not { } seen) return new Outcome.Refused("import.unknown", "Không có lần xem trước này, hoặc bạn không được xem. Hãy xem trước tệp rồi nạp.");
        if (seen.Applied) return new Outcome.Refused("import.applied", "Lần xem trước này đã được nạp. Muốn nạp tệp khác, hãy xem trước tệp ấy.");
        if (!seen.Digest.AsSpan().SequenceEqual(act.File.Digest)) return new Outcome.Refused("import.file_changed", $"Tệp “{act.File.Name}” không còn như lúc xem trước. Hãy xem trước lại rồi nạp.");
        await LockAsync(work, seen.Path, stop);
        var (plan, refused) = await PlanAsync(work, read, stop);
        if (plan is null) return new Outcome.Refused(refused[0].Code, refused[0].Message);
        if (plan.Digest != seen.Plan) return new Outcome.Refused("import.roster_changed", "Danh sách trong hệ thống đã đổi từ lúc xem trước. Hãy xem trước lại để thấy thay đổi mới rồi nạp.");
        var id = await WriteAsync(work, act, read, plan, stop);
        await work.CommitAsync(stop);
        return new Outcome.Done(id);
    }

    private sealed record Seen(byte[] Digest, string Path, string Plan, bool Applied);

    private static async Task<Seen?> BatchAsync(Work work, ApplyImport act, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add("select digest, path, preview->>'plan', applied_act is not null from import_batch where id = $1", act.Batch), stop);
        return await row.ReadAsync(stop) ? new Seen(row.GetFieldValue<byte[]>(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)) : null;
    }

    // Who imports below waits for who imports above, and the other way round; neighbours do not wait for each other.
    private static async Task LockAsync(Work work, string path, CancellationToken stop)
    {
        var batch = new Batch();
        var ids = path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToList();
        foreach (var above in ids[..^1]) batch.Add("select pg_advisory_xact_lock_shared($1)", above);
        await work.WriteAsync(batch.Add("select pg_advisory_xact_lock($1)", ids[^1]), stop);
    }

    private async Task<(ImportPlan? Plan, IReadOnlyList<WorkbookProblem> Refused)> PlanAsync(Work work, WorkbookRead read, CancellationToken stop)
    {
        var told = read.Kept();
        var schema = new FactSchema(read.Pack.Facts);
        if (await RootAsync(work, told, stop) is not { } root) return (null, [new("", "", "import.root", "Không tìm thấy tổ chức đứng đầu tệp trong phần bạn quản lý danh sách.")]);
        var held = await new HeldRoster(work, schema, told.Year, told.CutOff).ReadAsync(root.Path, [.. told.Entries.Select(e => e.Code)], stop);
        return (new ImportPlan(schema, read.Pack, told, held, root, Today, new Dictionary<string, KeptEntry>()), []);
    }

    private static async Task<ImportRoot?> RootAsync(Work work, KeptRoster told, CancellationToken stop)
    {
        if (told.Entries.Where(e => e.Family == Rules.Facts.Family.Organisation && e.Unit is null).ToList() is not [var top]) return null;
        await using var row = await work.ReadAsync(new Batch().Add("""
            select e.id, s.path from roster_entry e join roster_state s on s.entry = e.id
            where e.code = $1 and s.known_to is null and s.valid @> $2::date and s.path ^@ any((select my_paths('roster'))::text[])
            """, top.Code, told.CutOff), stop);
        return await row.ReadAsync(stop) ? new ImportRoot(row.GetInt64(0), top.Code, row.GetString(1)) : null;
    }

    private static ImportPreview Shown(ImportPlan plan) => new()
    {
        New = [.. plan.Entries.Where(e => e.IsNew).Select(e => Shown(e.Told, []))],
        Changed = [.. plan.Entries.Where(e => e.IsChanged).Select(e => Shown(e.Told, e.Fields))],
        Unchanged = plan.Entries.Count(e => !e.IsNew && !e.IsChanged),
        Missing = [.. plan.Missing.Select(e => Shown(e, []))],
    };

    private static ImportedEntry Shown(KeptEntry entry, IReadOnlyList<FieldChange> fields) =>
        new(entry.Code, entry.Name, entry.Place?.Sheet ?? "", entry.Place?.Cell(Layouts.ColumnLayout.Ids.Code) ?? "", fields);

    private async Task<long> WriteAsync(Work work, PreviewImport act, ImportPlan plan, ImportPreview preview, CancellationToken stop)
    {
        var json = JsonSerializer.Serialize(new { plan = plan.Digest, added = preview.New.Count, changed = preview.Changed.Count, preview.Unchanged, missing = preview.Missing.Count });
        await using var row = await work.ReadAsync(new Batch().Add("""
            insert into import_batch (id, root, path, year, file_name, digest, preview, read_by, read_at) values (nextval('ids'), $1, $2, $3, $4, $5, $6::jsonb, me(), $7) returning id
            """, plan.Root.Id, plan.Root.Path, preview.Year, act.File.Name, act.File.Digest, json, Instant.Of(clock)), stop);
        await row.ReadAsync(stop);
        return row.GetInt64(0);
    }

    private async Task<long> WriteAsync(Work work, ApplyImport act, WorkbookRead read, ImportPlan plan, CancellationToken stop)
    {
        var schema = new FactSchema(read.Pack.Facts);
        var id = (await new Writing(work, default, 0, stop).NumbersAsync(1))[0];
        var writing = new Writing(work, Instant.Of(clock), id, stop);
        await new PersonWriting(plan, writing).WriteAsync();
        await new StateWriting(plan, writing).WriteAsync();
        await new FactWriting(schema, plan, writing).WriteAsync();
        var content = JsonSerializer.Serialize(new { batch = act.Batch, file = act.File.Name, digest = Convert.ToHexStringLower(act.File.Digest), plan = plan.Digest, act.Why });
        await work.WriteAsync(new Batch()
            .Add("update import_batch set applied_act = $2 where id = $1", act.Batch, id)
            .Add("insert into chain (cycle, unit, path) values (0, $1, $2) on conflict do nothing", plan.Root.Id, plan.Root.Path)
            .Add("select journal_entry($1, 0, $2, 'import', null, null, $3, $4, $5::jsonb, $2)", id, plan.Root.Id, writing.At, RandomNumberGenerator.GetBytes(16), content), stop);
        return id;
    }
}
