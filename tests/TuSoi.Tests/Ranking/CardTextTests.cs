using TuSoi.Ranking;
using Xunit;

namespace TuSoi.Tests.Ranking;

public sealed class CardTextTests
{
    private static readonly CardText Text = new(SmallScope.Made.Ranking.Pack, SmallScope.Head);

    /// <summary>The texts are kept whole: TUSOI_KEEP=1 writes them anew, to be read before they are committed.</summary>
    [Theory]
    [InlineData("member", "DV001", "dang-vien-thieu-xuat-sac.txt")]
    [InlineData("grassroots_chapter", "DB01", "dang-bo-mau-thuan.txt")]
    [InlineData("leader", "DV001", "can-bo-lanh-dao.txt")]
    [InlineData("member", "DV102", "dang-vien-dong-phieu.txt")]
    public void The_whole_card_reads(string kind, string code, string file)
    {
        var kept = Repository.Path("tests", "TuSoi.Tests", "Ranking", "golden", file);
        var text = Text.Of(SmallScope.Subject(code, kind));
        if (Environment.GetEnvironmentVariable("TUSOI_KEEP") == "1") File.WriteAllText(kept, text);
        Assert.Equal(File.ReadAllText(kept), text);
    }

    [Fact]
    public void No_line_is_longer_than_80_columns_and_none_ends_in_space()
    {
        foreach (var line in SmallScope.Everybody().SelectMany(s => Text.Of(s).Split('\n')))
        {
            Assert.True(line.Length <= 80, line);
            Assert.Equal(line.TrimEnd(), line);
        }
    }

    [Fact]
    public void A_name_cannot_steer_the_terminal() =>
        Assert.DoesNotContain(Text.Of(SmallScope.Subject("DV006")), c => char.IsControl(c) && c != '\n' || c == '\u202e');

    [Fact]
    public void Every_condition_is_told()
    {
        foreach (var subject in SmallScope.Everybody())
        {
            var text = Flat(Text.Of(subject));
            Assert.All(subject.Explanation.Lines, line => Assert.Contains(Flat(line.Condition.Head.Says), text));
        }
    }

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
