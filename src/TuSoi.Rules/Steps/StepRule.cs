using System.ComponentModel;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Steps;

/// <summary>What is done in a step. A closed list: each kind is at home in one stage of the process.</summary>
public enum StepKind
{
    /// <summary>Something done and written down: body, number, date, file. Plans, teams, studies, summaries, anything done outside the system.</summary>
    Record,

    /// <summary>A prompt is proposed, consolidated, issued to the subject.</summary>
    PromptProposed, PromptsConsolidated, PromptIssued,

    /// <summary>The subject's own statement or report with the level it proposes for itself.</summary>
    Statement,

    /// <summary>The draft goes to the participants and to those whose opinion is wanted.</summary>
    Draft,

    /// <summary>An opinion on the draft is asked for and given.</summary>
    Opinion,

    /// <summary>A comment of another body (residence, temporary cell, former organisation) is asked for, and given or recorded from paper.</summary>
    Comment,

    /// <summary>The date of the meeting is registered; who attends from above is arranged.</summary>
    Registration, Attendance,

    /// <summary>A body holds its meeting, from opening to closing.</summary>
    Meeting,

    /// <summary>The subject is reviewed in a meeting: comments and conclusion.</summary>
    Review,

    /// <summary>The paper is completed after the meeting that discussed it; signed.</summary>
    Completion, Signature,

    /// <summary>A ballot on the subject, from slips to the count.</summary>
    Ballot,

    /// <summary>A body proposes a level for the subject.</summary>
    Proposal,

    /// <summary>Results of bodies below are put together.</summary>
    Consolidation,

    /// <summary>Contributors are asked, and answer on the criteria of their field.</summary>
    Contribution,

    /// <summary>What was handed in is checked against the rules; differences are written down.</summary>
    Appraisal,

    /// <summary>The dossier goes to the body that decides.</summary>
    Dossier,

    /// <summary>The competent body decides the level.</summary>
    Decision,

    /// <summary>The subject is told.</summary>
    Notice,

    /// <summary>Plan to repair shortcomings; commitment for the next year.</summary>
    RemedialPlan, Commitment,
}

/// <summary>What must be finished before a step: a step of the same subject, or of all subjects that a path of relations leads to.</summary>
public sealed record NeedRule
{
    [Description("Bước phải xong")]
    public required string Step { get; init; }

    [Description("Đường quan hệ đến các đối tượng phải xong, ví dụ: members, organisation.subordinates; không ghi là của chính đối tượng")]
    public string Of { get; init; } = "";

    [Description("yes: quá hạn mà chưa xong thì không phải chờ nữa")]
    public bool UntilDue { get; init; }

    [Description("yes: văn bản không in, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    public Because? Because { get; init; }
    public Mark At { get; init; }
}

/// <summary>One step of the procedure of a kind of subject.</summary>
public sealed record StepRule
{
    [Description("Loại việc")]
    public required StepKind Kind { get; init; }

    [Description("Chủ thể làm (mã trong bodies.yaml)")]
    public required string By { get; init; }

    [Description("Hội nghị (mã trong meetings.yaml) mà bước này diễn ra hoặc chuẩn bị cho")]
    public string? Meeting { get; init; }

    [Description("Mẫu giấy")]
    public string Form { get; init; } = "";

    [Description("Cuộc bỏ phiếu (mã trong ballots.yaml)")]
    public string? Ballot { get; init; }

    [Description("Chủ thể bỏ phiếu quyết định")]
    public string? Votes { get; init; }

    [Description("Chủ thể ký")]
    public string? Signs { get; init; }

    [Description("Chủ thể được hỏi (contribution, comment, opinion)")]
    public IReadOnlyList<string> Asks { get; init; } = [];

    [Description("Nơi nhận")]
    public string? To { get; init; }

    [Description("Qua đâu")]
    public string? Through { get; init; }

    [Description("Chỉ khi đối tượng thuộc một trong các trường hợp đặc biệt này; prompted: được gợi ý kiểm điểm")]
    public IReadOnlyList<string> Only { get; init; } = [];

    [Description("Trừ các trường hợp đặc biệt này")]
    public IReadOnlyList<string> Unless { get; init; } = [];

    [Description("Phải xong trước")]
    public IReadOnlyList<NeedRule> Needs { get; init; } = [];

    [Description("Thời hạn")]
    public DueRule? Due { get; init; }

    [Description("yes: quá hạn thì không làm được nữa")]
    public bool LateBlocks { get; init; }

    [Description("yes: văn bản không in, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    [Description("Việc này bằng một câu")]
    public required string Says { get; init; }

    public required Because Because { get; init; }
    public IReadOnlyList<string> Reading { get; init; } = [];
    public Mark At { get; init; }
    public string Id { get; internal set; } = "";

    /// <summary>Enough to tell steps apart; all that is in them takes long to read.</summary>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>Every catalogue row that this step carries: its own, those of what it waits for and of its date.</summary>
    public IEnumerable<string> Rows => Because.Row.Concat(Reading).Concat(Needs.SelectMany(n => n.Because?.Row ?? [])).Concat(Due?.Because?.Row ?? []);

    /// <summary>The special word of <see cref="Only"/> for subjects with a review prompt.</summary>
    public const string Prompted = "prompted";
}

/// <summary>steps/*.yaml: the procedure of some kinds of subject.</summary>
public sealed record StepsFile
{
    [Description("Loại đối tượng hoặc đặc điểm")]
    public required IReadOnlyList<string> On { get; init; }

    [Description("Các bước theo mã, theo thứ tự thực hiện")]
    public required IReadOnlyDictionary<string, StepRule> Steps { get; init; }

    public Mark At { get; init; }
}
