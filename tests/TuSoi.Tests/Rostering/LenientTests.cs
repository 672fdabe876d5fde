using System.Text;
using TuSoi.Rostering;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>The same content in another form reads the same.</summary>
public sealed class LenientTests
{
    private static readonly string Right = Dump(Small.Book().Read());

    private static void Same(Workbook book, WorkbookOptions? options = null)
    {
        var read = book.Read(options: options);
        Assert.Empty(read.Problems);
        Assert.Equal(Right, Dump(read));
    }

    [Fact(DisplayName = "Thứ tự cột tùy ý")]
    public void ColumnOrder() => Same(Small.Book().Reversed("Đảng viên").Reversed("Tổ chức").Reversed("Chấm điểm").Reversed("Kỷ luật"));

    [Fact(DisplayName = "Chữ dạng tổ hợp (NFD) như chữ dựng sẵn")]
    public void Decomposed() => Same(Small.Book().Change(text => text.Normalize(NormalizationForm.FormD)));

    [Fact(DisplayName = "Dấu cách thừa, dấu cách không ngắt và ký tự không bề rộng")]
    public void Spaces() => Same(Small.Book().Change(text => $" \u200b{text.Replace(" ", " \u00a0", StringComparison.Ordinal)}\u200d  "));

    [Fact(DisplayName = "Tiêu đề không dấu, chữ hoa, có sao ở cuối, tên trang không dấu")]
    public void PlainHeadings() => Same(Small.Book().Set("Đảng viên", "B1", "HO VA TEN *").Set("Đảng viên", "D1", "ma  chi bo").Set("Tổ chức", "D1", "Mã cấp trên *").Rename("Đảng viên", "DANG VIEN"));

    [Fact(DisplayName = "Tiêu đề không ở dòng đầu")]
    public void TitleAbove() => Same(Small.Book().Push("Đảng viên", 4).Set("Đảng viên", "B2", "DANH SÁCH ĐẢNG VIÊN NĂM 2024"));

    [Fact(DisplayName = "Mã viết thường ở chỗ dẫn")]
    public void CodesInAnyCase() => Same(Small.Book().Set("Đảng viên", "D2", "cb1").Set("Lãnh đạo", "D2", "db ;cu"));

    [Theory(DisplayName = "Tên mức đầy đủ, ngắn, không dấu"), InlineData("Hoàn thành xuất sắc nhiệm vụ"), InlineData("xs"), InlineData("xuat sac"), InlineData("HOÀN THÀNH XUẤT SẮC")]
    public void Levels(string word) => Same(Small.Book().Set("Đảng viên", "K2", word));

    [Theory(DisplayName = "Có, x, 1, dấu kiểm"), InlineData("x"), InlineData("X"), InlineData("1"), InlineData("co"), InlineData("✓")]
    public void Yes(string word) => Same(Small.Book().Set("Đảng viên", "I2", word));

    [Fact(DisplayName = "Số 1 và 0 là có và không")]
    public void YesAsNumber() => Same(Small.Book().Set("Đảng viên", "I2", 1m).Set("Đảng viên", "I5", 0m));

    [Theory(DisplayName = "Ngày viết nhiều cách"), InlineData("2/3/1980"), InlineData("02-03-1980"), InlineData("2.3.1980"), InlineData("1980-03-02"), InlineData("02 / 03 / 1980")]
    public void Dates(string text) => Same(Small.Book().Set("Đảng viên", "C2", text));

    [Fact(DisplayName = "Ngày là ô ngày của Excel")]
    public void ExcelDate() => Same(Small.Book().Set("Đảng viên", "C2", new DateTime(1980, 3, 2)));

    [Theory(DisplayName = "Số viết nhiều cách"), InlineData("84,99"), InlineData("84.99"), InlineData(" 84,990 ")]
    public void Numbers(string text) => Same(Small.Book().Set("Tổ chức", "F3", text.Replace("990", "9900", StringComparison.Ordinal)));

