using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples;

/// <summary>Special cases of members: all in the first two cells of the first chapter of a bloc, under fixed numbers.</summary>
internal static class SpecialMembers
{
    public const string Chapter = "T01";
    public const int CellSize = 15;

    /// <summary>Members of the chapter who are made on purpose, so that nothing but the special case makes their result.</summary>
    public static IReadOnlyDictionary<int, SampleFixed> Fixed { get; } = Enumerable.Range(1, 2 * CellSize).ToDictionary(number => number, number => number switch
    {
        7 => new SampleFixed(QualityLevel.Good, Woman: true) { Away = true },
        4 or 6 or 8 or 9 => new(QualityLevel.Good) { Away = true },
        13 => new(QualityLevel.Good) { Standing = "exempt" },
        14 => new(QualityLevel.Good) { Standing = "suspended" },
        15 => new(QualityLevel.Good) { Probationary = true },
        25 or 27 or 28 => new(QualityLevel.Excellent),
        _ => new(QualityLevel.Good),
    });

    public static IEnumerable<SampleSpecial> Of(int year) => [.. Meetings(), .. Absences(year), .. Moves(year), .. Faults(year)];

    private static IEnumerable<SampleSpecial> Meetings()
    {
        yield return new("absent", Member(4), "SPC-010", "Vắng mặt khi đánh giá.") { Facts = [("absent", true)], NoBallot = true };
        yield return new("review_unfinished", Member(5), "SPC-011", "Chưa kiểm điểm xong.") { Facts = [("review_finished", false)], NoBallot = true };
        yield return new("exempt", Member(13), "SPC-050", "Được miễn công tác và sinh hoạt đảng.") { NoBallot = true };
        yield return new("suspended", Member(14), "SPC-051", "Bị đình chỉ sinh hoạt đảng.") { NoBallot = true };
    }

    private static IEnumerable<SampleSpecial> Absences(int year)
    {
        yield return new("sick_leave", Member(6), "SPC-012", "Nghỉ ốm hai lần, tổng cộng trên 3 tháng.")
        {
            Records = [Leave("sick", new(year, 3, 1), new(year, 4, 15)), Leave("sick", new(year, 8, 1), new(year, 9, 20))],
        };
        yield return new("maternity", Member(7), "SPC-013", "Nghỉ thai sản.") { Records = [Leave("maternity", new(year, 7, 1), new(year, 12, 31))] };
        yield return new("newly_admitted", Member(15), "SPC-052", "Vào Đảng chưa đủ 6 tháng, tính theo ngày kết nạp.") { Facts = [("admitted_on", new DateOnly(year, 8, 10)), ("voting_right", false)], NoBallot = true };
    }

    private static IEnumerable<SampleSpecial> Moves(int year)
    {
        yield return new("committee_suspended", Member(2), "SPC-040", "Chi ủy viên bị đình chỉ sinh hoạt cấp ủy.") { Facts = [("committee_suspended_on", new DateOnly(year, 9, 1))] };
        yield return new("temporary_with_comment", Member(8), "SPC-020", "Sinh hoạt tạm thời, đã có nhận xét.") { Facts = [("temporary_since", new DateOnly(year, 3, 15)), ("temporary_comment", true)] };
        yield return new("temporary_without_comment", Member(9), "SPC-020", "Sinh hoạt tạm thời, chưa có nhận xét.") { Facts = [("temporary_since", new DateOnly(year, 4, 1))] };
        yield return new("moved_in_with_comment", Member(10), "SPC-030", "Chuyển đến sau 6 tháng ở nơi cũ, đã có nhận xét.") { Facts = [("moved_in_on", new DateOnly(year, 7, 1)), ("former_comment", true)] };
        yield return new("moved_in_without_comment", Member(11), "SPC-030", "Chuyển đến sau 6 tháng ở nơi cũ, chưa có nhận xét.") { Facts = [("moved_in_on", new DateOnly(year, 9, 15))] };
        yield return new("moved_in_early", Member(12), "SPC-031", "Chuyển đến khi ở nơi cũ chưa đủ 6 tháng.") { Facts = [("moved_in_on", new DateOnly(year, 3, 1))] };
    }

    private static IEnumerable<SampleSpecial> Faults(int year)
    {
        yield return new("fault_elsewhere", Member(19), "SPC-060", $"Bị kỷ luật ở đây vì vi phạm ở đơn vị cũ là {SpecialOrganisations.Charged}.")
        {
            Records = [Discipline(new(year, 8, 15), new(year, 2, 10), ("fault_elsewhere", true))],
        };
        yield return new("earlier_fault", Member(20), "SPC-090", "Vi phạm năm trước, năm nay mới bị kỷ luật; đã được khen thưởng theo kết quả năm trước.")
        {
            Records = [Discipline(new(year, 4, 10), new(year - 1, 9, 5)), new("commendations", ("title", "yearly"), ("based_on", year - 1))],
        };
        yield return new("increased_penalty", Member(21), "SPC-091", "Quyết định tăng nặng hình thức kỷ luật của vi phạm năm trước.")
        {
            Records = [Discipline(new(year, 5, 20), new(year - 1, 3, 2), ("increased", true))],
        };
        yield return new("earlier_fault_self_detected", Member(22), "SPC-092", "Vi phạm năm trước, tự phát hiện và khắc phục xong hậu quả.")
        {
            Records = [Discipline(new(year, 3, 25), new(year - 1, 6, 12), ("self_detected", true))],
        };
    }

    public static string Member(int number) => $"{Chapter}-DV{number:0000}";

    private static SampleRecord Leave(string reason, DateOnly from, DateOnly to) => new("leaves", ("reason", reason), ("starts_on", from), ("ends_on", to));

    private static SampleRecord Discipline(DateOnly decided, DateOnly fault, params (string, object)[] more) =>
        new("disciplines", [("form", "reprimand"), ("decided_on", decided), ("fault_on", fault), .. more.Any(m => m.Item1 == "self_detected") ? [] : new (string, object)[] { ("self_detected", false) }, .. more]);
}
