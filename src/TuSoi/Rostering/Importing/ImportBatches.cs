using System.Text.Encodings.Web;
using System.Text.Json;
using TuSoi.Database;

namespace TuSoi.Rostering.Importing;

/// <summary>A workbook as it was previewed.</summary>
/// <param name="Digest">SHA-256 of the file.</param>
/// <param name="Path">Place in the tree of the organisation at its top.</param>
/// <param name="Plan">Digest of what it would do.</param>
internal sealed record ImportBatch(byte[] Digest, string Path, string Plan, bool Applied, ImportPreview Preview);

/// <summary>Previews in the database. Of long lists the first lines are kept, and how many there are.</summary>
internal static class ImportBatches
{
    private const int Kept = 1000;
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Content(string Plan, int New, int Changed, int Missing, ImportPreview Preview);

    public static async Task<ImportBatch?> FindAsync(Work work, long id, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add("select digest, path, applied_act is not null, preview from import_batch where id = $1", id), stop);
        if (!await row.ReadAsync(stop)) return null;
        var content = JsonSerializer.Deserialize<Content>(row.GetString(3), Plain)!;
        return new ImportBatch(row.GetFieldValue<byte[]>(0), row.GetString(1), content.Plan, row.GetBoolean(2), content.Preview with { Batch = id });
    }

    public static async Task<long> AddAsync(Work work, ImportFile file, ImportPlan plan, ImportPreview preview, DateTime at, CancellationToken stop)
    {
        var content = new Content(plan.Digest, preview.New.Count, preview.Changed.Count, preview.Missing.Count, preview with
        {
            New = [.. preview.New.Take(Kept)],
            Changed = [.. preview.Changed.Take(Kept)],
            Missing = [.. preview.Missing.Take(Kept)],
            Posts = [.. preview.Posts.Take(Kept)],
            PostsMissing = [.. preview.PostsMissing.Take(Kept)],
            Warnings = [.. preview.Warnings.Take(Kept)],
        });
        await using var row = await work.ReadAsync(new Batch().Add("""
            insert into import_batch (id, root, path, year, file_name, digest, preview, read_by, read_at, pack) values (nextval('ids'), $1, $2, $3, $4, $5, $6::jsonb, me(), $7, $8) returning id
            """, plan.Root.Id, plan.Root.Path, plan.Told.Year, file.Name, file.Digest, JsonSerializer.Serialize(content, Plain), at, file.Pack.Id), stop);
        await row.ReadAsync(stop);
        return row.GetInt64(0);
    }
}
