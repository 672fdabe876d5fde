using System.ComponentModel;
using TuSoi.Rules.Yaml;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Cases;

/// <summary>A file of cases: facts in, expected verdict out.</summary>
public sealed record CaseFile
{
    [Description("Gói mà các trường hợp này dành cho; chỉ cần khi tệp nằm ngoài gói")]
    public string? Pack { get; init; }

    [Description("Bộ số liệu nền có tên, dùng trong based_on")]
    public IReadOnlyDictionary<string, Base> Bases { get; init; } = new Dictionary<string, Base>();

    [Description("Các trường hợp")]
    public IReadOnlyList<Case> Cases { get; init; } = [];
}

/// <summary>Facts of a subject that many cases start from.</summary>
public sealed record Base
{
    [Description("Loại đối tượng, theo subjects.yaml")]
    public required string Subject { get; init; }

    public string? BasedOn { get; init; }
    public required Given Given { get; init; }
    public Mark At { get; init; }
}

/// <summary>One case: a sentence, facts, and what must come out.</summary>
public sealed record Case
{
    [Description("Một câu nói rõ trường hợp; là tên của phép thử")]
    public required string Name { get; init; }

    [Description("Dòng danh mục mà trường hợp này kiểm tra")]
    public IReadOnlyList<string> Row { get; init; } = [];

    [Description("Loại đối tượng; không cần khi đã có based_on")]
    public string? Subject { get; init; }

    [Description("Bộ số liệu nền")]
    public string? BasedOn { get; init; }

    public Given? Given { get; init; }

    [Description("Các số liệu bị bỏ trống so với nền")]
    public IReadOnlyList<string> Missing { get; init; } = [];

    [Description("Cách đọc khác với đề xuất: {AMB-02: stricter}")]
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();

    [Description("Ngày chốt; không ghi thì lấy 31/12 của năm văn bản có hiệu lực")]
    public DateOnly? CutOff { get; init; }

    public required Expect Expect { get; init; }

    public Mark At { get; init; }
}

/// <summary>Facts as written; understood when the subject's kind is known.</summary>
public sealed record Given(YamlMappingNode Facts, string File) : IFromYaml<Given>
{
    public static Given? FromYaml(YamlNode node, YamlFile file)
    {
        if (node is YamlMappingNode map) return new Given(map, file.Name);
        file.Refuse(node, "case.given", "“given” phải là một bảng “số liệu: giá trị”.");
        return null;
    }
}

/// <summary>What must come out. What is not written is not checked, except that an undetermined or open suggestion must be asked for.</summary>
public sealed record Expect
{
    [Description("Các mức đạt được như văn bản in, đúng và đủ")]
    public IReadOnlyList<string>? Levels { get; init; }

    [Description("Tên mức, open (quy tắc không đề nghị), undetermined (thiếu số liệu), not_ranked")]
    public required string Suggest { get; init; }

    [Description("Các cờ phải có, đúng và đủ: no_case, several_cases, by_reading, text_unclear, provisional, capped, elsewhere")]
    public IReadOnlyList<string>? Flags { get; init; }

    [Description("Trần phải có")]
    public string? Ceiling { get; init; }

    [Description("Các điều kiện phải đạt")]
    public IReadOnlyList<string> Met { get; init; } = [];

    [Description("Các điều kiện phải không đạt")]
    public IReadOnlyList<string> Unmet { get; init; } = [];

    [Description("Các điều kiện phải chưa rõ")]
    public IReadOnlyList<string> Unknown { get; init; } = [];

    [Description("Các dòng danh mục phải có mặt trong lý do: điều kiện chưa đạt hoặc quy tắc đã áp dụng")]
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
