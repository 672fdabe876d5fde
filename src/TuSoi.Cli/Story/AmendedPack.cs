using System.Text.RegularExpressions;
using TuSoi.Opening;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Cli.Story;

/// <summary>The pack as an invented paper of December amends it: members hand in their commitment some days earlier.</summary>
internal static partial class AmendedPack
{
    public static Pack Of(Pack pack, PackFolder folder)
    {
        var (files, problems) = (pack.Source.Files.ToDictionary(), new Problems());
        var steps = files.Keys.Where(f => f.StartsWith("steps/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).First(f => files[f].Contains("on: member\n", StringComparison.Ordinal) && files[f].Contains("kind: commitment", StringComparison.Ordinal) && January().IsMatch(files[f]));
        files[steps] = January().Replace(files[steps], "$1: 01-15, next_year", 1);
        files["pack.yaml"] = files["pack.yaml"].Replace($"version: {pack.Head.Version}", $"version: {pack.Head.Version}-1", StringComparison.Ordinal);
        return PackReader.Read(pack.Source with { Files = files }, pack.Facts, folder.Find, problems) ?? throw new StoryBroken($"Gói sau điều chỉnh có lỗi: {problems.First()}");
    }

    [GeneratedRegex(@"(before|by): 01-\d\d, next_year")]
    private static partial Regex January();
}
