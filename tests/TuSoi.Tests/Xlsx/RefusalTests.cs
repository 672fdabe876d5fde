using System.Buffers.Binary;
using System.Text;
using TuSoi.Office.Xlsx;
using Xunit;

namespace TuSoi.Tests.Xlsx;

public sealed class RefusalTests
{
    private static readonly byte[] CompoundHeader = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void RandomBytes()
    {
        var bytes = new byte[5_000];
        new Random(1).NextBytes(bytes);
        AssertRefused(XlsxRefused.NotAWorkbook, bytes);
        AssertRefused(XlsxRefused.NotAWorkbook, []);
        AssertRefused(XlsxRefused.NotAWorkbook, Encoding.UTF8.GetBytes("<html><table><tr><td>xls giả</td></tr></table></html>"));
    }

    [Fact]
    public void AWordDocument()
    {
        const string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        AssertRefused(XlsxRefused.NotAWorkbook, HandmadeBook.Zip(
            HandmadeBook.Xml("_rels/.rels", $"""<Relationships><Relationship Id="a" Type="{type}" Target="word/document.xml"/></Relationships>"""),
            HandmadeBook.Xml("word/document.xml", "<document/>")));
    }

    [Fact]
    public void AnyOtherZip() => AssertRefused(XlsxRefused.NotAWorkbook, HandmadeBook.Zip(HandmadeBook.Xml("a.txt", "a")));

    [Fact]
    public void AWorkbookEncryptedWithAPassword() =>
        AssertRefused(XlsxRefused.Encrypted, [.. CompoundHeader, .. new byte[1_000], .. Encoding.Unicode.GetBytes("EncryptedPackage\0"), .. new byte[1_000]]);

    [Fact]
    public void AnOldWordDocument() =>
        AssertRefused(XlsxRefused.NotAWorkbook, [.. CompoundHeader, .. new byte[1_000], .. Encoding.Unicode.GetBytes("WordDocument\0"), .. new byte[1_000]]);

    [Fact]
    public void ABrokenOldWorkbook() =>
        AssertRefused(XlsxRefused.Damaged, [.. CompoundHeader, .. new byte[1_000], .. Encoding.Unicode.GetBytes("Workbook\0"), .. new byte[1_000]]);

    [Fact]
    public void Macros()
    {
        AssertRefused(XlsxRefused.Macros, new HandmadeBook { MoreParts = [("xl/vbaProject.bin", [1])] }.ToFile());
        AssertRefused(XlsxRefused.Macros, new HandmadeBook { MoreRelations = """<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="hidden.bin"/>""" }.ToFile());
        AssertRefused(XlsxRefused.Macros, new HandmadeBook { MoreRelations = """<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="m.xml"/>""" }.ToFile());
        AssertRefused(XlsxRefused.Macros, [.. CompoundHeader, .. Encoding.Unicode.GetBytes("Workbook\0_VBA_PROJECT_CUR\0")]);
        AssertRefused(XlsxRefused.Macros, HandmadeXls.ToFile(sheetType: 1));
    }

