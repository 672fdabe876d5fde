using System.Globalization;
using System.Xml.Linq;
using TuSoi.Ranking;
using TuSoi.Rostering;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Yaml;
using TuSoi.Tests.Rostering;
using Xunit;

namespace TuSoi.Tests.Ranking;

/// <summary>The list of a scope and the pages of its organisations.</summary>
public sealed class OverviewTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tusoi-trang-");

    public void Dispose() => home.Delete(recursive: true);

    private string Folder => Path.Combine(home.FullName, "kq");

    private XDocument Page(params string[] parts) => XDocument.Parse(File.ReadAllText(Path.Combine([Folder, .. parts])));

    private void WriteSmall() => ResultFolder.Write(Folder, SmallScope.Made.Ranking, SmallScope.Codes, new ResultOptions { Head = SmallScope.Head });

    [Theory]
    [InlineData("index.html")]
    [InlineData("don-vi/DB01.html")]
    public void Bars_are_drawn_in_shares_that_fill_the_width(string page)
    {
        WriteSmall();
        var bars = Page(page.Split('/')).Descendants("svg").Where(s => (string?)s.Attribute("class") == "ts-bar").ToList();
        Assert.NotEmpty(bars);
        foreach (var bar in bars)
        {
            var parts = bar.Elements("rect").Where(r => r.Attribute("class") is null).ToList();
            var end = 0m;
            foreach (var part in parts)
            {
                Assert.Equal(end, Percent(part, "x"), 2);
                end += Percent(part, "width");
            }
            Assert.Equal(100m, end, 2);
        }
    }

    private static decimal Percent(XElement part, string name) => decimal.Parse(((string)part.Attribute(name)!).TrimEnd('%'), CultureInfo.InvariantCulture);

    [Fact]
    public void Numbers_of_a_bar_stand_in_its_row()
    {
        WriteSmall();
        var row = Page("index.html").Descendants("tr").Single(r => r.Descendants("a").Any(a => (string?)a.Attribute("href") == "don-vi/DB01.html"));
        Assert.Equal("Xuất sắc 1, Tốt 14, Hoàn thành 1, Không hoàn thành 0, Chưa có mức 0", row.Descendants("svg").Select(s => (string?)s.Attribute("aria-label")).OfType<string>().Single());
        Assert.Equal(["18", "1", "14", "1", "0", "0", "2", "7"], row.Elements("td").Where(c => c.Attribute("data-label") is not null).Select(c => c.Value));
    }

    [Fact]
    public void Numbers_and_decisions_come_before_organisations_and_lists()
    {
        WriteSmall();
        var ids = Page("index.html").Descendants("h2").Select(h => (string)h.Attribute("id")!).ToList();
        Assert.Equal(["tong-hop", "can-quyet-dinh", "gioi-han", "to-chuc"], ids.Take(4));
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("don-vi/CS02.html")]
    public void A_page_needs_no_style_of_its_own_and_every_link_leads_somewhere(string page)
    {
        WriteSmall();
        var document = Page(page.Split('/'));
        Assert.Empty(document.Descendants().Attributes("style"));
        var place = Path.GetDirectoryName(Path.Combine(Folder, page))!;
        Assert.All(document.Descendants().Attributes("href").Select(h => h.Value).Where(h => !h.StartsWith('#')), link => Assert.True(File.Exists(Path.Combine(place, link)), link));
    }

    [Fact]
    public void Members_are_listed_on_the_page_of_their_organisation_only()
    {
        WriteSmall();
        var index = File.ReadAllText(Path.Combine(Folder, "index.html"));
        Assert.DoesNotContain("the/DV101.html", index);
        Assert.Contains("the/DV101.html", File.ReadAllText(Path.Combine(Folder, "don-vi", "DB01.html")));
        Assert.DoesNotContain("the/DV101.html", File.ReadAllText(Path.Combine(Folder, "don-vi", "CS02.html")));
    }

    [Fact]
    public void One_organisation_has_one_page_with_its_cells()
    {
        using var book = new MemoryStream();
        WorkbookSample.Write(book, Packs.Bloc, 40, 1);
        book.Position = 0;
        var read = WorkbookReader.Read(book, Packs.Bloc);
        var ranking = Ranker.Rank(PackCompiler.Compile(read.Pack, read.CutOff, new Dictionary<string, string>(), new Problems())!, read.Scope!);
        var codes = ranking.Kinds.Keys.ToDictionary(kind => kind, kind => (IReadOnlyList<string>)[.. read.Roster.Of(kind).Select(e => e.Code)]);
        ResultFolder.Write(Folder, ranking, codes, new ResultOptions { Head = SmallScope.Head });
        Assert.False(Directory.Exists(Path.Combine(Folder, "don-vi")));
        var page = Page("index.html");
        Assert.Contains(page.Descendants("h2"), h => h.Value == "Các chi bộ");
        var totals = page.Descendants("table").Single(t => ((string?)t.Attribute("class"))!.Contains("ts-chart", StringComparison.Ordinal)).Descendants("td").Where(c => (string?)c.Attribute("data-label") == "Tổng").Sum(c => int.Parse(c.Value, CultureInfo.InvariantCulture));
        Assert.Equal(40, totals);
    }
}
