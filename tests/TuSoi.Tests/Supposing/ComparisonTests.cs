using TuSoi.Ranking;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Supposing;
using TuSoi.Rules.Yaml;
using TuSoi.Supposing;
using TuSoi.Tests.Ranking;
using Xunit;

namespace TuSoi.Tests.Supposing;

public sealed class ComparisonTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tusoi-neu-doi-");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public void Another_reading_names_itself_as_the_reason()
    {
        var (comparison, _) = Under("AMB-02=stricter");
        var chapter = Assert.Single(comparison.Subjects, s => s.Code == "DB01");
        Assert.StartsWith("Hoàn thành", chapter.From, StringComparison.Ordinal);
        Assert.StartsWith("Không hoàn thành", chapter.To, StringComparison.Ordinal);
        Assert.Contains("theo cách đọc AMB-02", chapter.Why, StringComparison.Ordinal);
        Assert.Equal("the/DB01.html", chapter.Card);
    }

    [Fact]
    public void Another_group_of_a_quota_says_how_many_places_it_has()
    {
        var (comparison, _) = Under("quota.members.within=all");
        Assert.NotEmpty(comparison.Subjects);
        Assert.All(comparison.Subjects, s => Assert.Contains("phạm vi toàn bộ danh sách", s.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_of_a_kind_are_those_of_its_verdicts()
    {
        var (comparison, after) = Under("AMB-02=stricter");
        foreach (var kind in comparison.Kinds)
        {
            Assert.Equal(kind.Count, kind.Levels.Sum(l => l.Before));
            Assert.Equal(kind.Count, kind.Levels.Sum(l => l.After));
            Assert.Equal(comparison.Subjects.Count(s => s.Kind.Id == kind.Kind.Id), kind.Changed);
            Assert.Equal(Enumerable.Range(0, kind.Count).Count(row => after.Kinds[kind.Kind.Id][row].Suggested is null), kind.Levels[^1].After);
        }
    }

    [Fact]
    public void A_supposition_that_changes_nothing_lists_nobody() => Assert.Empty(Under("AMB-24=carried_down").Comparison.Subjects);

    [Fact]
    public void The_workbook_stands_beside_a_result_that_is_the_same_without_it()
    {
        var (comparison, _) = Under("AMB-02=stricter");
        var options = new ResultOptions { Head = SmallScope.Head };
        var (plain, beside) = (Path.Combine(home.FullName, "a"), Path.Combine(home.FullName, "b"));
        ResultFolder.Write(plain, SmallScope.Made.Ranking, SmallScope.Codes, options);
        ResultFolder.Write(beside, SmallScope.Made.Ranking, SmallScope.Codes, options with { Beside = new Dictionary<string, Action<Stream>> { [ComparisonBook.FileName] = book => ComparisonBook.Write(comparison, [], SmallScope.Head, book) } });
        Assert.Equal(["neu-doi.xlsx"], Files(beside).Except(Files(plain)));
        foreach (var file in Files(plain)) Assert.Equal(File.ReadAllBytes(Path.Combine(plain, file)), File.ReadAllBytes(Path.Combine(beside, file)));
        using var written = File.OpenRead(Path.Combine(beside, ComparisonBook.FileName));
        var sheets = TuSoi.Office.Xlsx.XlsxReader.Read(written).ToDictionary(s => s.Name, s => s);
        Assert.Equal(["Tổng hợp", "Sẽ đổi", "Giả định"], sheets.Keys);
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal);

    private static (Comparison Comparison, ScopeRanking After) Under(string text)
    {
        var before = SmallScope.Made.Ranking;
        var choice = new PackChoice(before.Pack.Pack, before.Pack.Readings);
        choice = Assert.Single(Suppositions.Read([text], choice, [])!).ApplyTo(choice);
        var after = Ranker.Again(before, PackCompiler.Compile(choice.Pack, before.Pack.On, choice.Readings, new Problems())!);
        return (Comparison.Of(before, after, SmallScope.Codes), after);
    }
}
