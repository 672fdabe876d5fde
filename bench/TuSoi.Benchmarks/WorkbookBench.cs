using System.Diagnostics;
using TuSoi.Ranking;
using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Yaml;

namespace TuSoi.Benchmarks;

/// <summary>Workbooks of 10,000 persons: read, ranked, written with every table and card.</summary>
internal static class WorkbookBench
{
    private const int Members = 10_000;

    /// <summary>One grassroots organisation.</summary>
    public static bool Run(Pack pack) => Run(pack, "workbook", seconds: 5, megabytes: 400, book => WorkbookSample.Write(book, pack, Members, 1));

    /// <summary>A bloc: organisations under one upper organisation, with ballots.</summary>
    public static bool RunBloc(Pack pack) => Run(pack, "bloc", seconds: 12, megabytes: 600, book => WorkbookSample.WriteBloc(book, pack, 200, Members, 1));

    private static bool Run(Pack pack, string what, double seconds, double megabytes, Action<Stream> write)
    {
        using var book = new MemoryStream();
        write(book);
        var folder = Path.Combine(Environment.GetEnvironmentVariable("TUSOI_HOME") ?? ".", ".data", $"bench-{Environment.ProcessId}");
        try
        {
            Once(pack, book, folder);
            var watch = Stopwatch.StartNew();
            var (read, ranked, written) = Once(pack, book, folder);
            var taken = watch.Elapsed.TotalSeconds;
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
            Console.WriteLine($"{what} of {Members:#,##0} persons: read {read:0.00} s, ranked {ranked:0.00} s, written with cards {written:0.00} s; peak of the process {peak:0} MB");
            Console.WriteLine($"as many files of the same sizes, written to this disk by nobody's work: {Files(folder):0.00} s");
            return Bench.Tell($"{what}, s", taken, seconds, taken <= seconds) & Bench.Tell($"{what}, MB at the peak", peak, megabytes, peak <= megabytes);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    // A disk on which much was just deleted takes long to make thousands of files: what is not ours is told beside the measurement.
    private static double Files(string folder)
    {
        var sizes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => new FileInfo(file).Length).ToList();
        var (place, content) = (Directory.CreateDirectory(Path.Combine(folder, "disk")).FullName, new byte[sizes.Max()]);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < sizes.Count; i++)
        {
            using var file = File.OpenHandle(Path.Combine(place, $"{i}"), FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(file, content.AsSpan(0, (int)sizes[i]), 0);
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static (double Read, double Ranked, double Written) Once(Pack pack, MemoryStream book, string folder)
    {
        var watch = Stopwatch.StartNew();
        book.Position = 0;
        var read = WorkbookReader.Read(book, pack);
        var afterRead = watch.Elapsed.TotalSeconds;
        var rules = PackCompiler.Compile(read.Pack, read.CutOff, new Dictionary<string, string>(), new Problems())!;
        var ranking = Ranker.Rank(rules, read.Scope!);
        var afterRank = watch.Elapsed.TotalSeconds;
        var codes = pack.Kinds.Keys.ToDictionary(k => k, k => (IReadOnlyList<string>)[.. read.Roster.Of(k).Select(e => e.Code)]);
        var outcome = ResultFolder.Write(folder, ranking, codes, new ResultOptions { Head = new CardHead(read.OrganisationName, $"Đợt kiểm điểm năm {read.Year}") });
        if (outcome is not ResultOutcome.Written) throw new InvalidOperationException(outcome.ToString());
        return (afterRead, afterRank - afterRead, watch.Elapsed.TotalSeconds - afterRank);
    }
}
