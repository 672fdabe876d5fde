using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using TuSoi.Ranking;
using Xunit;

namespace TuSoi.Tests.Ranking;

public sealed class CardHtmlTests
{
    private static readonly CardHtml Html = new(SmallScope.Made.Ranking.Pack, SmallScope.Head, "../index.html");

    private static string Draw(CardSubject subject)
    {
        var page = new ArrayBufferWriter<byte>();
        Html.Write(subject, page);
        return Encoding.UTF8.GetString(page.WrittenSpan);
    }

    private static XDocument Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    public static TheoryData<string, string> Everybody()
    {
        var data = new TheoryData<string, string>();
        foreach (var subject in SmallScope.Everybody()) data.Add(subject.Explanation.Kind.Id, subject.Code);
        return data;
    }

    [Theory, MemberData(nameof(Everybody))]
    public void Every_condition_has_its_full_line_exactly_once(string kind, string code)
    {
        var subject = SmallScope.Subject(code, kind);
        var rows = Parse(Draw(subject)).Descendants("tr").Select(r => (string?)r.Attribute("id")).OfType<string>();
        Assert.Equal(subject.Explanation.Lines.Select(l => "dk-" + l.Name).Order(), rows.Order());
    }

    [Theory, MemberData(nameof(Everybody))]
    public void A_page_is_well_formed_and_every_link_inside_it_leads_somewhere(string kind, string code)
    {
        var page = Parse(Draw(SmallScope.Subject(code, kind)));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var links = page.Descendants().Attributes("href").Select(a => a.Value).Where(h => h.StartsWith('#')).Select(h => h[1..]);
        Assert.Empty(links.Except(ids));
    }

    [Theory, MemberData(nameof(Everybody))]
    public void Headings_go_down_one_step_at_a_time(string kind, string code)
    {
        var levels = Parse(Draw(SmallScope.Subject(code, kind))).Descendants().Where(e => Regex.IsMatch(e.Name.LocalName, "^h[1-6]$")).Select(e => e.Name.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory, MemberData(nameof(Everybody))]
    public void A_page_needs_nothing_but_its_stylesheet(string kind, string code)
    {
        var page = Draw(SmallScope.Subject(code, kind));
        Assert.Contains("default-src 'none'; style-src 'self'", page);
        Assert.Contains("<link rel=\"stylesheet\" href=\"the.css\"/>", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("style=", page);
        Assert.DoesNotContain("://", page);
    }

    [Fact]
    public void Sections_stand_in_the_one_order()
    {
        var ids = Parse(Draw(SmallScope.Subject("DV001"))).Descendants("h2").Select(h => (string?)h.Attribute("id"));
        Assert.Equal(["kq", "vi-sao", "chua", "doi", "ha-muc", "muc-khac", "cach-doc", "can-cu"], ids);
    }

    [Fact]
    public void A_name_cannot_become_markup_nor_steer_the_reader()
    {
        var page = Draw(SmallScope.Subject("DV006"));
        Assert.DoesNotContain("<b>\"", page);
        Assert.Contains("Ngô &lt;b&gt;&quot;Thị&quot;&lt;/b&gt; &amp; &#39;Ánh&#39;\ufffd\ufffd[31m\ufffd", page);
        Assert.DoesNotContain(page, c => char.IsControl(c) && c != '\n' || c == '\u202e');
    }

    [Theory]
    [InlineData("member", "DV001", "ts-level-t", "Chưa được Xuất sắc vì 02 trong 05 điều kiện của mức đó chưa đạt.")]
    [InlineData("member", "DV002", "ts-level-xs", "Đủ mọi điều kiện của mức Xuất sắc, mức cao nhất.")]
    [InlineData("member", "DV003", "Chưa có mức đề nghị", "Cần quyết định: thiếu 18 số liệu, chờ kết luận của Chi bộ; còn có thể là Xuất sắc, Tốt, Hoàn thành hoặc Không hoàn thành.")]
    [InlineData("member", "DV004", "Không xếp loại", "Diện: Bị đình chỉ sinh hoạt đảng.")]
    [InlineData("member", "DV005", "ts-level-kht", "Thuộc")]
    [InlineData("member", "DV007", "Chưa có mức đề nghị", "Cần quyết định: mâu thuẫn trong văn bản (AMB-10); số liệu đã đủ nhưng quy tắc không đề nghị mức nào.")]
    [InlineData("member", "DV008", "ts-level-ht", "Cấp có thẩm quyền quyết định mức Hoàn thành; quy tắc đề nghị mức Tốt.")]
    [InlineData("grassroots_chapter", "DB01", "ts-level-ht", "mâu thuẫn trong văn bản (AMB-61, AMB-02); theo cách đọc đã chọn thì đề nghị mức Hoàn thành.")]
    [InlineData("grassroots_committee", "CU01", "Trần hiện nay: Hoàn thành (Đảng bộ Công ty Cổ phần Cấp nước Lam Giang).", "Mức đã dùng của Đảng bộ Công ty Cổ phần Cấp nước Lam Giang chưa được quyết định")]
    [InlineData("leader", "DV001", "Quy định số 868-QĐ/TU", "không cao hơn mức Hoàn thành.")]
    public void Every_state_has_its_sentence(string kind, string code, string sign, string sentence)
    {
        var page = Draw(SmallScope.Subject(code, kind));
        Assert.Contains(sign, page);
        Assert.Contains(sentence, page);
    }

    [Fact]
    public void Only_persons_are_comrades()
    {
        Assert.Contains("Số liệu của đồng chí", Draw(SmallScope.Subject("DV001")));
        Assert.Contains("Số liệu của tổ chức", Draw(SmallScope.Subject("DB01", "grassroots_chapter")));
        Assert.Contains("Số liệu của tập thể", Draw(SmallScope.Subject("CU01", "grassroots_committee")));
        Assert.DoesNotContain("đồng chí", Draw(SmallScope.Subject("DB01", "grassroots_chapter")));
    }

    [Fact]
    public void What_has_happened_is_not_offered_as_a_change()
    {
        var page = Draw(SmallScope.Subject("DV005"));
        Assert.Contains("Việc đã xảy ra, không thể thay đổi", page);
        Assert.Contains("Không còn cách nào đạt mức Hoàn thành trong năm nay", page);
    }
}