    [Fact]
    public void AFileThatIsTooLarge()
    {
        AssertRefused(XlsxRefused.FileTooLarge, new byte[20 * 1024 * 1024 + 1]);
        var refused = AssertRefused(XlsxRefused.FileTooLarge, Books.Write(Books.Everything()), new() { FileBytes = 1024 });
        Assert.Contains("lớn hơn 0 MB", AssertRefused(XlsxRefused.FileTooLarge, new byte[2], new() { FileBytes = 1 }).Message, StringComparison.Ordinal);
        Assert.Contains("Hãy", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AZipBomb()
    {
        var zeros = new byte[50 * 1024 * 1024];
        var bomb = new HandmadeBook { MoreParts = [("xl/media/a.bin", zeros)] }.ToFile();
        Assert.True(bomb.Length < 100 * 1024);
        AssertRefused(XlsxRefused.UnpackedTooLarge, bomb);
        AssertRefused(XlsxRefused.UnpackedTooLarge, bomb, new() { UnpackedRatio = int.MaxValue, UnpackedBytes = 10 * 1024 * 1024 });
        Assert.Single(Books.Read(bomb, new() { UnpackedRatio = int.MaxValue }));
    }

    [Fact]
    public void AZipBombThatLiesAboutItsSize()
    {
        var row = "<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 100)) + "</row>";
        var file = new HandmadeBook { Rows = string.Concat(Enumerable.Repeat(row, 50_000)) }.ToFile();
        DeclareSmall(file, "xl/worksheets/sheet1.xml"u8);
        AssertRefused(XlsxRefused.Damaged, file);
    }

    [Fact]
    public void TooManyRowsColumnsCellsOrSheets()
    {
        var file = Books.Write(Books.Everything());
        AssertRefused(XlsxRefused.TooManyRows, file, new() { Rows = 4 });
        AssertRefused(XlsxRefused.TooManyCells, file, new() { Cells = 20 });
        AssertRefused(XlsxRefused.TooManySheets, file, new() { Sheets = 3 });
        var message = AssertRefused(XlsxRefused.TooManyColumns, file, new() { Columns = 8 }).Message;
        Assert.Equal("Trang tính “Đoàn viên” có dữ liệu ở ô I2, vượt quá 8 cột. Hãy xóa những cột thừa rồi gửi lại.", message);
        Assert.Contains("hơn 1.000 dòng", AssertRefused(XlsxRefused.TooManyRows, Long(1_001), new() { Rows = 1_000 }).Message, StringComparison.Ordinal);
        Assert.Single(Books.Read(Long(1_000), new() { Rows = 1_000 }));
    }

    [Theory]
    [InlineData("""<row r="2000000000"><c><v>5</v></c></row>"""), InlineData("""<row><c r="ZZZZZZZZ1"><v>5</v></c></row>""")]
    [InlineData("""<row r="5"><c><v>5</v></c></row><row r="4"><c><v>5</v></c></row>"""), InlineData("""<row><c t="s"><v>99</v></c></row>""")]
    [InlineData("""<row><c><v>không phải số</v></c></row>"""), InlineData("<c><v>5</v></c>"), InlineData("<row><c>"), InlineData("""<row><c r="7"><v>1</v></c></row>""")]
    public void SheetsThatMakeNoSense(string rows) => AssertRefused(XlsxRefused.Damaged, new HandmadeBook { Rows = rows }.ToFile());

    [Fact]
    public void EntitiesDefinedInTheFile()
    {
        const string rows = """<row><c t="inlineStr"><is><t>&x;</t></is></c></row>""";
        AssertRefused(XlsxRefused.Damaged, new HandmadeBook { BeforeSheet = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", Rows = rows }.ToFile());
    }

    [Fact]
    public void TwoTabsOverOnePart() => AssertRefused(XlsxRefused.Damaged,
        new HandmadeBook { Tabs = """<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/>""" }.ToFile());

    [Fact]
    public void ATruncatedFile()
    {
        var file = Books.Write(Books.Everything());
        Assert.All(Enumerable.Range(1, 20), i => AssertRefused(XlsxRefused.Damaged, file[..(file.Length * i / 21)]));
    }

    [Fact]
    public void AFileWithFlippedBytesIsReadOrRefused()
    {
        var file = Books.Write(Books.Everything());
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var broken = (byte[])file.Clone();
            for (var flips = 0; flips < 3; flips++)
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            if (Record.Exception(() => Books.Read(broken)) is { } e)
                Assert.IsType<XlsxRefused>(e);
        }
    }

    [Fact]
    public void AnOldFileWithFlippedBytesIsReadOrRefused()
    {
        var file = HandmadeXls.ToFile();
        for (var bit = 0; bit < file.Length * 8; bit += 7)
        {
            var broken = (byte[])file.Clone();
            broken[bit / 8] ^= (byte)(1 << bit % 8);
            if (Record.Exception(() => Books.Read(broken)) is { } e)
                Assert.IsType<XlsxRefused>(e);
        }
    }

    private static byte[] Long(int rows) => new HandmadeBook { Rows = string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", rows)) }.ToFile();

    private static XlsxRefused AssertRefused(string code, byte[] file, XlsxLimits? limits = null)
    {
        var refused = Assert.Throws<XlsxRefused>(() => Books.Read(file, limits));
        Assert.Equal(code, refused.Code);
        return refused;
    }

    // writes 1,000 as the unpacked size into the entry of the zip's directory
    private static void DeclareSmall(byte[] file, ReadOnlySpan<byte> path)
    {
        var name = file.AsSpan().LastIndexOf(path);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(name - 46 + 24), 1_000);
    }
}
