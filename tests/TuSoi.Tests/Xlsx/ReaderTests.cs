using TuSoi.Office.Xlsx;
using Xunit;

namespace TuSoi.Tests.Xlsx;

/// <summary>Files as Excel and other programs write them.</summary>
public sealed class ReaderTests
{
    [Theory]
    [InlineData("84.99", "84.99"), InlineData("84.989999999999995", "84.99"), InlineData("0.30000000000000004", "0.30000000000000004")]
    [InlineData("1E-3", "0.001"), InlineData("1.1000000000000001", "1.1"), InlineData("123456789012345678", "123456789012345680")]
    public void ANumberIsWhatWasTyped(string stored, string typed) =>
        Assert.Equal(decimal.Parse(typed, System.Globalization.CultureInfo.InvariantCulture), OneCell($"<c><v>{stored}</v></c>"));

    [Fact]
    public void ANumberTooLargeForADecimalIsText() => Assert.Equal("1E+300", OneCell("<c><v>1E300</v></c>"));

    [Theory]
    [InlineData("14", true), InlineData("22", true), InlineData("46", false), InlineData("9", false), InlineData("dd/mm/yyyy;@", true)]
    [InlineData("[$-42A]d mmmm yyyy", true), InlineData("hh:mm", true), InlineData("[h]:mm", false), InlineData("[Red]0.00", false)]
    [InlineData("0\" ngày\"", false), InlineData("#,##0\\ \\d", false), InlineData("_(* #,##0_);_(* \"-\"_)", false), InlineData("General", false)]
    [InlineData("0;d", false), InlineData("YYYY-MM-DD", true)]
    public void OnlyDateFormatsMakeDates(string format, bool isDate)
    {
        var value = OneCell("""<c s="1"><v>45000.5</v></c>""", HandmadeBook.WithFormats(format));
        Assert.Equal(isDate ? new DateTime(2023, 3, 15, 12, 0, 0) : 45000.5m, value);
    }

    [Theory]
    [InlineData("1", "1900-01-01"), InlineData("59", "1900-02-28"), InlineData("61", "1900-03-01"), InlineData("2958465", "9999-12-31")]
    public void DaysAreThoseExcelShows(string stored, string day) =>
        Assert.Equal(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), OneCell($"""<c s="1"><v>{stored}</v></c>""", HandmadeBook.WithFormats("14")));

    [Theory, InlineData("-1"), InlineData("2958466"), InlineData("1E300")]
    public void ADateFormatOnANumberThatIsNoDateLeavesIt(string stored) =>
        Assert.IsNotType<DateTime>(OneCell($"""<c s="1"><v>{stored}</v></c>""", HandmadeBook.WithFormats("14")));

    [Fact]
    public void WorkbooksOfTheMacCountFrom1904()
    {
        var file = new HandmadeBook { WorkbookProperties = """<workbookPr date1904="1"/>""", Rows = """<row><c s="1"><v>0</v></c></row>""", Styles = HandmadeBook.WithFormats("14") };
        Assert.Equal(new DateTime(1904, 1, 1), Books.Read(file.ToFile())[0].Rows[0].Cells[0]);
    }

    [Fact]
    public void TextInACellFormattedAsDateStaysText() =>
        Assert.Equal("01/02/1980", OneCell("""<c s="1" t="inlineStr"><is><t>01/02/1980</t></is></c>""", HandmadeBook.WithFormats("14")));

    [Fact]
    public void EveryOtherKindOfCell()
    {
        Assert.Equal(new CellError("#DIV/0!"), OneCell("""<c t="e"><f>1/0</f><v>#DIV/0!</v></c>"""));
        Assert.Equal(true, OneCell("""<c t="b"><v>1</v></c>"""));
        Assert.Equal(false, OneCell("""<c t="b"><v>0</v></c>"""));
        Assert.Equal(new DateTime(2024, 5, 6), OneCell("""<c t="d"><v>2024-05-06T00:00:00</v></c>"""));
        Assert.Equal("A\rB", OneCell("""<c t="str"><f>x</f><v>A_x000D_B</v></c>"""));
        Assert.Equal(3m, OneCell("<c><f>1+2</f><v>3</v></c>"));
        Assert.Equal("Nguyễn Ánh", OneCell("""<c t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">Nguyễn </t></r><r><t>Ánh</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>"""));
    }

    [Fact]
    public void EmptyCellsOfAnyKindAreNothing()
    {
        var file = new HandmadeBook { Rows = """<row r="1"><c s="0"/><c t="str"><f>""</f><v></v></c><c t="inlineStr"><is/></c><c t="s"><v>0</v></c></row>""", SharedTexts = "<si><t/></si>" };
        Assert.Empty(Books.Read(file.ToFile())[0].Rows);
    }

    [Fact]
    public void CellsFindTheirPlaceWithAndWithoutAddress()
    {
        var file = new HandmadeBook
        {
            Rows = """<row r="3"><c r="B3" t="s"><v>1</v></c><c t="s"><v>0</v></c><c r="AB3"><v>1</v></c></row><row/><row><c><v>2</v></c></row>""",
            SharedTexts = "<si><t>không</t></si><si><r><t>một</t></r></si>",
        };
        var rows = Books.Read(file.ToFile())[0].Rows;
        Assert.Equal([3, 5], rows.Select(row => row.Number));
        Assert.Equal([null, "một", "không"], rows[0].Cells.Take(3));
        Assert.Equal(28, rows[0].Cells.Count);
    }

    [Fact]
    public void HiddenSheetsAreToldAndChartsLeftOut()
    {
        var file = new HandmadeBook { Tabs = """<sheet name="Biểu đồ" sheetId="2" r:id="rId2"/><sheet name="A" sheetId="1" state="veryHidden" r:id="rId1"/>""" };
        var sheet = Assert.Single(Books.Read(file.ToFile()));
        Assert.Equal(("A", true), (sheet.Name, sheet.Hidden));
    }

    [Theory, InlineData("/xl/worksheets/sheet1.xml"), InlineData("./worksheets/../worksheets/sheet1.xml"), InlineData("Worksheets/Sheet1.xml")]
    public void PartsAreFoundHoweverTheyArePointedTo(string target) =>
        Assert.Single(Books.Read(new HandmadeBook { SheetTarget = target, Rows = "<row><c><v>1</v></c></row>" }.ToFile())[0].Rows);

    [Fact]
    public void AnOldXlsGivesNumbersAndErrors()
    {
        var sheet = Assert.Single(Books.Read(HandmadeXls.ToFile()));
        Assert.Equal(("A", false), (sheet.Name, sheet.Hidden));
        Assert.Equal([84.99m], sheet.Rows[0].Cells);
        Assert.Equal([null, null, new CellError("#DIV/0!")], sheet.Rows[1].Cells);
    }

    private static object? OneCell(string cell, string styles = "") =>
        Books.Read(new HandmadeBook { Rows = $"<row>{cell}</row>", Styles = styles }.ToFile())[0].Rows[0].Cells[0];
}
