using System.Text;
using TuSoi.Publishing.Files;
using Xunit;

namespace TuSoi.Web.Tests.Papers;

public sealed class FileCheckTests
{
    public static TheoryData<int, string> Bad => new(BadFiles.All.Select((b, i) => (i, b.What)));

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_is_refused_with_its_code_and_a_sentence_that_says_what_to_do(int index, string what)
    {
        var bad = BadFiles.All[index];
        var (file, refused) = FileCheck.Read(bad.Name, bad.Content);
        Assert.True(file is null, what);
        Assert.Equal(bad.Code, refused!.Code);
        Assert.True(refused.Sentence.EndsWith('.') && refused.Sentence.Split(' ').Length > 4);
    }

    [Fact]
    public void A_picture_is_kept_without_place_camera_author_and_comment_and_the_right_way_up()
    {
        var (jpeg, _) = FileCheck.Read("IMG 0001.JPG", BadFiles.Jpeg());
        var kept = Encoding.Latin1.GetString(jpeg!.Content);
        foreach (var gone in new[] { "GPS", "Camera", "bi mat" }) Assert.DoesNotContain(gone, kept, StringComparison.Ordinal);
        Assert.Contains("Exif\0\0MM\0*", kept, StringComparison.Ordinal);
        Assert.Equal(("IMG 0001.jpg", "jpeg"), (jpeg.Name, jpeg.Type));
        Assert.Equal(jpeg.Content, FileCheck.Read("x", jpeg.Content).File!.Content); // once is enough
        var (png, _) = FileCheck.Read("ảnh.png", BadFiles.Png());
        foreach (var gone in new[] { "Author", "Nguyen", "GPS", "tEXt", "eXIf" }) Assert.DoesNotContain(gone, Encoding.Latin1.GetString(png!.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_file_is_known_by_its_content_whatever_it_is_called()
    {
        Assert.Equal("pdf", FileCheck.Read("a.docx", BadFiles.Pdf("<< /Type /Catalog /OpenAction [3 0 R /Fit] >>")).File!.Type);
        Assert.Equal("pdf", FileCheck.Read("a", BadFiles.Pdf("<< /OpenAction << /S /GoTo /D [3 0 R /Fit] >> >>")).File!.Type);
        Assert.Equal(("a.docx", "docx"), FileCheck.Read("a.pdf", BadFiles.Docx(("word/_rels/document.xml.rels", "<Relationships><Relationship Id=\"r\" Type=\"http://x/hyperlink\" Target=\"http://x\" TargetMode=\"External\"/></Relationships>"))).File is { } f ? (f.Name, f.Type) : default);
    }

    [Fact]
    public void A_page_scanned_without_loss_is_looked_through_to_its_end()
    {
        byte[] Page(string end) => BadFiles.Pdf("<< /Subtype /Image /Filter /FlateDecode >>\nstream\n", BadFiles.Deflated(new string('\0', 5_000_000) + end), "\nendstream");
        Assert.Equal("pdf", FileCheck.Read("a", Page("")).File!.Type);
        Assert.Equal("file.pdf.script", FileCheck.Read("a", Page("/JavaScript ")).Refused!.Code);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\a\\Biên bản.PDF", "Biên bản.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.pdf")]
    [InlineData("bien-ban.pdf.exe", "bien-ban pdf.pdf")]
    [InlineData("a\u0000b\r\nContent-Type: x.pdf", "ab Content-Type x.pdf")]
    [InlineData("   . . ", "tep.pdf")]
    [InlineData("\u200B\uFEFF", "tep.pdf")]
    [InlineData("<script>\"|?*.pdf", "script.pdf")]
    public void A_name_is_one_tidy_line_that_ends_as_its_content_is(string name, string tidy) => Assert.Equal(tidy, FileName.Tidy(name, "pdf"));

    [Fact]
    public void A_very_long_name_is_cut_between_letters_and_composed()
    {
        var name = FileName.Tidy(string.Concat(Enumerable.Repeat("Biên bản 😀", 900)) + ".pdf", "pdf");
        Assert.True(name.Length <= 124 && name.IsNormalized() && !char.IsHighSurrogate(name[^5]), name);
        Assert.Equal("Bien-ban-kiem-phieu-Dang-uy.docx", FileName.Ascii("Biên bản kiểm phiếu – Đảng ủy.docx"));
    }
}
