using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples.Districts;

/// <summary>Special cases of a district, in the places that <see cref="DistrictPlan"/> keeps for them.</summary>
internal static class DistrictSpecials
{
    private const int FirstVillager = 19, LastVillager = 23;

    /// <summary>Members of the first village about whom nothing is left to chance, by their number in the commune.</summary>
    public static IReadOnlyDictionary<int, SampleFixed> Villagers { get; } =
        Enumerable.Range(FirstVillager, LastVillager - FirstVillager + 1).ToDictionary(n => n, n => new SampleFixed(QualityLevel.Good) { Standing = n == LastVillager ? "exempt" : "" });

    public static IReadOnlyList<SampleSpecial> All { get; } =
    [
        new("residential_area", "T01-DV0019", "SPC-106", "Đảng viên khu dân cư: chỉ làm bản cam kết.") { Facts = [("residential_area", true)] },
        new("introduced", "T02-DV0002", "SPC-107", "Thuộc diện giới thiệu về nơi cư trú theo Quy định 213-QĐ/TW.") { Facts = [("introduced_213", true)] },
        new("exempt", "T01-DV0023", "SUB-100", "Được miễn công tác và sinh hoạt đảng."),
        new("school", "T01-BGH", "SPC-103", "Ban giám hiệu: đánh giá theo năm học."),
        new("vertical", "T05-LD", "SPC-104", "Cơ quan ngành dọc: mức do ngành quyết định."),
        new("cell_without_committee", "T06", "SPC-108", "Chi bộ cơ sở không có chi ủy."),
        new("chapter_without_standing_committee", "T03", "SPC-109", "Đảng bộ không có ban thường vụ."),
        new("managed_above_secretary", $"{DistrictMaker.Code}-LD001", "SPC-115", "Bí thư Huyện ủy: do tỉnh quản lý.") { Facts = [("managed_above", true)] },
        new("managed_above_deputy", $"{DistrictMaker.Code}-LD002", "SPC-115", "Phó bí thư Huyện ủy: do tỉnh quản lý.") { Facts = [("managed_above", true)] },
        new("managed_above_chairman", $"{DistrictMaker.Code}-LD003", "SPC-115", "Chủ tịch UBND huyện: do tỉnh quản lý.") { Facts = [("managed_above", true)] },
    ];
}
