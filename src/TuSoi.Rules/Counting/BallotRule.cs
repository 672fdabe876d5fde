using System.ComponentModel;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Counting;

/// <summary>What a ballot is for; a later purpose stands above an earlier one. The order is that of the fact <c>ballots.purpose</c>.</summary>
public enum BallotPurpose { Self, Proposal, Decision }

/// <summary>What is printed on the slip for one subject.</summary>
public enum BallotKind
{
    /// <summary>One of the four levels.</summary>
    OneOfFour,

    /// <summary>One of the four levels or "not ranked yet".</summary>
    FiveBoxes,

    /// <summary>First Good, Completed or NotCompleted; then, for those with Good, Excellent yes or no.</summary>
    TwoRounds,

    /// <summary>One of four grades for each criterion.</summary>
    PerCriterion,

    /// <summary>Yes or no to a level that was proposed.</summary>
    ApproveProposal,
}

/// <summary>Of which number of slips more than half is needed (VOT-030).</summary>
public enum BallotBase { ValidCollected, Collected, Issued, Summoned, MarkedForSubject }

/// <summary>Which result is suggested where ballot and conditions come to different levels (VOT-026).</summary>
public enum BallotDiffers { Lower, Conditions, Open }

/// <summary>One ballot of a pack: who votes on whom, how, and how counts become a level. Words that are an AMB row mean: what is chosen there.</summary>
public sealed record BallotRule
{
    [Description("Loại đối tượng hoặc đặc điểm mà phiếu này về")]
    public required IReadOnlyList<string> On { get; init; }

    [Description("self: tự xếp loại; proposal: đề xuất; decision: quyết định")]
    public required BallotPurpose Purpose { get; init; }

    [Description("Loại phiếu")]
    public BallotKind Kind { get; init; }

    [Description("Ai bỏ phiếu")]
    public required string Voters { get; init; }

    [Description("secret, open, hoặc dòng AMB")]
    public string Secrecy { get; init; } = "secret";

    [Description("Cơ sở tính: valid_collected, collected, issued, summoned, marked_for_subject, hoặc dòng AMB")]
    public string Base { get; init; } = "valid_collected";

    [Description("Đúng một nửa: carried_down (chưa đạt), reaches (đạt), hoặc dòng AMB")]
    public string Half { get; init; } = "carried_down";

    [Description("Mức Xuất sắc: majority (phải trên một nửa), order_only (chỉ xét thứ tự), hoặc dòng AMB")]
    public string Excellent { get; init; } = "majority";

    [Description("Số người có mặt phải trên phần này của số triệu tập")]
    public string? Quorum { get; init; }

    [Description("Khi phiếu khác điều kiện: lower (đề nghị mức thấp hơn), conditions, open; luôn cần quyết định kèm lý do")]
    public BallotDiffers Differs { get; init; }

    [Description("yes: có điều không in trong văn bản, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    public required string Says { get; init; }
    public required Because Because { get; init; }

    [Description("Dòng AMB liên quan mà không có lựa chọn")]
    public IReadOnlyList<string> Reading { get; init; } = [];

    public Mark At { get; init; }
    public string Id { get; internal set; } = "";
}

/// <summary>A rule of conduct of the ballot, kept for the meeting page and the minutes.</summary>
public sealed record BallotConduct
{
    public required string Says { get; init; }
    public required Because Because { get; init; }
    public bool Assumed { get; init; }
    public Mark At { get; init; }
}

/// <summary>ballots.yaml.</summary>
public sealed record BallotsFile
{
    [Description("Các cuộc bỏ phiếu theo mã")]
    public required IReadOnlyDictionary<string, BallotRule> Ballots { get; init; }

    [Description("Cách tiến hành, chung cho mọi cuộc bỏ phiếu")]
    public IReadOnlyList<BallotConduct> Conduct { get; init; } = [];
}
