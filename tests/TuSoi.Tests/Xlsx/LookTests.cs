using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using TuSoi.Office.Xlsx;
using Xunit;

namespace TuSoi.Tests.Xlsx;

/// <summary>What Excel will find in the file, looked at with the SDK of Open XML.</summary>
public sealed class LookTests : IDisposable
{
    private readonly SpreadsheetDocument _book = SpreadsheetDocument.Open(new MemoryStream(Books.Write(Books.Everything())), isEditable: false);

    public void Dispose() => _book.Dispose();

    [Fact]
    public void TheValidatorFindsNoError() => AssertValid(_book);

    [Fact]
    public void TheValidatorFindsNoErrorInOddWorkbooks()
    {
        var longText = new ColumnToWrite { Heading = new string('Đ', 300), Note = new string('ă', 5_000), Width = 1_000, Choices = ["", "a", "a\tb"] };
        SheetToWrite[][] odd =
        [
            [Books.Sheet("Không cột", [])],
            [Books.Sheet("Không cột", []) with { Title = "Chỉ có tiêu đề" }],
            [Books.Sheet("'Nháy' & <Dấu>", [longText], [new Link("=đầu", "https://vi.wikipedia.org/wiki/Đoàn?a=b&c=\"d\"#Lịch sử")])],
            [Books.Sheet("Ẩn trước", [Books.Column("x")]) with { Hidden = true }, Books.Sheet("Hiện", [Books.Column("x")])],
        ];
        Assert.All(odd, sheets =>
        {
            using var book = SpreadsheetDocument.Open(new MemoryStream(Books.Write(sheets)), isEditable: false);
            AssertValid(book);
        });
    }

    [Fact]
    public void HeadingsHaveComments()
    {
        var comments = Part("Đoàn viên").WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>().ToList();
        Assert.Equal(["A2", "C2", "D2"], comments.Select(comment => comment.Reference!.Value));
        Assert.Equal("Mã đoàn viên, ví dụ DV001.\nGiữ nguyên các số 0 ở đầu.", comments[0].InnerText);
        Assert.Single(Part("Đoàn viên").VmlDrawingParts);
        Assert.NotNull(Part("Đoàn viên").Worksheet.GetFirstChild<LegacyDrawing>());
        Assert.Null(Part("Đơn vị").WorksheetCommentsPart);
    }

    [Fact]
    public void NotesAreHintsAndChoicesDropDowns()
    {
        var rules = Rules("Đoàn viên");
        Assert.Equal(["A3:A20000", "C3:C20000", "D3:D20000"], rules.Select(rule => rule.SequenceOfReferences!.InnerText));
        Assert.Equal("Chọn trong danh sách.", rules[1].Prompt!.Value);
        Assert.Equal((DataValidationValues.List, "'Danh mục'!$A$2:$A$3"), (rules[1].Type!.Value, rules[1].Formula1!.Text));
        Assert.Null(rules[0].Type);
    }

    [Fact]
    public void EqualListsAreWrittenOnce()
    {
        Assert.Equal(["'Danh mục'!$A$2:$A$3", "'Danh mục'!$B$2:$B$3"], Rules("Đơn vị").Select(rule => rule.Formula1!.Text));
        var lists = Books.Read(Books.Write(Books.Everything())).Single(sheet => sheet.Name == "Danh mục");
        Assert.Equal([["Đơn vị", "Loại"], ["Khoa Toán – Tin", "A"], ["Khoa Văn & Sử", "B"]], lists.Rows.Select(row => row.Cells));
    }

    [Fact]
    public void TextThatLooksLikeAFormulaIsQuotedText()
    {
        var cell = Cell("H3");
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Null(cell.CellFormula);
        Assert.True(Format(cell).QuotePrefix!.Value);
        Assert.Null(Format(Cell("B3")).QuotePrefix);
    }

    [Theory]
    [InlineData("A3", 49, null), InlineData("D3", 164, "[$-42A]dd/mm/yyyy"), InlineData("E3", 1, null), InlineData("F3", 0, null), InlineData("G3", 165, "0.0%")]
    public void CellsHaveTheFormatOfTheirKind(string address, int number, string? code)
    {
        Assert.Equal((uint)number, Format(Cell(address)).NumberFormatId!.Value);
        var formats = _book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>();
        Assert.Equal(code, formats.FirstOrDefault(format => format.NumberFormatId! == (uint)number)?.FormatCode?.Value);
    }

    [Fact]
    public void LinksPointOutsideWithEscapedAddresses()
    {
        var part = Part("Đoàn viên");
        var links = part.Worksheet.GetFirstChild<Hyperlinks>()!.Elements<Hyperlink>().ToList();
        Assert.Equal(["I3", "I4"], links.Select(link => link.Reference!.Value));
        Assert.Equal("đầu", links[0].Location!.Value);
        Assert.Equal(["the/DV%20007.html", "the/DV008.html"], part.HyperlinkRelationships.Select(link => link.Uri.OriginalString).Order());
        Assert.All(part.HyperlinkRelationships, link => Assert.True(link.IsExternal));
    }

    [Fact]
    public void HeadingIsFrozenFilteredAndRepeatedOnA4Landscape()
    {
        var sheet = Part("Đoàn viên").Worksheet;
        var pane = sheet.SheetViews!.GetFirstChild<SheetView>()!.Pane!;
        Assert.Equal((2d, PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.State!.Value));
        Assert.Equal("A2:I5", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        var setup = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((9u, OrientationValues.Landscape, 0u), (setup.PaperSize!.Value, setup.Orientation!.Value, setup.FitToHeight!.Value));
        Assert.True(sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value);
        var names = _book.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().ToList();
        Assert.Contains(names, name => name.Name == "_xlnm.Print_Titles" && name.LocalSheetId! == 0u && name.Text == "'Đoàn viên'!$2:$2");
    }

    [Fact]
    public void RowsAreAsHighAsTheirTextAndExcelMayChangeIt()
    {
        var rows = Part("Đoàn viên").Worksheet.Descendants<Row>().ToList();
        Assert.Equal([24, null, null, 31.5, 31.5], rows.Select(row => row.Height?.Value));
        Assert.All(rows, row => Assert.Null(row.CustomHeight));
    }

    [Fact]
    public void ASheetHoldsAsManyLinksAsExcelOpens()
    {
        var rows = Enumerable.Range(0, 65_001).Select(i => new object?[] { new Link($"Thẻ {i}", "the.html") });
        var file = Books.Write(new SheetToWrite { Name = "A", Columns = [Books.Column("x")], Rows = rows });
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Equal(65_000, book.WorkbookPart!.WorksheetParts.Single().Worksheet.GetFirstChild<Hyperlinks>()!.ChildElements.Count);
        Assert.Equal("Thẻ 65000", Books.Read(file)[0].Rows[^1].Cells[0]);
    }

    private static void AssertValid(SpreadsheetDocument book) =>
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(book)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));

    private WorksheetPart Part(string name)
    {
        var sheet = _book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name);
        return (WorksheetPart)_book.WorkbookPart.GetPartById(sheet.Id!.Value!);
    }

    private List<DataValidation> Rules(string sheet) => [.. Part(sheet).Worksheet.GetFirstChild<DataValidations>()!.Elements<DataValidation>()];

    private Cell Cell(string address) => Part("Đoàn viên").Worksheet.Descendants<Cell>().Single(cell => cell.CellReference == address);

    private CellFormat Format(Cell cell) =>
        (CellFormat)_book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.ElementAt((int)cell.StyleIndex!.Value);
}
