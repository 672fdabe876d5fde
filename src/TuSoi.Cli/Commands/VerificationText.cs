using TuSoi.History;
using TuSoi.Opening;

namespace TuSoi.Cli.Commands;

/// <summary>What verifying found, in Vietnamese: a line for each thing that is wrong, then the numbers.</summary>
internal static class VerificationText
{
    /// <returns>Whether everything agreed.</returns>
    public static bool Print(TextWriter output, StoredCycle cycle, VerificationReport report)
    {
        output.WriteLine($"Đợt năm {cycle.Year} của {cycle.Root} ({cycle.Id}):");
        foreach (var fault in report.Faults) output.WriteLine($"  SAI  {fault.Where}: {fault.Sentence} [{fault.Code}]");
        output.WriteLine($"  {report.Chains:#,##0} chuỗi, {report.Entries:#,##0} mục nhật ký{(report.Forgotten > 0 ? $" ({report.Forgotten:#,##0} mục đã xóa nội dung theo thời hạn)" : "")}, {report.Seals:#,##0} niêm phong, {report.Packs:#,##0} bản gói, "
            + $"{report.Counters:#,##0} bảng đếm, {report.Done:#,##0} việc đã xong{(report.Kept > 0 ? $" ({report.Kept:#,##0} giữ lại từ trước khi sửa đổi)" : "")}, "
            + $"{report.Verdicts:#,##0} kết quả theo số liệu{(report.Outdated > 0 ? $" ({report.Outdated:#,##0} không tính lại được vì danh sách đã đổi)" : "")}, {report.Decisions:#,##0} quyết định đã ký.");
        output.WriteLine(report.IsWhole ? "  Mọi thứ khớp." : $"  {report.Faults.Count:#,##0} chỗ không khớp.");
        return report.IsWhole;
    }
}
