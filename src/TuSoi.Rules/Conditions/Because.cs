using System.ComponentModel;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Conditions;

/// <summary>Where a rule stands: the article of the pack's own document, and the catalogue's rows.</summary>
public sealed record Because
{
    [Description("Mục, điểm của văn bản, ví dụ: C.I.2.1")]
    public required string Article { get; init; }

    [Description("Mã dòng trong danh mục yêu cầu, ví dụ: LVL-110")]
    public IReadOnlyList<string> Row { get; init; } = [];
}

/// <summary>How a local rule stands to a rule of the pack it extends.</summary>
public sealed record Link
{
    [Description("Mã điều kiện của bộ quy tắc cấp trên")]
    public required string Of { get; init; }

    [Description("Vì sao, bằng một câu của chúng tôi")]
    public required string Reason { get; init; }

    public Mark At { get; init; }
}
