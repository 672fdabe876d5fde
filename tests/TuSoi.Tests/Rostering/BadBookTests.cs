using TuSoi.Rostering;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>What is wrong with a workbook as a whole, or with several cells together.</summary>
public sealed class BadBookTests
{
    private static void Expect(Workbook book, string sheet, string cell, string code, string words, WorkbookOptions? options = null) =>
        BadCellTests.Expect(book.Read(options: options), sheet, cell, code, words);

    [Fact(DisplayName = "Tệp nhỏ mẫu không có lỗi, không có cảnh báo")]
    public void Right()
    {
        var read = Small.Book().Read();
        Assert.Empty(read.Problems);
        Assert.Empty(read.Warnings);
    }

    [Fact(DisplayName = "Thiếu trang Tổ chức")]
    public void MissingSheet() => Expect(Small.Book().Without("Tổ chức"), "", "", "sheet.missing", "Thiếu trang “Tổ chức”");

    [Fact(DisplayName = "Ghi danh sách kỷ luật đã đủ mà không có trang Kỷ luật")]
    public void DeclaredButMissing() => Expect(Small.Book().Without("Kỷ luật"), "", "", "sheet.missing", "Kỷ luật");

    [Fact(DisplayName = "Dòng tiêu đề ở dòng 12 thì không tìm")]
    public void HeadingTooLow() => Expect(Small.Book().Push("Đảng viên", 11), "Đảng viên", "", "header.missing", "10 dòng đầu");

    [Fact(DisplayName = "Thiếu cột bắt buộc")]
    public void MissingColumn() => Expect(Small.Book().WithoutColumn("Đảng viên", "Mã chi bộ"), "Đảng viên", "A1", "column.missing", "“Mã chi bộ”");

    [Fact(DisplayName = "Một cột ghi hai lần")]
    public void ColumnTwice() => Expect(Small.Book().Set("Đảng viên", "L1", "họ tên"), "Đảng viên", "L1", "column.twice", "B1");

    [Fact(DisplayName = "Hai trang cùng tên khi bỏ dấu")]
    public void SheetTwice() => Expect(Small.Book().Sheet("Dang vien", ["Mã", "Họ và tên"]), "Dang vien", "", "sheet.twice", "hai trang");

    [Fact(DisplayName = "Tệp không có gì")]
    public void Nothing()
    {
        var read = new Workbook().Sheet("Sheet1", ["a"]).Read();
        Assert.Equal(["workbook.empty"], read.Problems.Select(p => p.Code));
    }

    [Fact(DisplayName = "Không phải tệp Excel")]
    public void NotAWorkbook()
    {
        var read = WorkbookReader.Read(new MemoryStream("xin chào"u8.ToArray()), Packs.Bloc);
        Assert.Equal("xlsx.not-a-workbook", Assert.Single(read.Problems).Code);
    }

    [Fact(DisplayName = "Cấp trên đi vòng qua hai tổ chức được gọi tên")]
    public void Circle() => Expect(Small.Book().Set("Tổ chức", "C3", "Đảng bộ bộ phận").Set("Tổ chức", "C4", "Đảng bộ bộ phận").Set("Tổ chức", "D3", "CB2").Set("Tổ chức", "D4", "CB1"),
        "Tổ chức", "D3", "superior.cycle", "CB1 → CB2 → CB1");

    [Fact(DisplayName = "Một người ghi ở hai chi bộ")]
    public void PersonTwice() => Expect(Small.Book().Set("Đảng viên", "B5", "Nguyễn  Văn An").Set("Đảng viên", "C5", "2/3/1980"), "Đảng viên", "B5", "person.twice", "chỉ ghi ở một chi bộ");

    [Fact(DisplayName = "Năm trong tệp khác năm của đợt đánh giá")]
    public void OtherCycle() => Expect(Small.Book(), "Thông tin", "B3", "year.cycle", "năm 2025", new WorkbookOptions { Year = 2025 });