    [Theory(DisplayName = "Nghìn và thập phân"), InlineData("1.234,5", "1234.5"), InlineData("1,234.5", "1234.5"), InlineData("1.234.567", "1234567"), InlineData("1 234,5", "1234.5"), InlineData("0,125", "0.125"), InlineData("1234,567", "1234.567"), InlineData("-12", "-12")]
    public void Thousands(string text, string number)
    {
        var read = Small.Book().Set("Chỉ tiêu", "D2", text).Read();
        Assert.Empty(read.Problems);
        Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), ((NumberColumn)read.Scope!.Find("targets")!.Find("plan")!).Values[0]);
    }

    [Fact(DisplayName = "Tên cột và tên trang riêng của đơn vị, theo tệp cot.json")]
    public void OwnHeadings()
    {
        var map = HeadingMap.Parse("""{ "trang": { "DS đảng viên": "Đảng viên" }, "Ngày tháng năm sinh": "Ngày sinh", "Đảng viên": { "Sinh hoạt tại": "Mã chi bộ" } }""");
        Same(Small.Book().Rename("Đảng viên", "DS đảng viên").Set("DS đảng viên", "C1", "Ngày tháng năm sinh").Set("DS đảng viên", "D1", "Sinh hoạt tại"), new WorkbookOptions { Columns = map });
    }

    [Fact(DisplayName = "Tệp tên cột ghi ra rồi đọc lại như cũ")]
    public void MapRoundTrip()
    {
        var json = HeadingMap.Empty.With("Đảng viên", "Sinh hoạt tại", "Mã chi bộ").With("", "Số thẻ", "Mã").ToJson();
        Assert.Contains("Sinh hoạt tại", json, StringComparison.Ordinal);
        Assert.Equal(json, HeadingMap.Parse(json).ToJson());
        Assert.Throws<FormatException>(() => HeadingMap.Parse("không phải"));
    }

    [Fact(DisplayName = "Tên cột riêng dẫn tới cột không có là lỗi")]
    public void OwnHeadingToNothing() =>
        Assert.Contains(Small.Book().Read(options: new WorkbookOptions { Columns = HeadingMap.Parse("""{"Số thẻ": "Mã thẻ"}""") }).Problems, p => p.Code == "mapping.unknown" && p.Message.Contains("Mã thẻ", StringComparison.Ordinal));

    [Fact(DisplayName = "Cột lạ và trang lạ được kể ra, không đọc")]
    public void UnknownColumn()
    {
        var read = Small.Book().Set("Đảng viên", "L1", "Quê quán").Set("Đảng viên", "L2", "Đắk Lắk").Set("Đảng viên", "M1", "STT").Sheet("Nháp", ["x"], ["y"]).Read();
        Assert.Empty(read.Problems);
        Assert.Equal(["Nháp sheet.unknown", "Đảng viên column.unknown"], read.Warnings.Select(w => $"{w.Sheet} {w.Code}"));
    }

    [Fact(DisplayName = "Dòng VD bị bỏ qua; nhiều dòng VD thì nói ra")]
    public void Examples()
    {
        var book = Small.Book().Set("Đảng viên", "A6", "VD1").Set("Đảng viên", "D6", "không có");
        Same(book);
        var read = book.Set("Đảng viên", "A7", "vd2").Read();
        Assert.Equal("rows.example", Assert.Single(read.Warnings).Code);
    }

    [Fact(DisplayName = "Mã là số: 7 và 7 là một, 007 dạng chữ giữ nguyên")]
    public void NumericCodes()
    {
        var read = Small.Book().Set("Đảng viên", "A4", 7m).Set("Đảng viên", "A5", "007").Set("Kỷ luật", "A2", 7m).Read();
        Assert.Empty(read.Problems);
        Assert.Equal("Y Thuận Niê", read.Roster.Find("7")!.Name);
        Assert.Equal("Lê Thị Cúc", read.Roster.Find("007")!.Name);
    }

    /// <summary>Everything a scope says, as text.</summary>
    internal static string Dump(WorkbookRead read) => string.Join('\n', read.Scope!.Tables.SelectMany(table => Rows(table).Concat(Links(read.Scope, table))));

    private static IEnumerable<string> Rows(Table table) => Enumerable.Range(0, table.Count).Select(row =>
        $"{table.Kind} {table.NameOf(row)}: {string.Join(' ', table.Columns.OrderBy(c => c.Fact.Label, StringComparer.Ordinal).Where(c => c.Knows(row)).Select(c => $"{c.Fact.Id}={Value(c, row)}"))}");

    private static IEnumerable<string> Links(Scope scope, Table owners) =>
        from name in Enum.GetNames<Relation>().Select(Snake).Concat(["disciplines", "targets", "incidents", "ballots", "leaves", "commendations", "charged_faults"])
        from links in scope.LinksOf(owners.Kind, name) ?? []
        from row in Enumerable.Range(0, owners.Count)
        select $"{owners.Kind}[{row}] {name} → {links.To}: {string.Join(',', links.Of(row, owners.Count))} {(links.IsComplete(row) ? "đủ" : "…")}";

    private static string Snake(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static object Value(Column column, int row) => column switch
    {
        CodeColumn codes => codes.Fact.Words[codes[row] - 1],
        CountColumn counts => counts.Values[row],
        NumberColumn numbers => numbers.Values[row],
        DateColumn dates => DateOnly.FromDayNumber(dates.Days[row]),
        _ => "",
    };
}
