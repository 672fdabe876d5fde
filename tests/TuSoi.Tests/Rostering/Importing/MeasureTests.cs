using System.Diagnostics;
using TuSoi.Rostering;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Rostering.Importing;

/// <summary>How long an import and a reading back take; single numbers, for the record.</summary>
public sealed class MeasureTests(Databases databases, ITestOutputHelper output)
{
    [Theory]
    [Trait("Length", "long")]
    [InlineData(100, 10_000)]
    [InlineData(400, 40_000)]
    public async Task An_import_of_many(int organisations, int members)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TUSOI_LONG") == "1", "runs where TUSOI_LONG=1");
        var book = BlocSample.Write(organisations, members, 1);
        await using var office = await Office.FoundAsync(databases, "KHOI", "superior_chapter");
        var clock = Stopwatch.StartNew();
        used = Process.GetCurrentProcess().TotalProcessorTime;
        WorkbookReader.Read(new MemoryStream(book.ToArray()), Packs.Bloc);
        Told($"{members:#,##0} members, {book.Length / 1048576.0:0.0} MiB: read the workbook", clock);
        var preview = await office.PreviewAsync(book);
        Told("preview, reading included", clock);
        Assert.True((await office.ApplyAsync(preview, book)).IsDone);
        Told("apply, reading included", clock);
        var back = await office.ScopeAsync();
        Told($"facts of {back.Roster.Count:#,##0} subjects out of the database", clock);
        preview = await office.PreviewAsync(book);
        Told("preview of the same once more", clock);
        Assert.Equal((0, 0), (preview.New.Count, preview.Changed.Count));
    }

    private TimeSpan used;

    // Wall and our own processor time: on a busy machine the first says little.
    private void Told(string what, Stopwatch clock)
    {
        var now = Process.GetCurrentProcess().TotalProcessorTime;
        output.WriteLine($"{clock.Elapsed.TotalSeconds,7:0.00} s, {(now - used).TotalSeconds,7:0.00} s of ours  {what}");
        used = now;
        clock.Restart();
    }
}
