using TuSoi.Rules.Conditions;
using System.ComponentModel;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Scoring;

/// <summary>How a criterion is judged: by amount against a plan, by grade, or by the levels of others (CRT-041, CRT-042, CRT-008).</summary>
public enum CriterionKind { Qualitative, Quantitative }

/// <summary>One criterion of a frame.</summary>
public sealed record Criterion
{
    [Description("Tên tiêu chí, ngắn")]
    public required string Label { get; init; }

    [Description("Nhóm tiêu chí")]
    public string Group { get; init; } = "";

    public CriterionKind Kind { get; init; } = CriterionKind.Qualitative;

    [Description("Nhãn dùng trong điều kiện: result, basic, …")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [Description("yes: chỉ có khi phát sinh (“nếu có”)")]
    public bool IfAny { get; init; }

    [Description("yes: càng thấp càng tốt, ví dụ số vụ tai nạn")]
    public bool LowerIsBetter { get; init; }

    [Description("Điểm chuẩn theo từng bảng điểm; không có tên bảng là không thuộc bảng đó")]
    public IReadOnlyDictionary<string, decimal> Points { get; init; } = new Dictionary<string, decimal>();

    public required Because Because { get; init; }
    public bool Assumed { get; init; }
    public Mark At { get; init; }

    public string Id { get; internal set; } = "";
}

/// <summary>A point table: standard points of the criteria for one type of organisation; must sum to 100 (CRT-045).</summary>
public sealed record PointTable
{
    public required string Label { get; init; }
    public bool Assumed { get; init; }
    public Because? Because { get; init; }
}

/// <summary>The least part of the standard points for each grade; closed below, open above (CRT-042, CRT-043).</summary>
public sealed record Bands
{
    public required decimal Excellent { get; init; }
    public required decimal Good { get; init; }
    public required decimal Fair { get; init; }
    public required Because Because { get; init; }

    /// <summary>The grade of <paramref name="part"/> of <paramref name="whole"/>, without dividing.</summary>
    public PerformanceGrade Of(decimal part, decimal whole) =>
        part >= Excellent * whole ? PerformanceGrade.Excellent
        : part >= Good * whole ? PerformanceGrade.Good
        : part >= Fair * whole ? PerformanceGrade.Fair
        : PerformanceGrade.Poor;
}

/// <summary>The criteria of some kinds of subject; with point tables they also give a total score.</summary>
public sealed record CriteriaFrame
{
    [Description("Tên khung tiêu chí")]
    public required string Frame { get; init; }

    [Description("Bảng điểm theo loại hình; không có thì chỉ xếp cấp độ, không cho điểm")]
    public IReadOnlyDictionary<string, PointTable> PointTables { get; init; } = new Dictionary<string, PointTable>();

    [Description("Cách đọc khi tiêu chí “nếu có” không phát sinh: tên dòng AMB")]
    public string? IfAnyReading { get; init; }

    [Description("Ngưỡng cấp độ theo phần điểm chuẩn: Excellent, Good, Fair")]
    public Bands? Bands { get; init; }

    public required IReadOnlyDictionary<string, Criterion> Criteria { get; init; }

    public Mark At { get; init; }
}
