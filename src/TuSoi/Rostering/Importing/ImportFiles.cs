using TuSoi.Database;

namespace TuSoi.Rostering.Importing;

/// <summary>Workbooks between preview and applying: the preview says what these bytes would do, so applying takes these and no others.</summary>
internal static class ImportFiles
{
    public static Task AddAsync(Work work, ImportFile file, long batch, string path, DateTime at, TimeSpan keep, CancellationToken stop) => work.WriteAsync(new Batch()
        .Add("select forget_import_files($1)", at)
        .Add("insert into import_file (batch, person, path, content, kept_until) values ($1, me(), $2, $3, $4)", batch, path, file.Content, at + keep), stop);

    public static async Task<(string Name, byte[] Content, string Pack)?> FindAsync(Work work, long batch, DateTime now, CancellationToken stop)
    {
        await using var row = await work.ReadAsync(new Batch().Add("select b.file_name, f.content, b.pack from import_file f join import_batch b on b.id = f.batch where f.batch = $1 and f.kept_until >= $2", batch, now), stop);
        return await row.ReadAsync(stop) ? (row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetString(2)) : null;
    }
}
