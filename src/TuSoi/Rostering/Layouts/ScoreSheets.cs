using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Layouts;

/// <summary>The sheets of points: what was scored, and the office's own point table.</summary>
internal static class ScoreSheets
{
    public const string Scores = "Chấm điểm", Table = "Biểu điểm";

    private static readonly string[] Scored = ["plan", "done", "grade", "points", "products"];

    /// <summary>The frame with point tables; null where nothing is scored. A pack has one at most that an office can replace.</summary>
    public static CriteriaFrame? FrameOf(Pack pack) => FamilySheets.Frames(pack, pack.Kinds.Values).FirstOrDefault(f => f.PointTables.Count > 0);

    public static SheetLayout? ScoresOf(Pack pack)
    {
        if (FrameOf(pack) is not { } frame) return null;
        var example = frame.Criteria.Values.FirstOrDefault(c => c.Kind == CriterionKind.Quantitative) ?? frame.Criteria.Values.First();
        return new SheetLayout(Scores,
        [
            new(Ids.Code, "Mã tổ chức") { Required = true, Also = ["Mã"], Example = "VDTC1", Note = "Mã ở trang Tổ chức. Dòng có mã bắt đầu bằng “VD” bị bỏ qua." },
            new(Ids.Criterion, "Mã tiêu chí") { Required = true, Also = ["Tiêu chí"], Width = 34, Example = example.Label, Note = $"Mã hoặc tên tiêu chí. {string.Join("; ", frame.Criteria.Values.Select(c => $"{c.Id} = {c.Label}"))}." },
            .. Scored.Select(id => FactColumns.Of(Known.CriterionFacts[id]) with { Note = NoteOf(id), Example = id switch { "plan" => "100", "done" => "95", "products" => "1", _ => "" } }),
        ])
        { Says = "Mỗi tổ chức, mỗi tiêu chí của biểu điểm một dòng." };
    }

    public static SheetLayout? TableOf(Pack pack)
    {
        if (FrameOf(pack) is not { } frame) return null;
        string[] kinds = ["Định tính", "Định lượng"], yesNo = ["Có", "Không"];
        return new SheetLayout(Table,
        [
            new(Ids.Criterion, "Mã tiêu chí") { Required = true, Also = ["Mã"], Example = "VD1", Note = "Mã riêng của tiêu chí trong biểu; trang Chấm điểm dùng mã này. Mã bắt đầu bằng “VD” bị bỏ qua." },
            new(Ids.Name, "Tên tiêu chí") { Required = true, Also = ["Tên"], Width = 44, Example = "Doanh thu" },
            new(Ids.Group, "Nhóm") { Also = ["Nhóm tiêu chí"], Width = 34, Example = "Kết quả thực hiện nhiệm vụ" },
            new(Ids.Kind, "Loại") { Required = true, Choices = kinds, Example = kinds[1], Note = "Định lượng: điểm = thực hiện ÷ kế hoạch × điểm chuẩn. Định tính: người chấm chọn cấp độ và điểm." },
            new(Ids.Standard, "Điểm chuẩn") { Required = true, Width = 12, Example = "12", Note = "Tổng điểm chuẩn của một biểu phải đúng 100." },
            new(Ids.Result, "Tiêu chí kết quả") { Required = true, Also = ["Là tiêu chí kết quả"], Choices = yesNo, Example = "Có", Note = "Có: thuộc kết quả thực hiện nhiệm vụ, dùng trong điều kiện Xuất sắc và Tốt. Văn bản không ghi dòng nào nên đơn vị phải ghi." },
            new(Ids.IfAny, "Nếu có") { Choices = yesNo, Example = "Không", Note = "Có: chỉ chấm khi phát sinh. Để trống nghĩa là không." },
            new(Ids.LowerIsBetter, "Càng thấp càng tốt") { Choices = yesNo, Example = "Không", Note = "Ví dụ số vụ tai nạn. Để trống nghĩa là không." },
            new(Ids.Table, "Biểu") { Also = ["Áp dụng cho"], Width = 30, Choices = [.. frame.PointTables.Keys.Select(k => TableWord(pack, k))], Note = "Biểu điểm có tiêu chí này; để trống là mọi biểu." },
        ])
        { Says = "Chỉ ghi khi đơn vị có biểu điểm riêng; khi đó biểu của bộ quy tắc được thay hoàn toàn." };
    }

    /// <summary>The name that people use for a point table.</summary>
    public static string TableWord(Pack pack, string table) =>
        pack.Facts.Find(Family.Organisation, Known.PointTable)?.Choices.GetValueOrDefault(table) ?? table;

    private static string NoteOf(string id) => id switch
    {
        "plan" => "Chỉ với tiêu chí định lượng. Kế hoạch bằng 0 thì ghi Điểm chấm.",
        "done" => "Chỉ với tiêu chí định lượng; phần mềm tự tính điểm.",
        "grade" => "Xuất sắc; Tốt; Trung bình; Kém; Không phát sinh (chỉ với tiêu chí “nếu có”).",
        "points" => "Điểm phải nằm trong khung của cấp độ: Xuất sắc từ 85%, Tốt từ 70%, Trung bình từ 50% điểm chuẩn.",
        _ => "Số sản phẩm cụ thể có minh chứng.",
    };
}
