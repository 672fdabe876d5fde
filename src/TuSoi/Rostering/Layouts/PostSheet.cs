using TuSoi.Rostering.Cells;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Layouts;

/// <summary>The sheet of posts and duties: who acts in which role for which organisation, from when until when.</summary>
internal static class PostSheet
{
    public const string Name = "Chức danh";

    /// <summary>Null where the pack has no roles.</summary>
    public static SheetLayout? Of(Pack pack) => pack.Procedure.Roles.Count == 0 ? null : new SheetLayout(Name,
    [
        new(Ids.Code, "Mã đảng viên") { Required = true, Also = ["Mã"], Example = FamilySheets.ExampleOf(Family.Member), Note = "Mã ở trang Đảng viên. Dòng có mã bắt đầu bằng “VD” bị bỏ qua." },
        new(Ids.Role, "Chức danh") { Required = true, Also = ["Nhiệm vụ", "Chức vụ"], Width = 40, Choices = WordList.Offered(RolesOf(pack)), Example = pack.Procedure.Roles.Values.First().Label, Note = $"Được phép: {string.Join("; ", WordList.Offered(RolesOf(pack)))}." },
        new(Ids.Organisation, "Mã tổ chức") { Required = true, Example = FamilySheets.ExampleOf(Family.Organisation), Note = "Mã ở trang Tổ chức: nơi người này giữ chức danh, được làm thay mặt." },
        new(Ids.ValidFrom, "Từ ngày") { Example = "01/07/2023", Note = "Để trống: từ trước đến nay." },
        new(Ids.Until, "Đến ngày") { Note = "Ngày cuối còn giữ. Để trống: đang giữ." },
    ])
    { Says = "Mỗi người, mỗi chức danh hoặc nhiệm vụ ở một tổ chức một dòng." };

    /// <summary>The roles of a pack as words.</summary>
    public static Fact RolesOf(Pack pack) => new() { Label = Name, SuppliedBy = "", Type = FactType.Code, Choices = pack.Procedure.Roles.ToDictionary(r => r.Key, r => r.Value.Label) };
}
