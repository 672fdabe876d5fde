using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Layouts;

/// <summary>The sheets of the subjects: who they are, how they hang together, and their facts.</summary>
internal static class FamilySheets
{
    /// <summary>A sheet for each family of which the pack has a kind.</summary>
    public static IReadOnlyList<FamilySheet> Of(Pack pack) =>
        [.. Enum.GetValues<Family>().Select(family => Of(pack, family, [.. pack.Kinds.Values.Where(k => k.Family == family)])).OfType<FamilySheet>()];

    public static string NameOf(Family family) => family switch
    {
        Family.Organisation => "Tổ chức",
        Family.Collective => "Tập thể",
        Family.Member => "Đảng viên",
        _ => "Lãnh đạo",
    };

    private static FamilySheet? Of(Pack pack, Family family, IReadOnlyList<SubjectKind> kinds)
    {
        if (kinds.Count == 0) return null;
        var facts = pack.Facts.Of(family).Where(f => f.Type != FactType.Records && !f.Derived).Select(FactColumns.Of);
        ColumnLayout[] columns = [.. Identity(family), .. KindColumn(kinds), .. Places(pack, family), .. facts, .. Criteria(pack, kinds)];
        return new FamilySheet(family, kinds, NameOf(family), columns) { Required = family == Family.Organisation, Says = SaysOf(family) };
    }

    private static IEnumerable<ColumnLayout> Identity(Family family)
    {
        yield return new(Ids.Code, "Mã")
        {
            Required = true,
            Also = family == Family.Member ? ["Mã số", "Mã đảng viên", "Số thẻ đảng viên"] : ["Mã số", $"Mã {NameOf(family)}"],
            Width = 12,
            Example = ExampleOf(family),
            Note = "Mã riêng của dòng này, không trùng trong cả tệp. Dòng có mã bắt đầu bằng “VD” là dòng ví dụ, phần mềm bỏ qua.",
        };
        yield return family is Family.Member or Family.Leader
            ? new(Ids.Name, "Họ và tên") { Required = true, Also = ["Họ tên", "Tên"], Width = 28, Example = "Nguyễn Văn Ví Dụ" }
            : new(Ids.Name, "Tên") { Required = true, Also = [$"Tên {NameOf(family)}", "Tên gọi"], Width = 34, Example = family == Family.Organisation ? "Chi bộ Ví Dụ" : "Tập thể Ví Dụ" };
    }

    private static IEnumerable<ColumnLayout> KindColumn(IReadOnlyList<SubjectKind> kinds)
    {
        if (kinds.Count > 1)
            yield return new(Ids.Kind, "Loại")
            {
                Required = true,
                Also = ["Loại hình"],
                Width = 24,
                Choices = [.. kinds.Select(k => k.Label)],
                Example = kinds[0].Label,
                Note = $"Được phép: {string.Join("; ", kinds.Select(k => k.Label))}.",
            };
    }

    private static IEnumerable<ColumnLayout> Places(Pack pack, Family family)
    {
        var (organisations, bodies) = (pack.Kinds.Values.Any(k => k.Family == Family.Organisation), pack.Kinds.Values.Any(k => k.Family == Family.Collective));
        switch (family)
        {
            case Family.Organisation:
                yield return new(Ids.Superior, "Mã cấp trên") { Also = ["Mã tổ chức cấp trên", "Cấp trên"], Note = $"Mã tổ chức cấp trên trực tiếp ở trang này. {Uppermost(pack)}" };
                break;
            case Family.Collective when organisations:
                yield return new(Ids.Organisation, "Mã tổ chức") { Required = true, Example = "VDTC1", Note = "Mã tổ chức đảng mà tập thể này thuộc về hoặc cùng cấp." };
                break;
            case Family.Member:
                yield return new(Ids.Born, "Ngày sinh") { Note = "Ngày/tháng/năm. Dùng để nhận ra một người ghi hai lần.", Example = "20/11/1985", Width = 13 };
                if (organisations) yield return new(Ids.Cell, "Mã chi bộ") { Required = true, Also = ["Chi bộ"], Example = "VDTC1", Note = "Mã chi bộ nơi sinh hoạt, ở trang Tổ chức." };
                if (bodies) yield return new(Ids.Bodies, "Mã cấp ủy tham gia") { Also = ["Cấp ủy tham gia"], Width = 20, Example = "VDTT1", Note = "Mã các cấp ủy, tập thể mà người này là thành viên; nhiều mã cách nhau bằng dấu phẩy hoặc chấm phẩy." };
                break;
            case Family.Leader:
                yield return new(Ids.Person, "Mã đảng viên") { Example = "VDDV1", Note = "Mã của chính người này ở trang Đảng viên, nếu có." };
                if (organisations) yield return new(Ids.Organisation, "Mã tổ chức") { Also = ["Mã cơ quan", "Mã đơn vị"], Width = 14, Example = "VDTC1", Note = "Mã tổ chức đảng của cơ quan, đơn vị nơi người này công tác; tỷ lệ Xuất sắc của lãnh đạo tính theo từng nơi ấy. Để trống: tổ chức cơ sở của chi bộ nơi người này sinh hoạt, không có thì của nơi đứng đầu ghi trước." };
                yield return new(Ids.Headed, "Mã nơi đứng đầu") { Also = ["Các mã nơi đứng đầu"], Width = 24, Example = "VDTC1, VDTT1", Note = "Mã các tổ chức, tập thể mà người này đứng đầu; nhiều mã cách nhau bằng dấu phẩy hoặc chấm phẩy." };
                break;
        }
    }

    private static IEnumerable<ColumnLayout> Criteria(Pack pack, IReadOnlyList<SubjectKind> kinds) =>
        Frames(pack, kinds).Where(f => f.PointTables.Count == 0).SelectMany(FactColumns.Of).DistinctBy(c => c.Id);

    public static IEnumerable<CriteriaFrame> Frames(Pack pack, IEnumerable<SubjectKind> kinds) =>
        kinds.Select(k => k.Frame is { } id ? pack.Frames.GetValueOrDefault(id) : null).OfType<CriteriaFrame>().Distinct();

    /// <summary>Code of the example row of a family, also where another sheet points at it.</summary>
    public static string ExampleOf(Family family) => $"VD{Letters(family)}1";

    /// <summary>Which organisations have no superior in the workbook; of a whole bloc only the one above the grassroots organisations.</summary>
    private static string Uppermost(Pack pack) => Traits.UpperOf(pack) is { } upper
        ? $"Tệp của một tổ chức cơ sở: tổ chức cơ sở để trống. Tệp của cả khối: tổ chức cơ sở ghi mã dòng “{upper.Label}”, dòng ấy để trống."
        : "Tổ chức cơ sở để trống.";

    private static string Letters(Family family) => family switch { Family.Organisation => "TC", Family.Collective => "TT", Family.Member => "DV", _ => "LD" };

    private static string SaysOf(Family family) => family switch
    {
        Family.Organisation => "Mỗi tổ chức đảng một dòng: tổ chức cơ sở và mọi tổ chức trực thuộc.",
        Family.Collective => "Mỗi cấp ủy, tập thể lãnh đạo, đoàn thể một dòng.",
        Family.Member => "Mỗi đảng viên một dòng, chỉ ghi ở chi bộ nơi sinh hoạt.",
        _ => "Mỗi cán bộ lãnh đạo, quản lý một dòng.",
    };
}
