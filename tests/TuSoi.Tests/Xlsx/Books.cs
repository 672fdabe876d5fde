using TuSoi.Office.Xlsx;

namespace TuSoi.Tests.Xlsx;

/// <summary>Workbooks as short as a test needs them.</summary>
internal static class Books
{
    public static SheetToWrite Sheet(string name, IReadOnlyList<ColumnToWrite> columns, params IReadOnlyList<object?>[] rows) =>
        new() { Name = name, Columns = columns, Rows = rows };

    public static ColumnToWrite Column(string heading, CellKind kind = CellKind.Text) => new() { Heading = heading, Kind = kind };

    public static byte[] Write(params SheetToWrite[] sheets)
    {
        using var output = new MemoryStream();
        XlsxWriter.Write(output, sheets);
        return output.ToArray();
    }

    public static IReadOnlyList<SheetRead> Read(byte[] file, XlsxLimits? limits = null)
    {
        using var input = new MemoryStream(file);
        return XlsxReader.Read(input, limits);
    }

    /// <summary>What comes back of a value written into a column of this kind.</summary>
    public static object? RoundTrip(object? value, CellKind kind = CellKind.Text)
    {
        var rows = Read(Write(Sheet("A", [Column("x", kind), Column("y")], [value, "."])))[0].Rows;
        return rows[1].Cells[0];
    }

    /// <summary>A workbook that uses everything the writer can do.</summary>
    public static SheetToWrite[] Everything() =>
    [
        new()
        {
            Name = "Đoàn viên",
            Title = "Danh sách đoàn viên – Trường Đại học Thử nghiệm",
            Columns =
            [
                new() { Heading = "Mã", Width = 10, Note = "Mã đoàn viên, ví dụ DV001.\nGiữ nguyên các số 0 ở đầu." },
                new() { Heading = "Họ và tên", Width = 28 },
                new() { Heading = "Đơn vị", Width = 24, Choices = ["Khoa Toán – Tin", "Khoa Văn & Sử"], Note = "Chọn trong danh sách." },
                new() { Heading = "Ngày sinh", Kind = CellKind.Date, Note = "Ngày/tháng/năm." },
                new() { Heading = "Số giờ", Kind = CellKind.WholeNumber },
                new() { Heading = "Điểm", Kind = CellKind.Number },
                new() { Heading = "Tỷ lệ", Kind = CellKind.Percent },
                new() { Heading = "Ghi chú", Width = 40 },
                new() { Heading = "Thẻ", Width = 12 },
            ],
            Rows =
            [
                ["007", "Nguyễn Thị Hồng Ánh", "Khoa Toán – Tin", new DateOnly(2004, 2, 29), 12, 84.99m, 0.125m, "=1+1", new Link("Xem thẻ", "the/DV 007.html#đầu")],
                ["008", "Đặng Văn Ước", "Khoa Văn & Sử", new DateOnly(2003, 12, 31), 1_234L, 7m, 1m, "-5 <điểm> & \"trừ\"\nDòng hai", new Link("Xem thẻ", "the/DV008.html")],
                ["009", null, null, null, null, null, null, "Một ghi chú rất dài để xem ô có xuống dòng hay không khi in ra giấy A4 ngang."],
            ],
        },
        new()
        {
            Name = "Đơn vị",
            Columns = [new() { Heading = "Đơn vị", Choices = ["Khoa Toán – Tin", "Khoa Văn & Sử"] }, new() { Heading = "Loại", Choices = ["A", "B"] }],
            Rows = [],
        },
        new() { Name = "Ẩn", Hidden = true, Columns = [Column("Khóa")], Rows = [["bí mật"]] },
    ];
}
