using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Tests;

/// <summary>Bad packs: each fixture replaces files of a good one and lists the words that the messages must contain.</summary>
public sealed class BadPackTests
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "tests", "TuSoi.Rules.Tests", "BadPacks");

    private sealed record Fixture
    {
        public required IReadOnlyDictionary<string, string> Files { get; init; }
        public required IReadOnlyList<string> Expect { get; init; }
    }

    public static TheoryData<string> Names => [.. Directory.GetFiles(Path.Combine(Folder, "bad")).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_pack_is_refused_with_place_and_allowed_words(string name)
    {
        var fixture = Read(name);
        var problems = Check(fixture.Files);
        var told = string.Join('\n', problems);
        Assert.NotEmpty(problems);
        foreach (var words in fixture.Expect) Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.All(problems, p => Assert.True(p.At is { Line: > 0, Column: > 0 }, p.ToString()));
    }

    [Fact]
    public void The_good_pack_under_the_bad_ones_has_no_problem() => Assert.Empty(Check(new Dictionary<string, string>()));

    [Fact]
    public void All_problems_of_a_pack_are_told_at_once()
    {
        var problems = Check(new Dictionary<string, string>
        {
            ["levels/member.yaml"] = Read("unknown-fact").Files["levels/member.yaml"] + "caps:\n  - {of: boss, says: S., because: {article: I}}\n",
            ["readings.yaml"] = Read("proposed-not-an-option").Files["readings.yaml"],
            ["criteria/member.yaml"] = Read("points-not-100").Files["criteria/member.yaml"],
        });
        foreach (var code in new[] { "fact.unknown", "relation.unknown", "reading.proposed", "frame.sum" }) Assert.Contains(problems, p => p.Code == code);
    }

    private static Fixture Read(string name)
    {
        var file = new YamlFile(name, new Problems());
        var read = Binder.Read<Fixture>(YamlFile.Parse(File.ReadAllText(Path.Combine(Folder, "bad", name + ".yaml")), file)!, file);
        Assert.Empty(file.Problems);
        return read!;
    }

    private static Problems Check(IReadOnlyDictionary<string, string> changed)
    {
        var problems = new Problems();
        var facts = FactDictionary.Read(Texts(Path.Combine(Repository.Folder, "packs", "facts")), problems);
        var files = Texts(Path.Combine(Folder, "base")).ToDictionary(f => f.Name, f => f.Text);
        foreach (var (path, text) in changed) files[path] = text;
        if (PackReader.Read(new PackSource("mini", "mini", files), facts, _ => null, problems) is { } pack)
            PackCompiler.Compile(pack, new DateOnly(2024, 12, 31), new Dictionary<string, string>(), problems);
        return problems;
    }

    private static IEnumerable<(string Name, string Text)> Texts(string folder) =>
        Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)));
}
