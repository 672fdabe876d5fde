using TuSoi.History;
using TuSoi.Reviewing;
using TuSoi.Rostering.Cells;

namespace TuSoi.Rostering.Changing;

/// <summary>What is wrong with what somebody typed about an entry.</summary>
internal static class RosterRefusals
{
    public const int LongestName = 200, LongestCode = 40;

    public static Outcome.Refused Unknown { get; } = new("roster.entry", "Không tìm thấy người hoặc tổ chức này trong danh sách đồng chí quản lý. Hãy mở lại từ “Danh sách”.");
    public static Outcome.Refused UnitUnknown { get; } = new("roster.unit", "Không tìm thấy tổ chức đến trong danh sách đồng chí quản lý. Hãy chọn lại tổ chức.");
    public static Outcome.Refused Own { get; } = new("own_file", "Không ai tự làm việc này trên hồ sơ của chính mình. Hãy nhờ người khác quản lý danh sách.");

    public static Outcome.Refused Unchanged { get; } = new("roster.unchanged", "Không có ô nào khác với danh sách, nên không có gì để ghi.");

    public static Outcome.Refused? Code(string code) =>
        code.Length == 0 ? new("roster.code_missing", "Chưa ghi mã. Mã là số thẻ hoặc số hồ sơ của đơn vị, không trùng ai.")
        : code.Length > LongestCode ? new("roster.code_long", $"Mã dài {code.Length:#,##0} ký tự, nhiều nhất {LongestCode}. Hãy ghi đúng mã.") : null;

    public static Outcome.Refused? Name(string name) =>
        name.Length == 0 ? new("roster.name_missing", "Chưa ghi tên.")
        : name.Length > LongestName ? new("roster.name_long", $"Tên dài {name.Length:#,##0} ký tự, nhiều nhất {LongestName}. Hãy kiểm tra có dán nhầm không.") : null;

    public static Outcome.Refused? Born(DateOnly? born, DateOnly today) =>
        born is not { } day || new CellValues(today).Birth(day.ToDateTime(TimeOnly.MinValue)).Fault is not { } fault ? null : new(fault.Code, fault.Message.Replace("ngày chốt", "hôm nay", StringComparison.Ordinal));

    /// <summary>A day of something that has happened.</summary>
    public static Outcome.Refused? Happened(DateOnly day, DateOnly today) =>
        day > today ? new("roster.future", $"Ngày {day:dd/MM/yyyy} chưa đến. Danh sách chỉ ghi việc đã có; hãy ghi khi đến ngày.")
        : day < today.AddYears(-2) ? new("roster.long_ago", $"Ngày {day:dd/MM/yyyy} đã quá hai năm. Hãy kiểm tra năm.") : null;

    public static Outcome.Refused? Why(string why) =>
        Texts.IsBlank(why) ? new("roster.reason", "Chưa ghi lý do. Ghi căn cứ, ví dụ: Quyết định số 12-QĐ/ĐU ngày 05/12/2024.")
        : why.Length > 2000 ? new("roster.reason_long", $"Lý do dài {why.Length:#,##0} ký tự, nhiều nhất 2.000. Hãy ghi gọn.") : null;

    // without a code: somebody else wrote it at the same moment
    public static Outcome.Refused Taken(string code) => new("roster.code_taken", code.Length > 0
        ? $"Mã “{code}” đã dùng cho người hoặc tổ chức khác. Hãy kiểm tra lại mã." : "Có mã vừa được người khác dùng. Chưa ghi gì; hãy gửi lại để biết mã nào.");

    public static Outcome.Refused NoCell(string unit) => new("roster.cell", $"Đảng viên sinh hoạt ở chi bộ, mà {unit} không phải là chi bộ. Hãy mở trang của chi bộ rồi thêm ở đó. Chưa ghi gì.");

    public static Outcome.Refused Twice(string code) => new("roster.code_twice", $"Mã “{code}” đã ghi ở một dòng trên. Mỗi người một mã.");
}
