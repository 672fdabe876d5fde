using System.ComponentModel;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Steps;

/// <summary>Where a body is looked for, seen from the organisation of the subject.</summary>
public enum Seat
{
    /// <summary>The subject's own organisation: the cell of a member, the organisation of a collective or leader, an organisation itself.</summary>
    Own,

    /// <summary>The organisation directly above it.</summary>
    Superior,

    /// <summary>The nearest organisation of the kinds or traits named in <c>of</c>, the own one included.</summary>
    Containing,

    /// <summary>The reviewed collective itself: its head, else who acts for him in its organisation.</summary>
    Collective,

    /// <summary>The person reviewed.</summary>
    Person,

    /// <summary>A body that does not use the system; what it does is recorded by another one.</summary>
    Outside,
}

/// <summary>A body as regulations name it: looked up for each subject by relation, with fallbacks.</summary>
public sealed record BodyRule
{
    [Description("Tên gọi, ví dụ: Chi ủy, Ban Tổ chức Huyện ủy")]
    public required string Label { get; init; }

    [Description("Tên gọi riêng theo loại hoặc đặc điểm của tổ chức, ví dụ: {grassroots_cell: Chi ủy}; dòng đầu tiên khớp được lấy")]
    public IReadOnlyDictionary<string, string> Called { get; init; } = new Dictionary<string, string>();

    [Description("Ở đâu: own (tổ chức của đối tượng), superior (cấp trên trực tiếp), containing (tổ chức gần nhất thuộc loại ghi ở of), collective (chính tập thể được kiểm điểm), person (chính người được kiểm điểm), outside (không dùng phần mềm)")]
    public required Seat Seat { get; init; }

    [Description("Loại tổ chức hoặc đặc điểm (seat: containing)")]
    public IReadOnlyList<string> Of { get; init; } = [];

    [Description("Tập thể của tổ chức ấy, lấy cái đầu tiên có: committee, standing_committee, leadership; không có cái nào thì là hội nghị của tổ chức")]
    public IReadOnlyList<string> Organ { get; init; } = [];

    [Description("Chức danh được làm thay mặt, lấy chức danh đầu tiên có người giữ")]
    public IReadOnlyList<string> Acts { get; init; } = [];

    [Description("Ai ghi lại việc của nơi không dùng phần mềm (seat: outside)")]
    public string? RecordedBy { get; init; }

    [Description("yes: văn bản không in, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    public required Because Because { get; init; }
    public Mark At { get; init; }
    public string Id { get; internal set; } = "";

    /// <summary>What it is called in an organisation of this kind.</summary>
    public string LabelAt(Packs.SubjectKind kind)
    {
        foreach (var (word, name) in Called)
            if (kind.Is([word])) return name;
        return Label;
    }
}

/// <summary>What a role opens in the organisation where it is held.</summary>
public enum Right
{
    /// <summary>The files of the organisation itself, not of those below.</summary>
    Content,

    /// <summary>Keeping the roster of the organisation and all below.</summary>
    Roster,

    /// <summary>Facts and levels of the organisation and all below, to rank them.</summary>
    Ranking,

    /// <summary>Reading the journal.</summary>
    Audit,

    /// <summary>Settings, and no file of anybody.</summary>
    Technical,
}

/// <summary>A post or duty held in an organisation: secretary, deputy, support staff.</summary>
public sealed record RoleRule
{
    [Description("Tên chức danh, nhiệm vụ")]
    public required string Label { get; init; }

    [Description("Quyền kèm theo ở tổ chức ấy: content (hồ sơ của chính tổ chức), roster (danh sách cả cây), ranking (xếp loại cả cây), audit (nhật ký), technical (cài đặt, không xem hồ sơ)")]
    public IReadOnlyList<Right> Gives { get; init; } = [Right.Content];

    public required Because Because { get; init; }
    public Mark At { get; init; }
}

/// <summary>bodies.yaml.</summary>
public sealed record BodiesFile
{
    [Description("Chức danh, nhiệm vụ theo mã")]
    public required IReadOnlyDictionary<string, RoleRule> Roles { get; init; }

    [Description("Các chủ thể theo mã")]
    public required IReadOnlyDictionary<string, BodyRule> Bodies { get; init; }
}
