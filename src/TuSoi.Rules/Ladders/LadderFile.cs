using System.ComponentModel;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Ladders;

/// <summary>One file of levels/: a part of a ladder. Files of one ladder are put together.</summary>
public sealed record LadderFile
{
    [Description("Tên thang xếp loại mà tệp này là một phần")]
    public required string Ladder { get; init; }

    [Description("Điều kiện có tên")]
    public IReadOnlyDictionary<string, NamedCondition> Conditions { get; init; } = new Dictionary<string, NamedCondition>();

    [Description("Mảnh điều kiện dùng lại được trong where, among: không phải là một dòng của phiếu giải thích")]
    public IReadOnlyDictionary<string, Term> Terms { get; init; } = new Dictionary<string, Term>();

    [Description("Các trường hợp của từng mức")]
    public IReadOnlyDictionary<string, LevelRules> Levels { get; init; } = new Dictionary<string, LevelRules>();

    [Description("Điều làm mất mức cao hơn dù đủ điều kiện như văn bản viết")]
    public IReadOnlyList<Veto> Vetoes { get; init; } = [];

    [Description("Cách đọc khi không có mức nào, hoặc có nhiều mức")]
    public IReadOnlyList<Resolution> Resolve { get; init; } = [];

    [Description("Mức không được cao hơn mức của đối tượng có quan hệ")]
    public IReadOnlyList<Cap> Caps { get; init; } = [];

    [Description("Điều kiện nằm ở văn bản chưa có trong gói")]
    public Elsewhere? Elsewhere { get; init; }
}

/// <summary>A piece of a condition, used by name wherever its facts are in sight.</summary>
public sealed record Term(Condition Body) : IFromYaml<Term>
{
    public static Term? FromYaml(YamlNode node, YamlFile file) => new(ConditionReader.Read(node, file));
}

/// <summary>A level is reached by any of its cases.</summary>
public sealed record LevelRules
{
    [Description("Các trường hợp theo mã; đủ một trường hợp là đạt mức")]
    public required IReadOnlyDictionary<string, LevelCase> Cases { get; init; }
}

/// <summary>One case of a level, as the text prints it.</summary>
public sealed record LevelCase(Because Because, Condition? Body) : IFromYaml<LevelCase>
{
    public Mark At { get; init; }

    /// <summary>No other level is reached ("does not reach HT").</summary>
    public bool IsResidual => Body is null;

    public static LevelCase? FromYaml(YamlNode node, YamlFile file)
    {
        if (node is not YamlMappingNode map || ConditionReader.Child(map, "because") is not { } source)
        {
            file.Refuse(node, "case.because", "Mỗi trường hợp của một mức phải có “because” {article, row} và nội dung, hoặc residual: yes.");
            return null;
        }
        var because = Binder.Read<Because>(source, file);
        var residual = ConditionReader.Child(map, "residual") is not null;
        return because is null ? null : new LevelCase(because, residual ? null : ConditionReader.Read(map, file, ["because"])) { At = file.At(node) };
    }
}

/// <summary>Removes levels that are reached as printed.</summary>
public sealed record Veto
{
    public required Condition When { get; init; }
    public required IReadOnlyList<QualityLevel> Removes { get; init; }
    public required string Says { get; init; }

    [Description("Dòng AMB và cách đọc mà quy tắc này thuộc về: {AMB-61: veto}")]
    public IReadOnlyDictionary<string, string> Under { get; init; } = new Dictionary<string, string>();

    [Description("yes: cấp có thẩm quyền phải quyết định vì văn bản mâu thuẫn")]
    public bool Decide { get; init; } = true;

    public Because? Because { get; init; }
    public Mark At { get; init; }
}

/// <summary>What a <see cref="Resolution"/> is about: no level, several levels, any result, or certain cases all met.</summary>
public sealed record On(string Word, IReadOnlyList<string> Cases) : IFromYaml<On>
{
    public static On? FromYaml(YamlNode node, YamlFile file)
    {
        if (node is YamlSequenceNode) return new On("cases", SelectionReader.Words(node));
        if (node.ToString() is "none" or "several" or "any") return new On(node.ToString(), []);
        file.Refuse(node, "resolve.on", "“on” phải là none, several, any, hoặc danh sách trường hợp: [Completed.B, NotCompleted.fault].");
        return null;
    }
}

/// <summary>What a resolution suggests.</summary>
public enum Suggest { Open, Highest, Lowest, NotCompleted, Completed, Good, Excellent }

/// <summary>The pack's reading for a result as printed that is not one level. The first that applies is taken.</summary>
public sealed record Resolution
{
    public required On On { get; init; }
    public Condition? When { get; init; }

    [Description("Mức đề nghị: tên mức, highest, lowest, hoặc open (cần quyết định)")]
    public required Suggest Suggest { get; init; }

    public required string Says { get; init; }

    [Description("Dòng AMB và cách đọc mà quy tắc này thuộc về: {AMB-02: by_points}")]
    public IReadOnlyDictionary<string, string> Under { get; init; } = new Dictionary<string, string>();

    [Description("yes: cấp có thẩm quyền phải quyết định vì văn bản không rõ")]
    public bool Decide { get; init; } = true;

    [Description("yes: không in trong văn bản, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    public Because? Because { get; init; }
    public Mark At { get; init; }
}

/// <summary>The level may not be higher than the lowest level among the related subjects.</summary>
public sealed record Cap
{
    [Description("Quan hệ, thử lần lượt đến khi có đối tượng")]
    public required IReadOnlyList<string> Of { get; init; }

    public required string Says { get; init; }
    public required Because Because { get; init; }
    public IReadOnlyList<string> Reading { get; init; } = [];
    public Mark At { get; init; }
}

/// <summary>A paper that holds the conditions and that we do not have: the cycle runs on the levels that people give.</summary>
public sealed record Elsewhere
{
    public required string Paper { get; init; }
    public required string Says { get; init; }
    public required Because Because { get; init; }
}
