using System.Xml.Linq;
using TuSoi.Office.Docx;
using Xunit;

namespace TuSoi.Tests.Docx;

public sealed class TemplateTests
{
    private const string Markup = """
        <paper>
          <p align="center" bold="yes">Họ tên: {name:10}</p>
          <p>Nơi ở: {place:*}</p>
          <text field="body" lines="3"/>
          <p><choice field="level" of="Tốt|Kém"/></p>
          <when has="note"><p>Ghi chú: {note}</p></when><when lacks="note"><p>Không có ghi chú</p></when>
          <table widths="1 3"><tr head="yes"><td>TT</td><td>Tên</td></tr><each list="rows" blank="2"><tr><td>{n}</td><td>{who} của {name}</td></tr></each></table>
          <columns widths="1 1"><cell><p/></cell><cell><p>Ký</p></cell></columns>
        </paper>
        """;

    private static DocxTemplate Template => DocxTemplate.Parse(XElement.Parse(Markup, LoadOptions.PreserveWhitespace), new DocxLook());

    private static DocxValues Filled(string name = "Nguyễn Thị Ánh") => new DocxValues { ["name"] = name, ["body"] = "Dòng một\r\nDòng hai\n\n", ["level"] = "Kém", ["note"] = "a < b & c" }
        .With("rows", [new DocxValues { ["n"] = "1", ["who"] = "Con" }, new DocxValues { ["n"] = "2", ["who"] = "Cháu" }]);

    [Fact]
    public void Fields_lists_boxes_and_conditions_are_filled_in_their_order() =>
        Assert.Equal("Họ tên: Nguyễn Thị Ánh|Nơi ở: |Dòng một|Dòng hai|☐\u00a0Tốt     ☒\u00a0Kém     |Ghi chú: a < b & c|TT|Tên|1|Con của Nguyễn Thị Ánh|2|Cháu của Nguyễn Thị Ánh|||Ký|", Words.Text(Template.Write([Filled()], "Thử")).Replace('\n', '|'));

    [Fact]
    public void A_blank_form_leaves_dots_lines_and_rows_to_write_on()
    {
        var file = Template.Write([DocxValues.Blank], "Thử");
        Assert.Equal("Họ tên: …………………………|Nơi ở: ||||☐\u00a0Tốt     ☐\u00a0Kém     |Không có ghi chú|TT|Tên|| của || của |||Ký|", Words.Text(file).Replace('\n', '|'));
        Words.AssertValid(file);
    }

    [Fact]
    public void Equal_values_give_equal_bytes_and_every_copy_starts_a_page_of_its_own()
    {
        var (one, again) = (Template.Write([Filled(), Filled("Hai")], "Thử"), Template.Write([Filled(), Filled("Hai")], "Thử"));
        Assert.Equal(one, again);
        Words.AssertValid(one);
        Assert.Equal(2, Words.Part(one, "word/document.xml").Split("<w:sectPr>").Length - 1);
    }

    [Theory]
    [InlineData("]]>&amp;</w:t><w:p/>")]
    [InlineData("a\u0000\u0001\u001f\ufffe\uffffb")]
    [InlineData("\ud83d lone \udc00")]
    [InlineData("tab\tnewline\nend")]
    [InlineData("𠀋 ngoài BMP 😀")]
    [InlineData("‮nguoc lai‬")]
    public void Whatever_is_typed_the_file_is_valid(string typed) => Words.AssertValid(Template.Write([Filled(typed)], typed));

    [Fact]
    public void A_template_with_an_element_that_no_paper_has_is_refused() =>
        Assert.Throws<FormatException>(() => DocxTemplate.Parse(XElement.Parse("<paper><picture/></paper>"), new DocxLook()));
}
