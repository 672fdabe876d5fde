using System.ComponentModel;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Facts;

/// <summary>What kind of subject a fact is about. Kinds of organisation are pack data; these are the only families the engine knows.</summary>
public enum Family { Organisation, Collective, Member, Leader }

/// <summary>The form a value takes.</summary>
public enum FactType { YesNo, Count, Number, Date, Code, Grade, Level, Text, Records }

/// <summary>How far knowledge of a value has come; a later stage stands above an earlier one.</summary>
public enum Stage { Self, Contributor, Appraised, Decided }

/// <summary>Who may see it: work results; personal data; what never leaves the cell and the deciding body.</summary>
public enum Sensitivity { Work, Personal, Restricted }

/// <summary>One fact of the dictionary. Workbook columns, lines of the explanation card and, later, form fields and database columns come from it.</summary>
public sealed record Fact
{
    [Description("Tên cột bằng tiếng Việt, đúng như in trên biểu mẫu")]
    public required string Label { get; init; }

    [Description("Dạng giá trị")]
    public required FactType Type { get; init; }

    [Description("Đơn vị đếm, ví dụ: chỉ tiêu, điểm")]
    public string Unit { get; init; } = "";

    [Description("Cơ quan hoặc người cung cấp số liệu")]
    public required string SuppliedBy { get; init; }

    [Description("Giấy tờ chứng minh")]
    public string Evidence { get; init; } = "";

    [Description("Ai được xem")]
    public Sensitivity Sensitivity { get; init; } = Sensitivity.Work;

    [Description("Các giai đoạn mà số liệu có thể được ghi")]
    public IReadOnlyList<Stage> Stages { get; init; } = [Stage.Appraised];

    [Description("yes: tập thể có thẩm quyền kết luận, không đo đếm được")]
    public bool Judged { get; init; }

    [Description("no: việc đã xảy ra, không thể thay đổi trong năm")]
    public bool Changeable { get; init; } = true;

    [Description("Các giá trị được phép và tên tiếng Việt của chúng")]
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    [Description("Ô để trống nghĩa là giá trị này; không có khóa này thì ô trống là chưa biết")]
    public string? BlankMeans { get; init; }

    [Description("Không lớn hơn (không sau) số liệu này của cùng đối tượng, cùng dòng")]
    public string? AtMost { get; init; }

    [Description("Các trường của một dòng danh sách (type: records)")]
    public IReadOnlyDictionary<string, Fact> Fields { get; init; } = new Dictionary<string, Fact>();

    [Description("Tên trang tính của danh sách (type: records)")]
    public string Sheet { get; init; } = "";

    [Description("Ghi chú cho người nhập")]
    public string Note { get; init; } = "";

    [Description("Giá trị của dòng ví dụ trong mẫu nhập")]
    public string Example { get; init; } = "";

    [Description("yes: do hệ thống tính từ số liệu khác, không nhập")]
    public bool Derived { get; init; }

    public Mark At { get; init; }

    /// <summary>The dictionary's name of the fact; set by the dictionary.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The words a value of this fact may be, in the order of their codes; the code of a word is its index + 1 (0 is unknown).</summary>
    public IReadOnlyList<string> Words => words ??= Type switch
    {
        FactType.YesNo => ["no", "yes"],
        FactType.Grade => [.. Enum.GetNames<PerformanceGrade>()],
        FactType.Level => [.. Enum.GetNames<QualityLevel>()],
        FactType.Code => [.. Choices.Keys],
        _ => [],
    };

    private IReadOnlyList<string>? words;

    /// <summary>Code of a word, or 0 when the word is not allowed.</summary>
    public int Code(string word)
    {
        for (var i = 0; i < Words.Count; i++)
            if (Words[i] == word) return i + 1;
        return 0;
    }
}
