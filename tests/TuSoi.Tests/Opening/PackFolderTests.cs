using TuSoi.Opening;
using TuSoi.Rules.Yaml;
using TuSoi.Tests.Ranking;
using Xunit;

namespace TuSoi.Tests.Opening;

/// <summary>What is read beside the packs.</summary>
public sealed class PackFolderTests : IDisposable
{
    private static readonly DateOnly Tet = new(2025, 1, 29), OwnDay = new(2025, 6, 3);
    private readonly DirectoryInfo own = Directory.CreateTempSubdirectory("tusoi-packs-");

    [Fact]
    public void Days_off_come_with_the_packs()
    {
        var packs = new PackFolder(new Problems(), Packs());
        Assert.Empty(packs.Problems);
        Assert.False(packs.Holidays.IsWorked(Tet));
        Assert.True(packs.Holidays.IsWorked(OwnDay));
    }

    [Fact]
    public void An_office_s_own_calendar_takes_the_place_of_ours()
    {
        File.WriteAllText(Path.Combine(own.CreateSubdirectory("calendar").FullName, "co-quan.yaml"), "every_year: {}\ndays: {2025-06-03: Ngày truyền thống}\n");
        var packs = new PackFolder(new Problems(), Packs(), own.FullName);
        Assert.Empty(packs.Problems);
        Assert.False(packs.Holidays.IsWorked(OwnDay));
        Assert.True(packs.Holidays.IsWorked(Tet));
    }

    public void Dispose() => own.Delete(recursive: true);

    private static string Packs() => Repository.Path("packs");
}
