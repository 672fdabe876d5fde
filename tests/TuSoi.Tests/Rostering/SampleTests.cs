using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Yaml;
using Xunit;

namespace TuSoi.Tests.Rostering;

public sealed class SampleTests
{
    private static MemoryStream Sample(int members, int seed, Rules.Packs.Pack? pack = null)
    {
        var stream = new MemoryStream();
        WorkbookSample.Write(stream, pack ?? Packs.Bloc, members, seed);
        stream.Position = 0;
        return stream;
    }

    [Theory(DisplayName = "Mẫu thử đọc lại không có lỗi, không có cảnh báo"), InlineData(1, 1), InlineData(25, 2), InlineData(31, 3), InlineData(120, 4), InlineData(120, 5), InlineData(900, 6)]
    public void ReadsBack(int members, int seed)
    {
        var read = WorkbookReader.Read(Sample(members, seed), Packs.Bloc);
        Assert.Empty(read.Problems);
        Assert.Empty(read.Warnings);
        Assert.Equal(members, read.Roster.Of("member").Count);
        Assert.Equal(members, read.Scope!.Find("member")!.Count);
    }

    [Fact(DisplayName = "Bộ quy tắc khác cũng có mẫu thử")]
    public void OtherPack()
    {
        var read = WorkbookReader.Read(Sample(40, 1, Packs.National), Packs.National);
        Assert.Empty(read.Problems);
        Assert.Equal(40, read.Roster.Of("member").Count);
    }

    [Fact(DisplayName = "Cùng hạt giống là cùng từng byte, khác hạt giống là khác")]
    public void SameBytes()
    {
        Assert.Equal(Sample(60, 7).ToArray(), Sample(60, 7).ToArray());
        Assert.NotEqual(Sample(60, 7).ToArray(), Sample(60, 8).ToArray());
    }

    [Fact(DisplayName = "Tên không đổi giữa các phiên bản .NET")]
    public void SamePeople() => Assert.Equal(Expected, string.Join("; ", WorkbookReader.Read(Sample(60, 7), Packs.Bloc).Roster.Of("member").Take(2).Select(m => $"{m.Name} {m.Born:yyyy-MM-dd}")));

    private const string Expected = "Tạ Quốc Sơn 1987-03-10; Nguyễn Văn Tiến 1988-09-17";

    [Fact(DisplayName = "Đa số hoàn thành tốt, ít xuất sắc, một hai người không hoàn thành")]
    public void Plausible()
    {
        var read = WorkbookReader.Read(Sample(400, 11), Packs.Bloc);
        var problems = new Problems();
        var rules = PackCompiler.Compile(read.Pack, read.CutOff, new Dictionary<string, string>(), problems);
        Assert.Empty(problems);
        var ranking = Ranker.Rank(rules!, read.Scope!);
        var members = ranking.Kinds["member"];
        var counts = Enumerable.Range(0, members.Count).GroupBy(row => members[row].Suggested).ToDictionary(g => g.Key?.ToString() ?? "", g => g.Count());
        Assert.InRange(counts["Good"], 200, 360);
        Assert.InRange(counts["Completed"], 30, 130);
        Assert.InRange(counts["Excellent"], 3, 50);
        Assert.InRange(counts["NotCompleted"], 1, 4);
    }

    [Fact(DisplayName = "Hạt giống lẻ: tổ chức từ 85 điểm mà thiếu thành tích nổi bật")]
    public void Contradiction()
    {
        var read = WorkbookReader.Read(Sample(120, 5), Packs.Bloc);
        var rules = PackCompiler.Compile(read.Pack, read.CutOff, new Dictionary<string, string>(), new Problems());
        var ranking = Ranker.Rank(rules!, read.Scope!);
        var root = ranking.Kinds["grassroots_chapter"];
        Assert.InRange(root.Score!.Values[0], 85, 100);
        Assert.False(root[0].Printed.HasFlag(LevelSet.Excellent));
    }
}
