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

    [Description("Những đối tượng khác cùng phạm vi, cho giới hạn tỷ lệ")]
    public Around? Around { get; init; }

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

/// <summary>The organisation whose quota counts, and who else is in it.</summary>
public sealed record Around
{
    [Description("Loại tổ chức chứa phạm vi")]
    public required string Within { get; init; }

    [Description("Số liệu của tổ chức ấy")]
    public Given? Given { get; init; }

    [Description("Các đối tượng khác: số liệu, cùng based_on, kind, times, cell (chi bộ thứ mấy)")]
    public IReadOnlyList<Given> Others { get; init; } = [];

    public Mark At { get; init; }
}

/// <summary>What must come out. What is not written is not checked, except that an undetermined or open suggestion must be asked for.</summary>
public sealed record Expect
{
    [Description("Các mức đạt được như văn bản in, đúng và đủ")]
    public IReadOnlyList<string>? Levels { get; init; }

    [Description("Tên mức, open (quy tắc không đề nghị), undetermined (thiếu số liệu), not_ranked")]
    public required string Suggest { get; init; }

    [Description("Các cờ phải có, đúng và đủ: no_case, several_cases, by_reading, text_unclear, provisional, capped, elsewhere, ballot_differs, ballot_unresolved, held, comment_owed, quota_full, quota_tie, quota_waits, late_cap, special_decision; ngoài ra được hỏi riêng: ballot_awaited, quota_unchecked")]
    public IReadOnlyList<string>? Flags { get; init; }

    [Description("Mức theo điều kiện; none: không có")]
    public string? ByConditions { get; init; }

    [Description("Mức theo phiếu; none: không có phiếu; unresolved, no_quorum, incomplete, inconsistent, conflicting")]
    public string? Ballot { get; init; }

    [Description("Mức tự xếp loại, ghi sẵn hoặc theo phiếu tự xếp loại; none: không có")]
    public string? Self { get; init; }

    [Description("Tác động của các trường hợp đặc biệt, đúng và đủ")]
    public IReadOnlyList<string>? Effects { get; init; }

    [Description("Phiếu kín hay không")]
    public bool? Secret { get; init; }

    [Description("Số của phạm vi: reached, may_reach, places, most_places, other_places, qualified, decided, taken, tied, waiting, free, late")]
    public IReadOnlyDictionary<string, int> Group { get; init; } = new Dictionary<string, int>();

    [Description("Các trường hợp đặc biệt phải có, đúng và đủ")]
    public IReadOnlyList<string>? Special { get; init; }

    [Description("Các năm phải xếp loại lại, đúng và đủ")]
    public IReadOnlyList<int>? Years { get; init; }

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
