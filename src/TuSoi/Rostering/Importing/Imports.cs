using Npgsql;
using TuSoi.Database;
using TuSoi.History;

namespace TuSoi.Rostering.Importing;

/// <summary>Somebody shows a workbook and asks what it would do.</summary>
public sealed record PreviewImport
{
    public required ImportFile File { get; init; }

    public required long By { get; init; }

    /// <summary>How long the file waits in the database to be applied, for this person alone; null: it is not kept.</summary>
    public TimeSpan? Keep { get; init; }
}

/// <summary>Somebody applies a workbook as it was previewed.</summary>
public sealed record ApplyImport : Act
{
    public required long Batch { get; init; }

    /// <summary>The workbook once more: it must be the one of the preview.</summary>
    public required ImportFile File { get; init; }

    /// <summary>For each code that was asked about: whether it is the known person.</summary>
    public IReadOnlyDictionary<string, bool> Persons { get; init; } = new Dictionary<string, bool>();
}

/// <summary>Workbooks into the database: first looked at, then applied whole or not at all.</summary>
public sealed class Imports(Store store, TimeProvider clock)
{
    private DateOnly Today => Instant.DayOf(clock);

    public async Task<ImportPreview> PreviewAsync(PreviewImport act, CancellationToken stop = default)
    {
        var read = act.File.Read();
        if (read.Problems.Count > 0) return new ImportPreview { Year = read.Year, Refused = read.Problems, Warnings = read.Warnings };
        await using var work = await Work.BeginAsync(store, act.By, Today, stop);
        var planned = await new Planning(work, read, Today, stop).PlanAsync(new Dictionary<string, bool>());
        var preview = Previewing.Of(read, planned);
        if (planned.Plan is null) return preview;
        var batch = await ImportBatches.AddAsync(work, act.File, planned.Plan, preview, Instant.Of(clock), stop);
        if (act.Keep is { } keep) await ImportFiles.AddAsync(work, act.File, batch, planned.Plan.Root.Path, Instant.Of(clock), keep, stop);
        await work.CommitAsync(stop);
        return preview with { Batch = batch };
    }

    /// <summary>A preview as it was shown; null where there is none, or it is not for this person. Of long lists it has the first lines.</summary>
    public async Task<ImportPreview?> FindAsync(long batch, long by, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(store, by, Today, stop);
        return (await ImportBatches.FindAsync(work, batch, stop))?.Preview;
    }

    /// <summary>The workbook of a preview while it waits: its name, its bytes and the id of its pack. Null where its day is over, it has been applied, or it is somebody else's.</summary>
    public async Task<(string Name, byte[] Content, string Pack)?> FileAsync(long batch, long by, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(store, by, Today, stop);
        return await ImportFiles.FindAsync(work, batch, Instant.Of(clock), stop);
    }

    public async Task<Outcome> ApplyAsync(ApplyImport act, CancellationToken stop = default)
    {
        if (await LookAsync(act, stop) is { } refused) return refused;
        var read = act.File.Read();
        if (read.Problems.Count > 0) return new Outcome.Refused(read.Problems[0].Code, read.Problems[0].ToString());
        try
        {
            return await new Applying(store, clock, act, read, Today, stop).ApplyAsync();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return new Outcome.Refused("import.raced", "Một mã trong tệp vừa được người khác ghi vào hệ thống. Không có gì được nạp. Hãy xem trước lại rồi nạp.");
        }
    }

    // Before the file is read: it may be large, and nothing is held meanwhile.
    private async Task<Outcome.Refused?> LookAsync(ApplyImport act, CancellationToken stop)
    {
        await using var work = await Work.BeginAsync(store, act.By, Today, stop);
        return Applying.Refused(act, await ImportBatches.FindAsync(work, act.Batch, stop));
    }
}
