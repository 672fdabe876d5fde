using System.ComponentModel;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Quotas;

/// <summary>
/// A limit on how many of a group may have the highest level. Words that are an AMB row mean: what is chosen there.
/// </summary>
public sealed record QuotaRule
{
    [Description("Loại đối tượng hoặc đặc điểm bị giới hạn")]
    public required IReadOnlyList<string> On { get; init; }

    [Description("Tỷ lệ tối đa, làm tròn xuống")]
    public required string Percent { get; init; }

    [Description("Tỷ lệ ngoại lệ, phải có căn cứ")]
    public QuotaException? Exception { get; init; }

    [Description("Cơ sở tính: literal (số cuối cùng ở mức Tốt), good_or_better (số đạt từ Tốt trở lên), hoặc dòng AMB")]
    public required string Base { get; init; }

    [Description("Phạm vi: tổ chức chứa đối tượng, theo loại hoặc đặc điểm; không ghi thì cả danh sách là một phạm vi")]
    public string? Within { get; init; }

    [Description("Chia tiếp phạm vi theo: kind, hoặc mã số liệu như vị trí tương đồng")]
    public IReadOnlyList<string> By { get; init; } = [];

    [Description("Ít quá để tính tỷ lệ")]
    public FewRule? Few { get; init; }

    [Description("Thứ tự chọn, lần lượt: ballot (tỷ lệ phiếu Xuất sắc) hoặc mã số liệu, cao trước")]
    public IReadOnlyList<string> Order { get; init; } = ["ballot"];

    [Description("Không tính trong phạm vi này, ví dụ người đứng đầu do cấp trên xếp")]
    public Condition? LeaveOut { get; init; }

    [Description("yes: có điều không in trong văn bản, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    public required string Says { get; init; }
    public required Because Because { get; init; }

    [Description("Dòng AMB liên quan mà không có lựa chọn")]
    public IReadOnlyList<string> Reading { get; init; } = [];

    public Mark At { get; init; }
    public string Id { get; internal set; } = "";
}

/// <summary>A higher share where the containing organisation satisfies a condition.</summary>
public sealed record QuotaException
{
    public required string Percent { get; init; }

    [Description("Điều kiện của tổ chức chứa phạm vi")]
    public required Condition When { get; init; }

    public required string Says { get; init; }
    public required Because Because { get; init; }
}

/// <summary>Where fewer than so many have Good, so many may be chosen all the same (QUO-006).</summary>
public sealed record FewRule
{
    public required int FewerThan { get; init; }
    public required int Take { get; init; }

    [Description("Đếm số mức Tốt: after_taking (sau khi chọn), before_taking (trước khi chọn), hoặc dòng AMB")]
    public string Counted { get; init; } = "after_taking";

    [Description("Không còn ai ở mức Tốt: takes (vẫn chọn), blocks (không chọn), hoặc dòng AMB")]
    public string NoneGood { get; init; } = "takes";

    public required string Says { get; init; }
    public required Because Because { get; init; }
}

/// <summary>quotas.yaml.</summary>
public sealed record QuotasFile
{
    [Description("Các giới hạn tỷ lệ theo mã")]
    public required IReadOnlyDictionary<string, QuotaRule> Quotas { get; init; }
}