    [Fact(DisplayName = "Tổng điểm và điểm tiêu chí khác nhau")]
    public void BothScores() => Expect(Small.WithTable().Set("Tổ chức", "F2", 91m), "Tổ chức", "F2", "score.both", "88,88");

    [Fact(DisplayName = "Tổng điểm và điểm tiêu chí khớp nhau thì nhận, theo một trong hai cách đọc AMB-14")]
    public void BothScoresAgree() => Assert.Empty(Small.WithTable().Set("Tổ chức", "F2", 90m).Set("Chấm điểm", "F2", 30m).Set("Chấm điểm", "E4", "Xuất sắc").Set("Chấm điểm", "F4", 10m).Read().Problems);

    [Fact(DisplayName = "Biểu điểm không đủ 100")]
    public void TableSum() => Expect(Small.WithTable().Set("Biểu điểm", "D3", 45m), "Biểu điểm", "D4", "table.sum", "là 95, phải đúng 100");

    [Fact(DisplayName = "Biểu điểm thiếu cột tiêu chí kết quả (CRT-064)")]
    public void TableResult() => Expect(Small.WithTable().WithoutColumn("Biểu điểm", "Tiêu chí kết quả"), "Biểu điểm", "A1", "column.missing", "“Tiêu chí kết quả”");

    [Fact(DisplayName = "Biểu điểm bỏ trống tiêu chí kết quả (CRT-064)")]
    public void TableResultBlank() => Expect(Small.WithTable().Set("Biểu điểm", "E3", null), "Biểu điểm", "E3", "table.blank", "Có hoặc Không");

    [Fact(DisplayName = "Biểu điểm có mã tiêu chí hai lần")]
    public void TableTwice() => Expect(Small.WithTable().Set("Biểu điểm", "A4", "1.1"), "Biểu điểm", "A4", "criterion.twice", "hai lần");

    [Fact(DisplayName = "Biểu điểm chuẩn âm")]
    public void TableNegative() => Expect(Small.WithTable().Set("Biểu điểm", "D4", -10m), "Biểu điểm", "D4", "table.points", "lớn hơn 0");

    [Fact(DisplayName = "Hai bổ sung trái nhau cùng ngày")]
    public void Conflict()
    {
        var read = Small.Book().Set("Bổ sung", "A3", "D2").Set("Bổ sung", "B3", "Số nhiệm vụ hoàn thành").Set("Bổ sung", "C3", "Thẩm định").Set("Bổ sung", "D3", 4m)
            .Set("Bổ sung", "E3", "01/12/2024").Set("Bổ sung", "F3", "10/01/2025").Read();
        Assert.Contains(read.Problems, p => p.Code == "supplement.conflict" && p.Sheet == "Bổ sung");
    }

    [Fact(DisplayName = "Mọi lỗi được báo cùng lúc, theo thứ tự trang và ô, và không nhận gì")]
    public void AllAtOnce()
    {
        var read = Small.Book().Set("Đảng viên", "D2", "CB9").Set("Đảng viên", "C3", "x").Set("Tổ chức", "F3", "cao").Set("Chấm điểm", "F2", 12m).Read();
        Assert.Equal(["Tổ chức!F3", "Đảng viên!D2", "Đảng viên!C3", "Chấm điểm!F2"], read.Problems.Select(p => $"{p.Sheet}!{p.Cell}"));
        Assert.Null(read.Scope);
    }

    [Fact(DisplayName = "Một lỗi ở mọi dòng được đếm thay vì kể hết")]
    public void ManyAreCounted()
    {
        var book = Small.Book();
        for (var row = 6; row < 2006; row++) book.Set("Đảng viên", $"A{row}", $"M{row}").Set("Đảng viên", $"B{row}", "Tên").Set("Đảng viên", $"D{row}", "KHÔNG");
        var problems = book.Read().Problems;
        Assert.Equal(1001, problems.Count);
        Assert.Contains("Còn 1000 ô khác", problems[^1].Message, StringComparison.Ordinal);
    }
}
