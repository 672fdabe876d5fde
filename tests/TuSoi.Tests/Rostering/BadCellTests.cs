using TuSoi.Rostering;
using Xunit;

namespace TuSoi.Tests.Rostering;

/// <summary>One wrong cell each: the reader must name the sheet, the cell and the code, and say certain words.</summary>
public sealed class BadCellTests
{
    /// <param name="Row">Row of the cell that is changed.</param>
    /// <param name="Words">What the message must say.</param>
    /// <param name="At">Column of the cell that is blamed, where it is another one of the row.</param>
    public sealed record Bad(string Sheet, string Column, int Row, object? Value, string Code, string Words, string? At = null)
    {
        /// <summary>Other cells of the same sheet that are changed too.</summary>
        public (string Column, int Row, object? Value)[] Also { get; init; } = [];

        public override string ToString() => $"{Sheet}, {Column}, dòng {Row}: “{Value}” → {Code}";
    }

    private static readonly Bad[] Cells =
    [
        new("Thông tin", "Giá trị", 2, null, "info.missing", "Tên tổ chức"),
        new("Thông tin", "Giá trị", 3, null, "info.missing", "Năm đánh giá"),
        new("Thông tin", "Giá trị", 3, "hai bốn", "year.wrong", "bốn chữ số"),
        new("Thông tin", "Giá trị", 3, 2019m, "year.pack", "không áp dụng cho năm 2019"),
        new("Thông tin", "Giá trị", 4, "31/12/2023", "year.cut_off", "không thuộc năm đánh giá 2024"),
        new("Thông tin", "Giá trị", 4, "31/02/2024", "date.text", "không phải là ngày có thật"),
        new("Thông tin", "Giá trị", 5, "Cuối năm", "word.unknown", "Thẩm định"),
        new("Thông tin", "Giá trị", 6, "qd-124-2023", "pack.wrong", "hd-19-dukdn-2024"),
        new("Thông tin", "Giá trị", 7, "gần đủ", "word.unknown", "Được phép: Có; Không"),

        new("Tổ chức", "Mã", 3, null, "code.blank", "bỏ gộp"),
        new("Tổ chức", "Mã", 4, "cb1", "code.twice", "A3"),
        new("Tổ chức", "Mã", 4, "CB,2", "code.separator", "dấu phẩy"),
        new("Tổ chức", "Mã", 4, Small.Error, "cell.error", "#DIV/0!"),
        new("Tổ chức", "Tên", 3, null, "name.blank", "Thiếu tên"),
        new("Tổ chức", "Loại", 3, "Chi đoàn", "kind.unknown", "Chi bộ trực thuộc; Đảng bộ bộ phận"),
        new("Tổ chức", "Loại", 3, null, "kind.blank", "Thiếu loại"),
        new("Tổ chức", "Mã cấp trên", 3, "XX", "code.unknown", "Không có mã “XX”"),
        new("Tổ chức", "Mã cấp trên", 2, "DB", "superior.cycle", "DB → DB"),
        new("Tổ chức", "Mã cấp trên", 3, null, "superior.missing", "phải ghi mã cấp trên"),
        new("Tổ chức", "Mã cấp trên", 4, "CB1", "superior.cell", "không có tổ chức trực thuộc"),
        new("Tổ chức", "Mã cấp trên", 2, "CB1", "superior.grassroots", "để trống mã cấp trên"),
        new("Tổ chức", "Mã cấp trên", 3, "DP2", "superior.kind", "không thể là cấp trên") { Also = [("Loại", 3, "Đảng bộ bộ phận"), ("Loại", 4, "Đảng bộ bộ phận"), ("Mã", 4, "DP2")] },
        new("Tổ chức", "Mã cấp trên", 3, "CU", "code.family", "trang “Tập thể”"),
        new("Tổ chức", "Biểu điểm", 2, "Hợp tác xã", "word.unknown", "Doanh nghiệp ngoài nhà nước"),
        new("Tổ chức", "Tổng điểm", 3, "84,99 điểm", "number.text", "không kèm chữ"),
        new("Tổ chức", "Tổng điểm", 3, "85%", "number.percent", "tỷ lệ phần trăm"),
        new("Tổ chức", "Tổng điểm", 3, 0.85m, "number.percent", "Ghi số điểm, ví dụ 85"),
        new("Tổ chức", "Tổng điểm", 3, "1,234", "number.ambiguous", "1234"),
        new("Tổ chức", "Tổng điểm", 3, 10_000_000_000_000_000m, "number.large", "quá lớn"),
        new("Tổ chức", "Tổng điểm", 3, "99999999999999999999", "number.large", "15 chữ số"),
        new("Tổ chức", "Tổng điểm", 3, 101m, "score.range", "từ 0 đến 100"),
        new("Tổ chức", "Tổng điểm", 3, Small.Error, "cell.error", "sửa công thức"),
        new("Tổ chức", "Tổng điểm", 3, new DateTime(2024, 5, 12), "number.date", "đổi định dạng ô"),
        new("Tổ chức", "Diện xếp loại", 3, "Nghỉ hưu", "word.unknown", "Bị đình chỉ sinh hoạt đảng"),

        new("Tập thể", "Mã", 2, "CB1", "code.other_sheet", "trang “Tổ chức”, ô A3"),
        new("Tập thể", "Mã tổ chức", 2, "YY", "code.unknown", "Không có mã “YY”"),
        new("Tập thể", "Mã tổ chức", 2, null, "code.blank", "Thiếu mã tổ chức"),
        new("Tập thể", Small.Principles, 2, "Khá", "word.unknown", "Xuất sắc; Tốt; Trung bình; Kém"),
        new("Tập thể", Small.Principles, 2, "Không phát sinh", "grade.not_applicable", "không phải tiêu chí “nếu có”"),
        new("Tập thể", Small.Principles, 4, "Tốt", "criterion.kind", "Hãy để trống"),
        new("Tập thể", "Mức đã quyết định", 3, "Giỏi", "word.unknown", "Hoàn thành xuất sắc nhiệm vụ"),

        new("Đảng viên", "Mã", 3, "D1", "code.twice", "A2"),
        new("Đảng viên", "Họ và tên", 3, null, "name.blank", "Thiếu họ và tên"),
        new("Đảng viên", "Ngày sinh", 2, "30/02/1980", "date.text", "không phải là ngày có thật"),
        new("Đảng viên", "Ngày sinh", 2, "02/03/1824", "date.birth", "tuổi"),
        new("Đảng viên", "Ngày sinh", 2, "02/03/80", "date.text", "bốn chữ số"),
        new("Đảng viên", "Ngày sinh", 2, 29282m, "date.number", "là con số"),
        new("Đảng viên", "Mã chi bộ", 2, "DB", "member.cell", "không phải chi bộ"),
        new("Đảng viên", "Mã chi bộ", 2, "CB9", "code.unknown", "Không có mã “CB9”"),
        new("Đảng viên", "Mã chi bộ", 2, null, "code.blank", "mã chi bộ"),
        new("Đảng viên", "Mã cấp ủy tham gia", 2, "CU, CB1", "code.family", "phải là mã ở trang “Tập thể”"),
        new("Đảng viên", "Mã cấp ủy tham gia", 2, Small.Error, "cell.error", "#DIV/0!"),
        new("Đảng viên", "Mã cấp ủy tham gia", 2, new DateTime(2024, 5, 1), "code.wrong", "Excel đã đổi mã thành ngày"),
        new("Đảng viên", "Ngày vào Đảng", 2, "03/02/1924", "date.absurd", "1930"),
        new("Đảng viên", "Ngày vào Đảng", 2, "03/02/3024", "date.absurd", "2024"),
        new("Đảng viên", "Ngày vào Đảng", 2, "15/01/2025", "date.after_cut_off", "sau ngày chốt 31/12/2024"),
        new("Đảng viên", "Ngày vào Đảng", 2, "12/31/2020", "date.text", "ngày trước, tháng sau"),
        new("Đảng viên", "Số nhiệm vụ được giao", 2, -3m, "count.negative", "không được âm"),
        new("Đảng viên", "Số nhiệm vụ được giao", 2, 2.5m, "count.fraction", "số nguyên"),
        new("Đảng viên", "Số nhiệm vụ được giao", 2, "tám", "number.text", "không phải là số"),
        new("Đảng viên", "Số nhiệm vụ hoàn thành", 2, 9m, "value.above", "không được lớn hơn “Số nhiệm vụ được giao” (8)"),
        new("Đảng viên", "Gương mẫu về chính trị, đạo đức, lối sống, kỷ luật", 2, "tạm được", "word.unknown", "Được phép: Có; Không"),
        new("Đảng viên", "Mức tự xếp loại", 2, "A", "word.unknown", "Không hoàn thành nhiệm vụ"),

        new("Lãnh đạo", "Mã", 2, "D2", "code.other_sheet", "trang “Đảng viên”"),
        new("Lãnh đạo", "Mã đảng viên", 2, "D9", "code.unknown", "Không có mã “D9”"),
        new("Lãnh đạo", "Mã nơi đứng đầu", 2, "DB; ZZ", "code.unknown", "Không có mã “ZZ”"),

        new("Chấm điểm", "Mã tổ chức", 2, "D1", "code.family", "phải là mã ở trang “Tổ chức”"),
        new("Chấm điểm", "Mã tiêu chí", 2, "văn nghệ", "criterion.unknown", "ideology (Công tác chính trị, tư tưởng)"),
        new("Chấm điểm", "Mã tiêu chí", 5, "revenue", "criterion.table", "không có tiêu chí “Doanh thu”"),
        new("Chấm điểm", "Mã tổ chức", 5, "CB2", "points.table", "Chưa chọn Biểu điểm", "Điểm chấm") { Also = [("Điểm chấm", 5, 3m)] },
        new("Chấm điểm", "Mã tiêu chí", 4, "Ideology", "criterion.twice", "B2"),
        new("Chấm điểm", "Điểm chấm", 2, 9m, "points.band", "từ 7 đến dưới 8,5 điểm"),
        new("Chấm điểm", "Điểm chấm", 2, 12m, "points.above", "từ 0 đến 10"),
        new("Chấm điểm", "Điểm chấm", 2, -1m, "points.above", "từ 0 đến 10"),
        new("Chấm điểm", "Kế hoạch", 3, 0m, "plan.zero", "Hãy ghi Điểm chấm"),
        new("Chấm điểm", "Thực hiện", 3, -5m, "done.negative", "không được âm"),
        new("Chấm điểm", "Điểm chấm", 3, 5m, "points.measured", "8,1"),
        new("Chấm điểm", "Cấp độ", 3, "Kém", "grade.measured", "Xuất sắc"),
        new("Chấm điểm", "Cấp độ", 2, "Không phát sinh", "grade.not_applicable", "phải chấm"),
        new("Chấm điểm", "Điểm chấm", 4, 1m, "grade.conflict", "không phát sinh nhưng", "Cấp độ"),

        new("Kỷ luật", "Mã đối tượng", 2, "D9", "code.unknown", "Không có mã “D9”"),
        new("Kỷ luật", "Mã đối tượng", 2, null, "code.blank", "Thiếu mã"),
        new("Kỷ luật", "Hình thức", 2, "Phê bình", "word.unknown", "Khiển trách; Cảnh cáo"),
        new("Kỷ luật", "Ngày quyết định", 2, "01/02/2025", "date.after_cut_off", "sau ngày chốt"),
        new("Kỷ luật", "Ngày vi phạm", 2, "01/07/2024", "value.above", "không được sau “Ngày quyết định” (15/06/2024)"),
        new("Lãnh đạo", "Mã tổ chức", 2, "ZZ", "code.unknown", "Không có mã “ZZ” ở trang “Tổ chức”"),
        new("Lãnh đạo", "Mã tổ chức", 2, "CU", "code.family", "phải là mã ở trang “Tổ chức”"),
        new("Lãnh đạo", "Mã tổ chức", 2, Small.Error, "cell.error", "#DIV/0!"),

        new("Kiểm phiếu", "Mã đối tượng", 2, "D9", "code.unknown", "Không có mã “D9”"),
        new("Kiểm phiếu", "Mã đối tượng", 2, null, "code.blank", "Thiếu mã"),
        new("Kiểm phiếu", "Mã đối tượng", 3, "D1", "ballot.twice", "Dòng 2 và dòng 3 cùng là phiếu “Đề xuất mức”, vòng 1 của “D1”"),
        new("Kiểm phiếu", "Mục đích", 2, "Bầu cử", "word.unknown", "Tự xếp loại; Đề xuất mức; Quyết định"),
        new("Kiểm phiếu", "Vòng", 2, "Vòng 3", "word.unknown", "Vòng 1; Vòng 2"),
        new("Kiểm phiếu", "Triệu tập", 2, -1m, "count.negative", "không được âm"),
        new("Kiểm phiếu", "Có mặt", 2, 10.5m, "count.fraction", "số nguyên"),
        new("Kiểm phiếu", "Có mặt", 2, 13m, "value.above", "“Có mặt” (13) không được lớn hơn “Triệu tập” (12)"),
        new("Kiểm phiếu", "Phiếu phát ra", 2, "mười một", "number.text", "không kèm chữ"),
        new("Kiểm phiếu", "Phiếu phát ra", 2, 12m, "ballot.issued", "Phát ra 12 phiếu nhiều hơn 11 người có mặt"),
        new("Kiểm phiếu", "Phiếu thu vào", 2, 12m, "ballot.collected", "Thu vào 12 phiếu, trừ 0 phiếu không do tổ kiểm phiếu phát, vẫn nhiều hơn 11 phiếu phát ra"),
        new("Kiểm phiếu", "Phiếu thu vào", 2, "1,234", "number.ambiguous", "1234"),
        new("Kiểm phiếu", "Không do tổ kiểm phiếu phát", 2, 12m, "value.above", "không được lớn hơn “Phiếu thu vào” (11)"),
        new("Kiểm phiếu", "Viết thêm trái quy định", 2, 2m, "ballot.valid", "Hợp lệ 10 cộng không hợp lệ 0 + 0 + 2 không bằng thu vào 11. Đối chiếu với biên bản", "Phiếu hợp lệ"),
        new("Kiểm phiếu", "Phiếu hợp lệ", 2, 11m, "ballot.valid", "Hợp lệ 11 cộng không hợp lệ 0 + 0 + 1 không bằng thu vào 11"),
        new("Kiểm phiếu", "Phiếu hợp lệ", 2, 9m, "ballot.marks", "Xuất sắc 6 + Tốt 4 + Hoàn thành 0 + Không hoàn thành 0 + bỏ trống 0 không bằng hợp lệ 9"),
        new("Kiểm phiếu", "Phiếu hợp lệ", 2, 12m, "value.above", "“Phiếu hợp lệ” (12) không được lớn hơn “Phiếu thu vào” (11)"),
        new("Kiểm phiếu", "Phiếu hợp lệ", 2, "85%", "number.percent", "tỷ lệ phần trăm"),
        new("Kiểm phiếu", "Phiếu Xuất sắc", 2, 7m, "ballot.marks", "Xuất sắc 7 + Tốt 4", "Phiếu hợp lệ"),
        new("Kiểm phiếu", "Phiếu Xuất sắc", 2, 12m, "value.above", "không được lớn hơn “Phiếu hợp lệ” (10)"),
        new("Kiểm phiếu", "Phiếu Tốt", 2, Small.Error, "cell.error", "sửa công thức"),
        new("Kiểm phiếu", "Phiếu Tốt", 2, new DateTime(2024, 12, 5), "number.date", "đổi định dạng ô"),
        new("Kiểm phiếu", "Bỏ trống dòng này", 2, 1m, "ballot.marks", "bỏ trống 1 không bằng hợp lệ 10", "Phiếu hợp lệ"),
        new("Kiểm phiếu", "Bỏ trống dòng này", 2, 100_000_001m, "count.large", "quá lớn"),
        new("Kiểm phiếu", "Phiếu Hoàn thành", 4, 1m, "ballot.marks", "Hoàn thành 1 + Không hoàn thành (chưa ghi)", "Phiếu hợp lệ"),

        new("Nghỉ dài ngày", "Mã đối tượng", 2, "CB1", "code.family", "phải là mã ở trang “Đảng viên”"),
        new("Nghỉ dài ngày", "Lý do nghỉ", 2, "Nghỉ phép", "word.unknown", "Nghỉ ốm; Nghỉ thai sản"),
        new("Nghỉ dài ngày", "Từ ngày", 2, "31/06/2024", "date.text", "không phải là ngày có thật"),
        new("Nghỉ dài ngày", "Từ ngày", 2, "01/05/2024", "value.above", "không được sau “Đến ngày” (30/04/2024)"),
        new("Nghỉ dài ngày", "Đến ngày", 2, "15/01/2025", "date.after_cut_off", "sau ngày chốt 31/12/2024"),
        new("Nghỉ dài ngày", "Đến ngày", 3, 45535m, "date.number", "là con số"),

        new("Khen thưởng", "Mã đối tượng", 2, "XX", "code.unknown", "Không có mã “XX”"),
        new("Khen thưởng", "Hình thức", 2, "Bằng khen", "word.unknown", "Xuất sắc tiêu biểu trong năm; Xuất sắc 5 năm liền; Khác"),
        new("Khen thưởng", "Căn cứ kết quả năm", 2, "hai ba", "number.text", "không phải là số"),
        new("Khen thưởng", "Căn cứ kết quả năm", 2, 2023.5m, "count.fraction", "số nguyên"),
        new("Khen thưởng", "Căn cứ kết quả năm", 2, -2023m, "count.negative", "không được âm"),
        new("Khen thưởng", "Căn cứ kết quả năm", 2, 23m, "year.absurd", "từ 1930 đến 2024, ở đây là 23"),
        new("Khen thưởng", "Căn cứ kết quả năm", 2, 2025m, "year.absurd", "ở đây là 2025"),

        new("Quy trách nhiệm", "Mã đối tượng", 2, "D1", "code.family", "phải là mã ở trang “Tổ chức”"),
        new("Quy trách nhiệm", "Ngày vi phạm", 2, "01/09/2024", "value.above", "không được sau “Ngày quyết định” (15/08/2024)"),
        new("Quy trách nhiệm", "Ngày quyết định", 2, "02/02/2025", "date.after_cut_off", "sau ngày chốt"),
        new("Quy trách nhiệm", "Tự phát hiện và khắc phục xong hậu quả", 2, "chưa rõ", "word.unknown", "Được phép: Có; Không"),

        new("Chỉ tiêu", "Mã đối tượng", 2, "D1", "code.family", "trang “Đảng viên”"),
        new("Chỉ tiêu", "Thực hiện", 2, "đạt", "number.text", "không phải là số"),
        new("Vụ việc", "Loại vụ việc", 2, "Cháy", "word.unknown", "Tham nhũng"),

        new("Bổ sung", "Mã đối tượng", 2, "D9", "code.unknown", "Không có mã “D9”"),
        new("Bổ sung", "Số liệu", 2, "Chiều cao", "supplement.unknown", "không có số liệu “Chiều cao”"),
        new("Bổ sung", "Số liệu", 2, null, "supplement.blank", "Thiếu tên số liệu"),
        new("Bổ sung", "Giai đoạn", 2, "Góp ý", "stage.wrong", "Tự khai; Thẩm định"),
        new("Bổ sung", "Giá trị", 2, null, "supplement.blank", "Thiếu giá trị"),
        new("Bổ sung", "Giá trị", 2, 7m, "value.above", "không được lớn hơn"),
        new("Bổ sung", "Hiệu lực từ", 2, "01/01/2025", "date.after_cut_off", "không dùng cho năm này"),
        new("Bổ sung", "Ngày ghi nhận", 2, null, "supplement.blank", "ngày đơn vị biết"),
    ];

    public static TheoryData<Bad> All => [.. Cells];

    [Theory(DisplayName = "Ô sai"), MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Refused(Bad bad)
    {
        var book = Small.Book();
        var at = book.At(bad.Sheet, bad.At ?? bad.Column, bad.Row);
        book.Set(bad.Sheet, book.At(bad.Sheet, bad.Column, bad.Row), bad.Value);
        foreach (var (column, row, value) in bad.Also) book.Set(bad.Sheet, book.At(bad.Sheet, column, row), value);
        Expect(book.Read(), bad.Sheet, at, bad.Code, bad.Words);
    }

    internal static void Expect(WorkbookRead read, string sheet, string cell, string code, string words)
    {
        var listed = string.Join('\n', read.Problems.Select(p => $"{p.Code} {p}"));
        var found = read.Problems.Where(p => p.Sheet == sheet && p.Cell == cell && p.Code == code).ToList();
        Assert.True(found.Count == 1, $"Mong {code} ở {sheet}!{cell}; có:\n{listed}");
        Assert.Contains(words, found[0].Message, StringComparison.Ordinal);
        Assert.Null(read.Scope);
        Assert.Equal(0, read.Roster.Count);
    }
}
