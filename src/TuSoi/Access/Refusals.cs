using TuSoi.History;
using TuSoi.Rules.Steps;

namespace TuSoi.Access;

/// <summary>The expected noes that any act may get: a stable code, and what to do about it.</summary>
internal static class Refusals
{
    public static Outcome.Refused UnitUnknown { get; } = new("unit.unknown", "Tổ chức này không có trong đợt, hoặc đồng chí không có việc ở đây. Hãy mở lại từ “Việc của tôi”.");
    public static Outcome.Refused SubjectUnknown { get; } = new("subject.unknown", "Không tìm thấy đối tượng này trong đợt, hoặc đồng chí không được giao xem. Hãy mở lại từ “Việc của tôi”.");
    public static Outcome.Refused Nothing { get; } = new("subject.none", "Chưa chọn đối tượng nào. Hãy chọn ít nhất một.");

    public static Outcome.Refused LeftOut(string name, string why) => new("subject.left_out", $"{name} không kiểm điểm, xếp loại trong đợt này: {why}.");
    public static Outcome.Refused NotHere(string name, string step) => new("step.not_here", $"{name} không có bước “{step}”.");
    public static Outcome.Refused Done(string name, StepRule step) => new("step.done", $"{name}: việc này đã xong ({step.Says}). Hãy tải lại trang để xem kết quả.");
    public static Outcome.Refused Denied(string body) => new("access.denied", $"Việc này do {body} làm. Đồng chí không giữ chức danh được làm thay mặt ở đó.");
    public static Outcome.Refused OtherUnit(string body) => new("unit.other", $"Việc này được ghi ở {body} hoặc ở tổ chức của đối tượng, không ở tổ chức khác.");
    public static Outcome.Refused NoBody(string body) => new("body.missing", $"Không xác định được {body} cho đối tượng này. Hãy kiểm tra danh sách tổ chức.");
    public static Outcome.Refused OwnFile { get; } = new("own_file", "Không ai tự làm việc này trên hồ sơ của chính mình. Hãy nhờ cấp phó hoặc người được giao thay.");
    public static Outcome.Refused Conflict(string name) => new("conflict", $"Đồng chí đã báo có xung đột lợi ích với hồ sơ của {name}. Hãy để người khác làm.");
    public static Outcome.Refused Late(string name, string day) => new("step.late", $"{name}: đã quá hạn {day} và bước này không làm muộn được.");
    public static Outcome.Refused SamePerson { get; } = new("four_eyes", "Người ký phải khác người soạn. Hãy để người có thẩm quyền khác ký.");
    public static Outcome.Refused WrongKind(StepRule step) => new("step.kind", $"Bước “{step.Id}” không làm bằng thao tác này.");

    public static Outcome.Refused Waits(string name, IReadOnlyList<string> missing) =>
        new("step.waits", $"{name}: chưa làm được việc này vì còn chờ: {string.Join(" ", missing.Distinct().Take(3))}{(missing.Count > 1 ? $" (tất cả {missing.Count} việc)" : "")}");
}
