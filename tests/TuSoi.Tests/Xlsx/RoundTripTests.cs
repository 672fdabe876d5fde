using TuSoi.Office.Xlsx;
using Xunit;

namespace TuSoi.Tests.Xlsx;

public sealed class RoundTripTests
{
    public static TheoryData<string> Texts =>
    [
        "Nguyễn Thị Hồng Ánh", "Nguyê\u0303n Thi\u0323 Ho\u0302\u0300ng", " hai đầu có khoảng trắng ", "dòng một\ndòng hai", "cột\tcột", "  ",
        "=1+1", "+84 912", "-5", "@ai", "'nháy", "<a & \"b\">", "_x0041_ giữ nguyên", "a_b_", "_x", "😀 biểu tượng", "007", "TRUE", "#N/A", "1/2/2024",
    ];

    [Theory, MemberData(nameof(Texts))]
    public void TextComesBackAsItWas(string text) => Assert.Equal(text, Books.RoundTrip(text));

    [Theory]
    [InlineData("84.99"), InlineData("0.1"), InlineData("-0.005"), InlineData("0"), InlineData("99999999999.25"), InlineData("1234567890123456")]
    [InlineData("0.333333333333333"), InlineData("3.6"), InlineData("100")]
    public void ADecimalComesBackExactly(string number)
    {
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(Enum.GetValues<CellKind>(), kind => Assert.Equal(value, Books.RoundTrip(value, kind)));
    }

    [Fact]
    public void EveryHundredthComesBackExactly()
    {
        var scores = Enumerable.Range(0, 10_001).Select(i => i / 100m).ToList();
        var file = Books.Write(new SheetToWrite { Name = "Điểm", Columns = [Books.Column("Điểm", CellKind.Number)], Rows = scores.Select(score => new object?[] { score }) });
        Assert.Equal(scores, Books.Read(file)[0].Rows.Skip(1).Select(row => (decimal)row.Cells[0]!));
    }

    [Fact]
    public void IntAndLongComeBackAsDecimals()
    {
        Assert.Equal(42m, Books.RoundTrip(42));
        Assert.Equal(-9_007_199_254_740_991m, Books.RoundTrip(-9_007_199_254_740_991L));
    }

    [Theory]
    [InlineData(1900, 3, 1), InlineData(1954, 5, 7), InlineData(2000, 2, 29), InlineData(2026, 11, 20), InlineData(9999, 12, 31)]
    public void ADayComesBackAsThatDay(int year, int month, int day) =>
        Assert.Equal(new DateTime(year, month, day), Books.RoundTrip(new DateOnly(year, month, day), CellKind.Date));

    [Fact]
    public void ADayExcelCountsWronglyIsText() => Assert.Equal("28/02/1900", Books.RoundTrip(new DateOnly(1900, 2, 28), CellKind.Date));

    [Fact]
    public void NothingAndEmptyTextAreNoCell()
    {
        Assert.Null(Books.RoundTrip(null));
        Assert.Null(Books.RoundTrip(""));
        Assert.Null(Books.RoundTrip("\u0001"));
    }

    [Fact]
    public void ALinkComesBackAsItsText() => Assert.Equal("Xem thẻ", Books.RoundTrip(new Link("Xem thẻ", "the/DV001.html")));

    [Fact]
    public void WhatXmlForbidsIsLeftOut()
    {
        Assert.Equal("abc", Books.RoundTrip("a\u0000b\u001F\uD800c\uFFFE\uFFFF"));
        Assert.Equal("a\nb\nc\n", Books.RoundTrip("a\r\nb\rc\n"));
    }

    [Fact]
    public void TooLongTextIsCut()
    {
        Assert.Equal(new string('ă', 32_767), Books.RoundTrip(new string('ă', 32_767)));
        Assert.Equal(new string('ă', 32_766) + "…", Books.RoundTrip(new string('ă', 32_768)));
        Assert.Equal(new string('ă', 32_765) + "…", Books.RoundTrip(new string('ă', 32_765) + "😀😀"));
    }

    [Fact]
    public void SheetsKeepNamesOrderTitleAndHiding()
    {
        var sheets = Books.Read(Books.Write(Books.Everything()));
        Assert.Equal([("Đoàn viên", false), ("Đơn vị", false), ("Ẩn", true), ("Danh mục", true)], sheets.Select(sheet => (sheet.Name, sheet.Hidden)));
        Assert.Equal([1, 2, 3, 4, 5], sheets[0].Rows.Select(row => row.Number));
        Assert.Equal(["Danh sách đoàn viên – Trường Đại học Thử nghiệm"], sheets[0].Rows[0].Cells);
        Assert.Equal("Mã", sheets[0].Rows[1].Cells[0]);
    }

    [Fact]
    public void EmptyRowsAreLeftOutAndTrailingEmptyCellsTrimmed()
    {
        var columns = new[] { Books.Column("a"), Books.Column("b"), Books.Column("c") };
        var rows = Books.Read(Books.Write(Books.Sheet("A", columns, [null, "x", null], [null, "", null], [], ["y"])))[0].Rows;
        Assert.Equal([1, 2, 5], rows.Select(row => row.Number));
        Assert.Equal([null, "x"], rows[1].Cells);
        Assert.Equal(["y"], rows[2].Cells);
    }
}
