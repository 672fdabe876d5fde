using TuSoi.Rules.Conditions;
using System.ComponentModel;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Packs;

/// <summary>pack.yaml: what the pack is and where it comes from.</summary>
public sealed record PackHead
{
    [Description("Mã gói, trùng tên thư mục")]
    public required string Id { get; init; }

    public required string Version { get; init; }

    [Description("Tên gọi ngắn bằng tiếng Việt")]
    public required string Title { get; init; }

    [Description("Số, cơ quan ban hành, ngày của văn bản")]
    public required string Document { get; init; }

    public string Issuer { get; init; } = "";

    [Description("Mã văn bản nguồn trong danh mục, ví dụ: 003")]
    public string Source { get; init; } = "";

    [Description("Ngày bắt đầu áp dụng")]
    public required DateOnly InForce { get; init; }

    [Description("Ngày cuối cùng áp dụng")]
    public DateOnly? Until { get; init; }

    [Description("Gói cấp trên")]
    public string? Extends { get; init; }

    [Description("Ngày chốt trong năm, dạng MM-dd")]
    public string CutOff { get; init; } = "12-31";

    [Description("Những điều gói này biết chưa chắc, mỗi điều một câu")]
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    public Mark At { get; init; }
}

/// <summary>A kind of subject: pack data, never a class.</summary>
public sealed record SubjectKind
{
    public required string Label { get; init; }
    public required Family Family { get; init; }

    [Description("Đặc điểm dùng trong kind: của điều kiện, ví dụ chapter, cell")]
    public IReadOnlyList<string> Traits { get; init; } = [];

    [Description("Thang xếp loại; không có thì mức của loại này chỉ được ghi nhận")]
    public string? Ladder { get; init; }

    [Description("Khung tiêu chí")]
    public string? Frame { get; init; }

    public required Because Because { get; init; }

    [Description("yes: văn bản không quy định, áp dụng tương tự")]
    public bool Assumed { get; init; }

    [Description("Câu nói rõ điều áp dụng tương tự")]
    public string Says { get; init; } = "";

    public Mark At { get; init; }
    public string Id { get; internal set; } = "";

    /// <summary>Whether one of the words is the kind's id or a trait of it.</summary>
    public bool Is(IEnumerable<string> words) => words.Any(w => w == Id || Traits.Contains(w));
}

public sealed record SubjectsFile
{
    public required IReadOnlyDictionary<string, SubjectKind> Kinds { get; init; }
}

/// <summary>An ambiguity of the text: the row, the readings one may choose, and the one proposed.</summary>
public sealed record AmbiguityRow
{
    [Description("Chỗ trong văn bản")]
    public required string Where { get; init; }

    [Description("Điều không rõ, bằng một câu")]
    public required string Problem { get; init; }

    [Description("Các cách đọc, mỗi cách một câu")]
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    [Description("Cách đọc được đề xuất")]
    public required string Proposed { get; init; }

    public Mark At { get; init; }
}

public sealed record ReadingsFile
{
    public required IReadOnlyDictionary<string, AmbiguityRow> Readings { get; init; }
}

/// <summary>Rows of the catalogue that this pack does not carry, each with the reason.</summary>
public sealed record TraceFile
{
    [Description("Dòng danh mục chưa có trong gói và lý do: outside_the_system, text_lost, needs_a_paper, later, general")]
    public required IReadOnlyDictionary<string, OpenRow> Rows { get; init; }
}

public enum OpenReason { OutsideTheSystem, TextLost, NeedsAPaper, Later, General }

public sealed record OpenRow
{
    public required OpenReason Reason { get; init; }
    public required string Says { get; init; }
    public Mark At { get; init; }
}
