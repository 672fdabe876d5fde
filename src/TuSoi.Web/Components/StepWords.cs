using TuSoi.Rules.Steps;

namespace TuSoi.Web.Components;

/// <summary>What the button of a task says, by the kind of its step.</summary>
public static class StepWords
{
    public static string Button(StepKind kind) => kind switch
    {
        StepKind.Record => "Ghi việc đã làm",
        StepKind.PromptProposed => "Đề xuất gợi ý",
        StepKind.PromptsConsolidated => "Tổng hợp gợi ý",
        StepKind.PromptIssued => "Ban hành gợi ý",
        StepKind.Statement => "Viết bản kiểm điểm",
        StepKind.Draft => "Gửi dự thảo",
        StepKind.Opinion or StepKind.Comment or StepKind.Contribution => "Lấy ý kiến",
        StepKind.Registration => "Đăng ký lịch họp",
        StepKind.Attendance => "Phân công dự",
        StepKind.Meeting => "Mở hội nghị",
        StepKind.Review => "Kiểm điểm",
        StepKind.Completion => "Hoàn thiện bản",
        StepKind.Signature => "Ký",
        StepKind.Ballot => "Bỏ phiếu",
        StepKind.Proposal => "Đề xuất mức",
        StepKind.Consolidation => "Tổng hợp",
        StepKind.Appraisal => "Thẩm định",
        StepKind.Dossier => "Gửi hồ sơ",
        StepKind.Decision => "Quyết định mức",
        StepKind.Notice => "Thông báo",
        StepKind.RemedialPlan => "Lập kế hoạch",
        StepKind.Commitment => "Viết cam kết",
        _ => "Làm việc này",
    };
}
