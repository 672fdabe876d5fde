using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using TuSoi.Office.Xlsx;
using Xunit;

namespace TuSoi.Tests.Xlsx;

public sealed class LibreOfficeTests
{
    private const string CsvInUtf8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";

    [Fact]
    public void LibreOfficeShowsWhatWasWritten()
    {
        var lines = Encoding.UTF8.GetString(LibreOffice.Convert(Books.Write(Books.Everything()), "xlsx", "csv", CsvInUtf8)).Split('\n');
        Assert.StartsWith("Danh sách đoàn viên – Trường Đại học Thử nghiệm", lines[0], StringComparison.Ordinal);
        Assert.Equal("007,Nguyễn Thị Hồng Ánh,Khoa Toán – Tin,29/02/2004,12,84.99,12.5%,=1+1,Xem thẻ", lines[2]);
    }

    [Fact]
    public void AFileSavedByLibreOfficeReadsTheSame()
    {
        var file = Books.Write(Books.Everything());
        AssertSame(Books.Read(file), Books.Read(LibreOffice.Convert(file, "xlsx", "xlsx", "xlsx:Calc MS Excel 2007 XML")));
    }

    [Fact]
    public void LibreOfficeKeepsCommentsDropDownsAndLinks()
    {
        var saved = LibreOffice.Convert(Books.Write(Books.Everything()), "xlsx", "xlsx", "xlsx:Calc MS Excel 2007 XML");
        using var book = SpreadsheetDocument.Open(new MemoryStream(saved), isEditable: false);
        var sheet = (WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!);
        Assert.Equal(["A2", "C2", "D2"], sheet.WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>().Select(comment => comment.Reference!.Value));
        Assert.Contains(sheet.Worksheet.Descendants<DataValidation>(), rule => rule.Formula1?.Text == "'Danh mục'!$A$2:$A$3" && rule.Prompt == "Chọn trong danh sách.");
        Assert.Equal(2, sheet.Worksheet.Descendants<Hyperlink>().Count());
    }

    [Fact]
    public void AnOldXlsReadsTheSame()
    {
        var file = Books.Write(Books.Everything());
        AssertSame(Books.Read(file), Books.Read(LibreOffice.Convert(file, "xlsx", "xls")));
    }

    [Theory, InlineData("xlsx", "xlsx:Calc MS Excel 2007 XML"), InlineData("xls", "xls")]
    public void FormulasComputedByLibreOfficeGiveValuesAndErrors(string to, string filter)
    {
        const string rows =
            """
            <row r="1"><c r="A1"><v>84.99</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>1/0</f></c><c r="D1" t="str"><f>"đ"&amp;A1</f></c><c r="E1"><f>1=1</f></c></row>
            <row r="4"><c r="B4"><f>NA()</f></c><c r="C4"><f>"a"+1</f></c></row><row r="300"><c r="J300"><f>NA()</f></c></row>
            """;
        var read = Books.Read(LibreOffice.Convert(new HandmadeBook { Rows = rows }.ToFile(), "xlsx", to, filter))[0].Rows;
        Assert.Equal([1, 4, 300], read.Select(row => row.Number));
        Assert.Equal([84.99m, 169.98m, new CellError("#DIV/0!"), "đ84.99", true], read[0].Cells);
        Assert.Equal([null, new CellError("#N/A"), new CellError("#VALUE!")], read[1].Cells);
        Assert.Equal(new CellError("#N/A"), read[2].Cells[9]);
    }

    [Fact]
    public void ALargeOldXlsReadsTheSame()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => new object?[] { $"DV{i:00000} {Guid.CreateVersion7()}", i / 100m, new DateOnly(1990, 1, 1).AddDays(i) });
        ColumnToWrite[] columns = [Books.Column("Mã"), Books.Column("Điểm", CellKind.Number), Books.Column("Ngày", CellKind.Date)];
        var file = Books.Write(new SheetToWrite { Name = "Đoàn viên", Columns = columns, Rows = rows });
        AssertSame(Books.Read(file), Books.Read(LibreOffice.Convert(file, "xlsx", "xls")));
    }

    private static void AssertSame(IReadOnlyList<SheetRead> expected, IReadOnlyList<SheetRead> actual)
    {
        Assert.Equal(expected.Select(sheet => (sheet.Name, sheet.Hidden)), actual.Select(sheet => (sheet.Name, sheet.Hidden)));
        Assert.Equal(Cells(expected), Cells(actual));
    }

    private static List<string> Cells(IReadOnlyList<SheetRead> sheets) =>
        [.. sheets.SelectMany(sheet => sheet.Rows.SelectMany(row => row.Cells.Select((cell, i) => $"{sheet.Name} {CellAddress.Of(row.Number, i + 1)} {cell?.GetType().Name} {cell}")))];
}
