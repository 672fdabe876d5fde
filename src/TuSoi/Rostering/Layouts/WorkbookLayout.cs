using TuSoi.Rostering.Cells;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Layouts;

/// <summary>Every sheet of the workbook of one pack, in the order of the tabs.</summary>
internal sealed class WorkbookLayout
{
    public const string Guide = "Hướng dẫn", Supplement = "Bổ sung";

    public WorkbookLayout(Pack pack)
    {
        Families = FamilySheets.Of(pack);
        Records = RecordSheets.Of(pack);
        Items = InfoItems.Of(pack, Families, Records);
        Scores = ScoreSheets.ScoresOf(pack);
        PointTable = ScoreSheets.TableOf(pack);
        Posts = PostSheet.Of(pack);
    }

    public IReadOnlyList<InfoItem> Items { get; }

    public IReadOnlyList<FamilySheet> Families { get; }

    public SheetLayout? Scores { get; }

    public IReadOnlyList<RecordSheet> Records { get; }

    public SheetLayout? PointTable { get; }

    public SheetLayout? Posts { get; }

    public SheetLayout Supplements { get; } = new(Supplement,
    [
        new(Ids.Code, "Mã đối tượng") { Required = true, Also = ["Mã"], Example = "VDDV1", Note = "Mã của tổ chức, tập thể hoặc người. Dòng có mã bắt đầu bằng “VD” bị bỏ qua." },
        new(Ids.Fact, "Số liệu") { Required = true, Width = 40, Also = ["Tên cột"], Example = "Mức đã quyết định", Note = "Tên cột ở trang của đối tượng; với điểm chấm ghi dạng “Điểm chấm – tên tiêu chí”." },
        new(Ids.Stage, "Giai đoạn") { Required = true, Choices = WordList.Offered(InfoItems.StageFact), Example = "Quyết định", Note = "Giai đoạn sau đứng trên giai đoạn trước." },
        new(Ids.Value, "Giá trị") { Required = true, Width = 30, Also = ["Giá trị mới"], Example = "Hoàn thành tốt nhiệm vụ" },
        new(Ids.ValidFrom, "Hiệu lực từ") { Also = ["Có hiệu lực từ"], Example = "15/12/2024", Note = "Ngày giá trị bắt đầu đúng, không sau ngày chốt. Để trống là từ đầu năm." },
        new(Ids.KnownOn, "Ngày ghi nhận") { Required = true, Example = "20/12/2024", Note = "Ngày đơn vị ghi nhận giá trị này." },
    ])
    { Says = "Số liệu biết sau: không sửa ô cũ mà thêm dòng ở đây." };

    /// <summary>All sheets that hold data.</summary>
    public IEnumerable<SheetLayout> Sheets =>
    [
        InfoItems.Layout, .. Families, .. Scores is null ? [] : new[] { Scores }, .. Records, .. Posts is null ? [] : new[] { Posts }, .. PointTable is null ? [] : new[] { PointTable }, Supplements,
    ];

    public FamilySheet? Find(Family family) => Families.FirstOrDefault(f => f.Family == family);
}
