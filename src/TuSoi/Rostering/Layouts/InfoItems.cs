using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Layouts;

/// <summary>One line of the first sheet of data.</summary>
internal sealed record InfoItem(string Id, string Label, string Note)
{
    /// <summary>What the template already says.</summary>
    public object? Given { get; init; }
}

/// <summary>The lines of "Thông tin": the workbook as a whole, and which lists have nothing beside what is written.</summary>
internal static class InfoItems
{
    public const string Sheet = "Thông tin";
    public const string Name = "name", Year = "year", CutOff = "cut_off", Stage = "stage", Recorded = "recorded", Pack = "pack";
    public const string CommitteeMembers = "committee_members";

    public static readonly SheetLayout Layout = new(Sheet,
    [
        new(Ids.Item, "Mục") { Required = true, Width = 36 },
        new(Ids.Value, "Giá trị") { Required = true, Width = 36 },
        new(Ids.Note, "Ghi chú") { Also = ["Giải thích"], Width = 80 },
    ])
    { Required = true, Says = "Thông tin chung của tệp." };

    public static readonly Fact StageFact = new()
    {
        Label = "Giai đoạn số liệu",
        Type = FactType.Code,
        SuppliedBy = "Đơn vị lập tệp",
        Choices = new Dictionary<string, string>
        {
            [nameof(Rules.Facts.Stage.Self)] = "Tự khai",
            [nameof(Rules.Facts.Stage.Contributor)] = "Góp ý",
            [nameof(Rules.Facts.Stage.Appraised)] = "Thẩm định",
            [nameof(Rules.Facts.Stage.Decided)] = "Quyết định",
        },
    };

    public static readonly Fact CompleteFact = new() { Label = "Danh sách đã đủ", Type = FactType.YesNo, SuppliedBy = "Đơn vị lập tệp" };

    public static IReadOnlyList<InfoItem> Of(Pack pack, IReadOnlyList<FamilySheet> families, IReadOnlyList<RecordSheet> records) =>
    [
        new(Name, "Tên tổ chức", Traits.UpperOf(pack) is null ? "Tên tổ chức cơ sở đảng lập tệp này." : "Tên tổ chức cơ sở đảng lập tệp này; tệp cả khối: tên đảng bộ cấp trên."),
        new(Year, "Năm đánh giá", "Bốn chữ số, ví dụ 2024."),
        new(CutOff, "Ngày chốt", $"Ngày chốt số liệu, ngày/tháng/năm. Để trống là ngày {pack.Head.CutOff[3..]}/{pack.Head.CutOff[..2]} của năm đánh giá."),
        new(Stage, "Giai đoạn số liệu", "Tự khai; Góp ý; Thẩm định; Quyết định. Để trống là Thẩm định."),
        new(Recorded, "Ngày ghi nhận số liệu", "Ngày số liệu trong tệp được ghi nhận. Để trống là biết từ đầu năm."),
        new(Pack, "Bộ quy tắc", "Không sửa. Phần mềm đối chiếu để không đọc nhầm bộ quy tắc.") { Given = pack.Id },
        .. families.Select(f => new InfoItem(Key(f.Family), Complete(ListOf(f.Family)), f.Says + Warning)),
        .. families.Any(f => f.Family == Family.Member) && families.Any(f => f.Family == Family.Collective)
            ? [new InfoItem(CommitteeMembers, Complete("cấp ủy viên"), "Cột Mã cấp ủy tham gia đã ghi đủ." + Warning)] : Array.Empty<InfoItem>(),
        .. records.Select(r => new InfoItem(r.Records.Id, Complete(Lower(r.Records.Label)), r.Says + Warning)),
    ];

    public static string Key(Family family) => $"family.{family}";

    private const string Warning = " Có: không còn dòng nào khác. Chưa hoặc để trống: có thể còn.";

    private static string Complete(string list) => $"Danh sách {list} đã đủ";

    private static string ListOf(Family family) => family == Family.Leader ? "lãnh đạo" : Lower(FamilySheets.NameOf(family));

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
