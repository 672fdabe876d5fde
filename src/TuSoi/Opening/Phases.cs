using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>A part of the process that a board shows as one column.</summary>
public sealed record Phase(int Number, string Label);

/// <summary>
/// The process in eight parts, in its own order: whatever a pack calls its steps, their kinds say where they belong. What is only recorded belongs to the meeting it names,
/// else to what it comes after; and where it may be done after the decision, to what follows that.
/// </summary>
public sealed class Phases
{
    private const int Preparing = 1, Writing = 2, Asking = 3, Meeting = 4, Proposing = 5, Appraising = 6, Deciding = 7, Following = 8;

    public static IReadOnlyList<Phase> All { get; } =
    [
        new(Preparing, "Triển khai, gợi ý"), new(Writing, "Bản kiểm điểm"), new(Asking, "Lấy nhận xét, ý kiến"), new(Meeting, "Hội nghị kiểm điểm"),
        new(Proposing, "Bỏ phiếu, đề xuất"), new(Appraising, "Gửi hồ sơ, thẩm định"), new(Deciding, "Quyết định"), new(Following, "Thông báo, khắc phục"),
    ];

    private readonly Dictionary<(string Kind, string Step), int> of = [];

    public Phases(CyclePack pack)
    {
        foreach (var kind in pack.Pack.Kinds.Keys)
            foreach (var step in pack.StepsOf(kind)) of[(kind, step.Id)] = Of(pack, kind, step, []);
    }

    /// <summary>The number of the phase, from 1.</summary>
    public int Of(string kind, string step) => of.GetValueOrDefault((kind, step), Preparing);

    private static int Of(StepKind kind) => kind switch
    {
        StepKind.PromptProposed or StepKind.PromptsConsolidated or StepKind.PromptIssued => Preparing,
        StepKind.Statement or StepKind.Draft => Writing,
        StepKind.Opinion or StepKind.Comment => Asking,
        StepKind.Registration or StepKind.Attendance or StepKind.Meeting or StepKind.Review or StepKind.Completion or StepKind.Signature => Meeting,
        StepKind.Ballot or StepKind.Proposal or StepKind.Consolidation => Proposing,
        StepKind.Dossier or StepKind.Contribution or StepKind.Appraisal => Appraising,
        StepKind.Decision => Deciding,
        _ => Following,
    };

    private static int Of(CyclePack pack, string kind, StepRule step, HashSet<string> open)
    {
        if (step.Kind != StepKind.Record) return Of(step.Kind);
        if (step.Meeting is not null) return Meeting;
        if (pack.StepsOf(kind).FirstOrDefault(s => s.Kind == StepKind.Decision) is { } decision && pack.Dates.Of(kind, step).Last >= pack.Dates.Of(kind, decision).Last) return Following;
        if (!open.Add(step.Id)) return Preparing;
        var after = step.Needs.SelectMany(n => n.Of.Length == 0 ? [kind] : pack.Pack.Kinds.Keys, (n, k) => (Kind: k, Step: pack.Find(k, n.Step))).Where(n => n.Step is not null).Select(n => Of(pack, n.Kind, n.Step!, open)).DefaultIfEmpty(Preparing).Max();
        return after == Deciding ? Following : after;
    }
}
