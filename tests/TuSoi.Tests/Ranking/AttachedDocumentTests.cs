using TuSoi.Ranking;
using Xunit;

namespace TuSoi.Tests.Ranking;

/// <summary>The regulation's own document beside the cards.</summary>
public sealed class AttachedDocumentTests
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("tusoi-document").FullName;

    [Theory]
    [InlineData("quy-dinh.pdf", "%PDF-1.7 …", "van-ban.pdf")]
    [InlineData("Quy định.PDF", "%PDF-1.4", "van-ban.pdf")]
    [InlineData("a.docx", "PK\u0003\u0004…", "van-ban.docx")]
    [InlineData("lie.pdf", "PK\u0003\u0004…", null)]
    [InlineData("page.html", "<script>", null)]
    [InlineData("page.pdf", "<script>", null)]
    [InlineData("empty.pdf", "", null)]
    public void A_document_is_told_by_its_content(string name, string content, string? expected) =>
        Assert.Equal(expected, AttachedDocument.Read(Made(name, content))?.Name);

    [Fact]
    public void A_file_that_is_not_there_is_no_document() => Assert.Null(AttachedDocument.Read(new FileInfo(Path.Combine(Folder, "none.pdf"))));

    private static FileInfo Made(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return new FileInfo(path);
    }
}
