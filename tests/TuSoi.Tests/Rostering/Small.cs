using TuSoi.Office.Xlsx;

namespace TuSoi.Tests.Rostering;

/// <summary>A small right workbook: one chapter, two cells, a committee, a board, a union, four members, one leader.</summary>
internal static class Small
{
    public const string Principles = "Cấp độ – Tập trung dân chủ, tự phê bình và phê bình, quy chế làm việc, đoàn kết";
    public const string Results = "Cấp độ – Thực hiện chức trách, nhiệm vụ và chỉ tiêu được giao";

    public static Workbook Book() => new Workbook()
        .Sheet("Thông tin", ["Mục", "Giá trị"], ["Tên tổ chức", "Đảng bộ Công ty A"], ["Năm đánh giá", 2024m], ["Ngày chốt", "31/12/2024"], ["Giai đoạn số liệu", "Thẩm định"],
            ["Bộ quy tắc", "hd-19-dukdn-2024"], ["Danh sách tổ chức đã đủ", "Có"], ["Danh sách tập thể đã đủ", "Có"], ["Danh sách đảng viên đã đủ", "Có"],
            ["Danh sách cấp ủy viên đã đủ", "Có"], ["Danh sách lãnh đạo đã đủ", "Có"], ["Danh sách kỷ luật đã đủ", "Có"], ["Danh sách chỉ tiêu đã đủ", "Có"], ["Danh sách vụ việc đã đủ", "Chưa"])
        .Sheet("Tổ chức", ["Mã", "Tên", "Loại", "Mã cấp trên", "Biểu điểm", "Tổng điểm", "Diện xếp loại"],
            ["DB", "Đảng bộ Công ty A", "Đảng bộ cơ sở", null, "Doanh nghiệp nhà nước", null, null],
            ["CB1", "Chi bộ Kỹ thuật", "Chi bộ trực thuộc", "DB", "Cơ quan, đơn vị", 84.99m, null],
            ["CB2", "Chi bộ Văn phòng", "Chi bộ trực thuộc", "DB", null, null, null])
        .Sheet("Tập thể", ["Mã", "Tên", "Loại", "Mã tổ chức", Principles, "Mức đã quyết định"],
            ["CU", "Ban Chấp hành Đảng bộ", "Cấp ủy cơ sở", "DB", "Tốt", null],
            ["GD", "Ban Giám đốc", "Tập thể lãnh đạo đơn vị", "DB", null, "Hoàn thành tốt nhiệm vụ"],
            ["CD", "Công đoàn", "Đoàn thể chính trị - xã hội", "DB", null, "T"])
        .Sheet("Đảng viên", ["Mã", "Họ và tên", "Ngày sinh", "Mã chi bộ", "Mã cấp ủy tham gia", "Ngày vào Đảng", "Số nhiệm vụ được giao", "Số nhiệm vụ hoàn thành",
                "Gương mẫu về chính trị, đạo đức, lối sống, kỷ luật", Results, "Mức tự xếp loại"],
            ["D1", "Nguyễn Văn An", "02/03/1980", "CB1", "CU, GD", "03/02/2005", 8m, 8m, "Có", "Xuất sắc", "Xuất sắc"],
            ["D2", "Trần Thị Bình", new DateTime(1985, 11, 20), "CB1", "CU", null, 6m, 5m, "Có", "Tốt", "HT"],
            ["D3", "Y Thuận Niê", null, "CB2", null, null, null, null, null, null, null],
            ["D4", "Lê Thị Cúc", "01/01/1990", "CB2", null, null, 4m, 4m, "Không", "TB", null])
        .Sheet("Lãnh đạo", ["Mã", "Họ và tên", "Mã đảng viên", "Mã nơi đứng đầu", "Mã tổ chức"], ["L1", "Nguyễn Văn An", "D1", "DB; CU", null])
        .Sheet("Chấm điểm", ["Mã tổ chức", "Mã tiêu chí", "Kế hoạch", "Thực hiện", "Cấp độ", "Điểm chấm", "Số sản phẩm"],
            ["DB", "ideology", null, null, "Tốt", 8m, 1m],
            ["DB", "Doanh thu", 100m, 90m, null, null, 1m],
            ["DB", "prompted_repair", null, null, "Không phát sinh", null, null],
            ["CB1", "cadres", null, null, "Xuất sắc", null, 2m])
        .Sheet("Kỷ luật", ["Mã đối tượng", "Hình thức", "Ngày quyết định", "Ngày vi phạm", "Tự phát hiện và khắc phục xong hậu quả", "Ngày ghi nhận"],
            ["D4", "Khiển trách", "15/06/2024", "02/04/2024", "Không", "20/06/2024"])
        .Sheet("Chỉ tiêu", ["Mã đối tượng", "Lĩnh vực", "Nơi giao", "Kế hoạch", "Thực hiện"],
            ["DB", "Sản xuất, kinh doanh", "Cấp trên giao", 120m, 118.5m],
            ["DB", "Xây dựng Đảng", "Tự đề ra", 10m, 10m])
        .Sheet("Vụ việc", ["Mã đối tượng", "Loại vụ việc", "Đã bị xử lý kỷ luật", "Ngày xảy ra"], ["CB2", "Lãng phí", "Có", "12/03/2024"])
        .Sheet("Kiểm phiếu", ["Mã đối tượng", "Mục đích", "Vòng", "Triệu tập", "Có mặt", "Phiếu phát ra", "Phiếu thu vào", "Không do tổ kiểm phiếu phát", "Không đánh giá ai",
                "Viết thêm trái quy định", "Phiếu hợp lệ", "Phiếu Xuất sắc", "Phiếu Tốt", "Phiếu Hoàn thành", "Phiếu Không hoàn thành", "Bỏ trống dòng này"],
            ["D1", "Đề xuất mức", null, 12m, 11m, 11m, 11m, 0m, 0m, 1m, 10m, 6m, 4m, 0m, 0m, 0m],
            ["D2", "Đề xuất mức", "Vòng 1", 12m, 11m, 11m, 11m, 0m, 0m, 1m, 10m, 1m, 7m, 1m, 0m, 1m],
            ["DB", "Quyết định", null, 11m, 10m, 10m, 10m, null, null, null, 10m, 2m, 8m, null, null, null])
        .Sheet("Nghỉ dài ngày", ["Mã đối tượng", "Lý do nghỉ", "Từ ngày", "Đến ngày"], ["D2", "Nghỉ ốm", "01/03/2024", "30/04/2024"], ["D2", "Nghỉ ốm", "01/08/2024", "15/09/2024"])
        .Sheet("Khen thưởng", ["Mã đối tượng", "Hình thức", "Căn cứ kết quả năm"], ["CB1", "Xuất sắc tiêu biểu trong năm", 2023m])
        .Sheet("Quy trách nhiệm", ["Mã đối tượng", "Ngày vi phạm", "Ngày quyết định", "Tự phát hiện và khắc phục xong hậu quả"], ["DB", "10/02/2024", "15/08/2024", "Không"])
        .Sheet("Bổ sung", ["Mã đối tượng", "Số liệu", "Giai đoạn", "Giá trị", "Hiệu lực từ", "Ngày ghi nhận"],
            ["D2", "Số nhiệm vụ hoàn thành", "Thẩm định", 6m, "01/12/2024", "10/01/2025"]);

    /// <summary>The same with the office's own point table of three criteria.</summary>
    public static Workbook WithTable() => Book().Without("Chấm điểm")
        .Sheet("Biểu điểm", ["Mã tiêu chí", "Tên tiêu chí", "Loại", "Điểm chuẩn", "Tiêu chí kết quả", "Nếu có"],
            ["1.1", "Tư tưởng", "Định tính", 40m, "Không", null],
            ["1.2", "Doanh thu", "Định lượng", 50m, "Có", null],
            ["1.3", "Khắc phục gợi ý", "Định tính", 10m, "Không", "Có"])
        .Sheet("Chấm điểm", ["Mã tổ chức", "Mã tiêu chí", "Kế hoạch", "Thực hiện", "Cấp độ", "Điểm chấm"],
            ["DB", "1.1", null, null, "Tốt", 30m], ["DB", "1.2", 100m, 100m, null, null], ["DB", "1.3", null, null, "Không phát sinh", null]);

    public static CellError Error => new("#DIV/0!");
}
