using TuSoi.Rules.Tests.Loading;

namespace TuSoi.Rules.Tests;

/// <summary>Packs keep their own promises: a version has an entry in the changelog, a file of rules has cases on the same path.</summary>
public sealed class PackHealthTests
{
    public static TheoryData<string> Folders => [.. new[] { "national", "local" }.SelectMany(k => Directory.GetDirectories(Path.Combine(Repository.Folder, "packs", k)))
        .Select(f => Path.GetRelativePath(Repository.Folder, f))];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_version_stands_in_the_changelog(string folder)
    {
        var version = File.ReadLines(Path.Combine(Repository.Folder, folder, "pack.yaml")).Single(l => l.StartsWith("version:", StringComparison.Ordinal))[8..].Trim();
        Assert.Contains($"## {version}", File.ReadAllText(Path.Combine(Repository.Folder, folder, "CHANGELOG.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organisation")]
    [InlineData("member")]
    [InlineData("committee")]
    [InlineData("leader")]
    public void A_file_of_rules_has_cases_on_the_same_path(string ladder)
    {
        var pack = Path.Combine(Repository.Folder, "packs", "local", PacksOnDisk.Local);
        foreach (var rules in Directory.GetFiles(Path.Combine(pack, "levels", ladder)).Select(Path.GetFileName).Where(f => f != "terms.yaml"))
            Assert.True(File.Exists(Path.Combine(pack, "tests", "levels", ladder, rules!)), $"no cases for levels/{ladder}/{rules}");
    }

    [Fact]
    public void Every_named_condition_says_its_article_and_a_row_of_the_catalogue() =>
        Assert.All(PacksOnDisk.Pack.Ladders.Values.SelectMany(l => l.Conditions), c =>
        {
            Assert.False(string.IsNullOrWhiteSpace(c.Head.Says));
            Assert.NotEmpty(c.Head.Because.Article);
            Assert.NotEmpty(c.Head.Because.Row);
        });

    [Fact]
    public void Every_step_says_its_article_and_a_row_of_the_catalogue_or_that_it_is_assumed() =>
        Assert.All(PacksOnDisk.Pack.Procedure.Files.SelectMany(f => f.Steps.Values), step =>
        {
            Assert.False(string.IsNullOrWhiteSpace(step.Says));
            Assert.NotEmpty(step.Because.Article);
            Assert.True(step.Assumed || step.Because.Row.Count > 0, step.Id);
        });

    [Fact]
    public void A_date_that_is_not_printed_says_so() =>
        Assert.All(PacksOnDisk.Pack.Procedure.Files.SelectMany(f => f.Steps.Values), step => Assert.True(step.Due is not { Assumed: false, Because: null }, step.Id));
}
