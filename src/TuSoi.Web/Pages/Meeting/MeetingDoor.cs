using TuSoi.Reviewing;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Meeting;

/// <summary>Who comes in where a meeting is held.</summary>
internal static class MeetingDoor
{
    /// <exception cref="PageRefused">The person may not know of it, or sees it only from outside.</exception>
    public static async Task<MeetingSheet> OpenAsync(Visit visit, long cycle, long unit, string rule, long host, Part least)
    {
        _ = visit.Cycle(cycle);
        var sheet = await visit.ReadAsync(work => MeetingSheet.ReadAsync(work, visit.Packs, cycle, unit, rule, host, visit.Today)) ?? throw PageRefused.Missing;
        Check(sheet.Part, least, sheet.Work.Unit.Name);
        return sheet;
    }

    public static void Check(Part part, Part least, string unit)
    {
        if (part == Part.Stranger) throw PageRefused.Missing;
        if (part >= least) return;
        throw PageRefused.Denied(part switch
        {
            Part.Counts => "Trang này dành cho người điều hành hội nghị. Đồng chí ở tổ kiểm phiếu: hãy mở trang nhập kết quả từ “Việc của tôi”.",
            Part.Attends => $"Trang này dành cho người làm việc này ở {unit}. Đồng chí dự hội nghị xem được chương trình và tiến độ.",
            Part.Reads => $"Trang này dành cho người làm thay mặt {unit} trong việc này.",
            _ => $"Trang này dành cho người giữ chức danh ở {unit} hoặc được giao làm thay.",
        });
    }
}
