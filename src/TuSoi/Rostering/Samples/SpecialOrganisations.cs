using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples;

/// <summary>Special cases of organisations, committees and leaders of a bloc, in the places that <see cref="BlocPlan"/> keeps for them.</summary>
internal static class SpecialOrganisations
{
    public const string Charged = "T03", Poor = "T04", New = "T05", Reorganised = "T06", Received = "T08", ReceivedSilently = "T09", Small = "T10", Smallest = "T11";

    public static IEnumerable<SampleSpecial> Of(int year)
    {
        yield return new("new_organisation", New, "SPC-001", "Tổ chức mới thành lập chưa đủ 6 tháng.") { Facts = [("founded_on", new DateOnly(year, 9, 1))], NoBallot = true };
        yield return new("reorganised", Reorganised, "SPC-002", "Tổ chức mới chia tách, sáp nhập chưa đủ 6 tháng.") { Facts = [("reorganised_on", new DateOnly(year, 8, 15))], NoBallot = true };
        yield return new("received_with_comment", Received, "SPC-003", "Tiếp nhận trong năm, đã có nhận xét của nơi chuyển giao.")
        {
            Facts = [("received_on", new DateOnly(year, 5, 10)), ("former_superior_comment", true)],
        };
        yield return new("received_without_comment", ReceivedSilently, "SPC-003", "Tiếp nhận trong năm, chưa có nhận xét của nơi chuyển giao.") { Facts = [("received_on", new DateOnly(year, 6, 20))] };
        yield return new("charged_fault", Charged, "SPC-060", "Đơn vị cũ của người bị kỷ luật ở T01: khuyết điểm tính cho nơi này.")
        {
            Records = [new("charged_faults", ("fault_on", new DateOnly(year, 2, 10)), ("decided_on", new DateOnly(year, 8, 15)), ("self_detected", false))],
        };
        yield return new("under_five", Small, "SPC-114", "Chi bộ bốn đảng viên, không có chi ủy.");
        yield return new("smallest", Smallest, "SPC-108", "Chi bộ ba đảng viên, không có chi ủy.");
        yield return new("committee_above_organisation", $"{Poor}-CU", "QUO-008", "Cấp ủy được phiếu cao hơn mức của đảng bộ.") { Marks = new(1, 11, 0, 0) };
        yield return new("head_above_body", $"{Poor}-LD001", "QUO-009", "Người đứng đầu được phiếu cao hơn mức của nơi mình đứng đầu.") { Marks = new(9, 3, 0, 0) };
        yield return new("external_level", $"{Charged}-LD001", "SPC-115", "Cán bộ do cấp trên quản lý, mức do nơi ấy quyết định.") { Facts = [("external_level", QualityLevel.Good)], NoBallot = true };
    }
}
