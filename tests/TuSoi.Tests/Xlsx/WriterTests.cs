using TuSoi.Office.Xlsx;
using Xunit;

namespace TuSoi.Tests.Xlsx;

public sealed class WriterTests
{
    [Fact]
    public void TheSameSheetsGiveTheSameBytes() => Assert.Equal(Books.Write(Books.Everything()), Books.Write(Books.Everything()));

    [Fact]
    public void BytesDoNotDependOnTheCulture()
    {
        var here = Books.Write(Books.Everything());
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("vi-VN");
            Assert.Equal(here, Books.Write(Books.Everything()));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NamesExcelDoesNotAllowAreMadeAllowed()
    {
        string[] wanted = ["Khoa Văn/Sử", "khoa văn:sử", new('a', 40), new('A', 40), "", "'x'", "History", "Danh mục"];
        var sheets = wanted.Select(name => Books.Sheet(name, [new() { Heading = "x", Choices = ["1"] }])).ToArray();
        Assert.Equal(
            ["Khoa Văn-Sử", "khoa văn-sử (2)", new('a', 31), new string('A', 27) + " (2)", "Trang", "x", "History (2)", "Danh mục", "Danh mục (2)"],
            Books.Read(Books.Write(sheets)).Select(sheet => sheet.Name));
    }

    [Fact]
    public void ProgressCountsTheRowsOfAllSheets()
    {
        var told = new List<int>();
        var rows = Enumerable.Range(0, 1_200).Select(i => new object?[] { i });
        var column = new ColumnToWrite { Heading = "x", Choices = ["a"] };
        XlsxWriter.Write(Stream.Null, [new() { Name = "A", Columns = [column], Rows = rows }, new() { Name = "B", Columns = [column], Rows = rows }], told.Add);
        Assert.Equal([1_000, 2_000, 2_400], told);
    }

    [Fact]
    public void RowsAreReadOnlyOnce()
    {
        var readings = 0;
        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            readings++;
            yield return ["a"];
        }
        Books.Write(new SheetToWrite { Name = "A", Columns = [Books.Column("x")], Rows = Rows() });
        Assert.Equal(1, readings);
    }

    [Fact]
    public void AValueOfAnotherTypeIsABug()
    {
        var e = Assert.Throws<ArgumentException>(() => Books.Write(Books.Sheet("A", [Books.Column("x")], [true])));
        Assert.Contains("Boolean (A2)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARowLongerThanTheColumnsIsABug() =>
        Assert.Throws<ArgumentException>(() => Books.Write(Books.Sheet("A", [Books.Column("x")], ["a", "b"])));

    [Fact]
    public void AWorkbookWithoutVisibleSheetIsABug()
    {
        Assert.Throws<ArgumentException>(() => Books.Write());
        Assert.Throws<ArgumentException>(() => Books.Write(Books.Sheet("A", []) with { Hidden = true }));
    }

    [Fact]
    public void TheOutputStaysOpenAndNeedNotBeSeekable()
    {
        using var output = new MemoryStream();
        using var forward = new System.IO.Compression.BrotliStream(output, System.IO.Compression.CompressionMode.Compress);
        XlsxWriter.Write(forward, Books.Everything());
        Assert.True(forward.CanWrite);
    }

    [Theory]
    [InlineData(7, 2, "B7"), InlineData(12, 27, "AA12"), InlineData(1, 26, "Z1"), InlineData(1, 702, "ZZ1"), InlineData(1_048_576, 16_384, "XFD1048576")]
    public void AddressesAreThoseOfExcel(int row, int column, string address) => Assert.Equal(address, CellAddress.Of(row, column));

    [Fact]
    public void ThereIsNoAddressOutsideASheet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CellAddress.Of(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CellAddress.Of(1, 16_385));
    }
}
