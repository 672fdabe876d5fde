using TuSoi.Rules.Facts;

namespace TuSoi.Web.Pages.Deciding;

/// <summary>Families of subjects in words, and in addresses.</summary>
internal static class FamilyWords
{
    private static readonly (Family Family, string Name, string Counted, string InAddress)[] All =
    [
        (Family.Member, "đảng viên", "đồng chí", "dang-vien"),
        (Family.Organisation, "tổ chức", "tổ chức", "to-chuc"),
        (Family.Collective, "tập thể", "tập thể", "tap-the"),
        (Family.Leader, "cán bộ lãnh đạo, quản lý", "đồng chí", "can-bo"),
    ];

    public static string Name(this Family family) => All.First(f => f.Family == family).Name;

    public static string Title(this Family family) => $"{char.ToUpperInvariant(Name(family)[0])}{Name(family)[1..]}";

    /// <summary>What several of them are called after a number.</summary>
    public static string Counted(this Family family) => All.First(f => f.Family == family).Counted;

    public static string InAddress(this Family family) => All.First(f => f.Family == family).InAddress;

    public static Family? Read(string? inAddress) => All.Where(f => f.InAddress == inAddress).Select(f => (Family?)f.Family).FirstOrDefault();
}
