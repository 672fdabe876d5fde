using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Yaml;
using TuSoi.Tests.Rostering;
using Xunit;
using Repository = TuSoi.Tests.Ranking.Repository;

namespace TuSoi.Tests;

/// <summary>docs/worked-example.md was worked out by hand; what it says of samples/khoi-nho.xlsx is what comes out.</summary>
public sealed class WorkedExampleTests
{
    private static readonly Lazy<(Roster Roster, ScopeRanking Ranking)> Ranked = new(() =>
    {
        using var file = File.OpenRead(Repository.Path("samples", "khoi-nho.xlsx"));
        var read = WorkbookReader.Read(file, Packs.Bloc);
        Assert.Empty(read.Problems);
        Assert.Empty(read.Warnings);
        return (read.Roster, Ranker.Rank(PackCompiler.Compile(read.Pack, read.CutOff, new Dictionary<string, string>(), new Problems())!, read.Scope!));
    });

    private static IEnumerable<string[]> Rows() => File.ReadLines(Repository.Path("docs", "worked-example.md"))
        .Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| Mã", StringComparison.Ordinal)).Select(l => (string[])[.. l.Trim('|', ' ').Split('|').Select(c => c.Trim())]);

    public static TheoryData<string> Codes() => [.. Rows().Select(r => r[0])];

    [Theory(DisplayName = "Ví dụ tính tay: "), MemberData(nameof(Codes))]
    public void AsByHand(string code)
    {
        var row = Rows().Single(r => r[0] == code);
        var (roster, ranking) = Ranked.Value;
        var entry = roster.Find(code)!;
        var explanation = new Explainer(ranking).Explain(entry.Kind, entry.Row);
        var verdict = ranking.Kinds[entry.Kind][entry.Row];
        Assert.Equal(verdict, explanation.Verdict);
        string[] found = [code, Short(verdict.ByConditions), Counts(explanation), Short(verdict.Ballot), Short(verdict.Ceiling), Place(verdict, explanation), Suggestion(verdict), (verdict.Flags & VerdictFlags.NeedsDecision) == 0 ? "–" : "có"];
        Assert.Equal(string.Join(" | ", row), string.Join(" | ", found));
    }

    [Fact(DisplayName = "Ví dụ tính tay kể đủ mọi đối tượng được xếp loại, trừ hai chi bộ đã có quyết định")]
    public void Everybody()
    {
        var told = Rows().Select(r => r[0]).ToHashSet();
        var (roster, ranking) = Ranked.Value;
        Assert.Equal(["A1", "A2"], ranking.Kinds.Keys.SelectMany(kind => roster.Of(kind)).Select(e => e.Code).Where(c => !told.Contains(c)).Order());
    }

    private static string Short(QualityLevel? level) => level switch { QualityLevel.Excellent => "XS", QualityLevel.Good => "T", QualityLevel.Completed => "HT", QualityLevel.NotCompleted => "KHT", _ => "–" };

    private static string Counts(Explanation explanation) => explanation.Ballot?.First is { } line
        ? $"{line.Excellent}–{line.Good}–{line.Completed}–{line.NotCompleted}{(line.Blank > 0 ? $" ({line.Blank})" : "")}" : "–";

    private static string Place(Verdict verdict, Explanation explanation) => (verdict.Flags & VerdictFlags.Quota) switch
    {
        VerdictFlags.QuotaFull => "hết suất",
        VerdictFlags.QuotaTie => "bằng phiếu",
        VerdictFlags.QuotaWaits => "chờ",
        VerdictFlags.None => verdict.Suggested == QualityLevel.Excellent && explanation.Quota is not null ? "được chọn" : "–",
        var other => other.ToString(),
    };

    private static string Suggestion(Verdict verdict) => verdict.Flags.HasFlag(VerdictFlags.NotRanked) ? "không xếp loại" : verdict.Flags.HasFlag(VerdictFlags.Held) ? "chưa xếp"
        : verdict.Flags.HasFlag(VerdictFlags.Undetermined) ? "chưa rõ" : verdict.Flags.HasFlag(VerdictFlags.Open) ? "để ngỏ" : Short(verdict.Suggested);
}
