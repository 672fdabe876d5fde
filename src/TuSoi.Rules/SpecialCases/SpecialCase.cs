using System.ComponentModel;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.SpecialCases;

/// <summary>What a special case does. Only the first six touch the result; the others put work on somebody's list.</summary>
public enum SpecialEffect
{
    /// <summary>Neither reviewed nor ranked; left out of shares and quotas.</summary>
    Exempt,

    /// <summary>Reviewed, not ranked; left out of shares and quotas.</summary>
    ReviewOnly,

    /// <summary>Has to be ranked but cannot be yet: an open item that others wait for.</summary>
    Hold,

    /// <summary>A comment of another body comes first; until then the result is provisional.</summary>
    Comment,

    /// <summary>No higher than a level.</summary>
    Cap,

    /// <summary>The level is the one another body gave.</summary>
    External,

    /// <summary>A fault counts at the unit where it happened, not at the present one.</summary>
    Charge,

    /// <summary>An earlier year has to be ranked again.</summary>
    Rerank,

    /// <summary>A commendation that rests on an annulled result is cancelled.</summary>
    CancelCommendation,

    /// <summary>Judged over another period.</summary>
    OtherPeriod,

    /// <summary>To be known when deciding; the rules stay the same.</summary>
    Note,
}

/// <summary>A case that the general rules do not fit: a trigger from facts and dates, and an effect.</summary>
public sealed record SpecialCase
{
    [Description("Loại đối tượng hoặc đặc điểm")]
    public required IReadOnlyList<string> On { get; init; }

    [Description("Dấu hiệu")]
    public required Condition When { get; init; }

    [Description("Tác động")]
    public required SpecialEffect Effect { get; init; }

    [Description("Diện xếp loại tương ứng (exempt, review_only)")]
    public string Standing { get; init; } = "";

    [Description("Điều phải có thì mới hết chờ (comment)")]
    public Condition? Needs { get; init; }

    [Description("Mức (cap), hoặc mức xếp lại (rerank); rerank không ghi mức là cân nhắc")]
    public QualityLevel? Level { get; init; }

    [Description("Ngày, trong các dòng số liệu làm phát sinh trường hợp, cho biết năm phải xếp loại lại (rerank)")]
    public string? YearOf { get; init; }

    [Description("Ai phải làm gì tiếp theo")]
    public string Task { get; init; } = "";

    [Description("yes: cấp có thẩm quyền phải quyết định")]
    public bool Decide { get; init; }

    [Description("yes: lý do không được ra ngoài cấp quyết định")]
    public bool Sensitive { get; init; }

    [Description("yes: không in trong văn bản, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    public required string Says { get; init; }
    public required Because Because { get; init; }
    public IReadOnlyList<string> Reading { get; init; } = [];
    public Mark At { get; init; }
    public string Id { get; internal set; } = "";
}

/// <summary>special-cases.yaml.</summary>
public sealed record SpecialCasesFile
{
    [Description("Các trường hợp đặc biệt theo mã")]
    public required IReadOnlyDictionary<string, SpecialCase> SpecialCases { get; init; }
}
