using TuSoi.Access;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>A body proposes in writing that a subject should be prompted; subject and content are named (PRC-B01).</summary>
public sealed record ProposePrompt : StepAct
{
    /// <summary>The subject whose step it is: the one that manages the subjects to be prompted.</summary>
    public required long Root { get; init; }

    /// <summary>The proposing body, one of those the step asks; null: the step's own.</summary>
    public string? As { get; init; }

    public required long Target { get; init; }
    public required string Content { get; init; }

    /// <summary>No further proposal is expected: the step is finished.</summary>
    public bool Last { get; init; }
}

/// <summary>The proposals are put together and reported (PRC-B02); those not taken up are named with a reason.</summary>
public sealed record ConsolidatePrompts : StepAct
{
    public required long Root { get; init; }
    public IReadOnlyList<long> Dropped { get; init; } = [];
}

/// <summary>The prompts are issued in writing to their subjects (PRC-B03): those who already handed in revise what they wrote.</summary>
public sealed record IssuePrompts : StepAct
{
    public required long Root { get; init; }
    public required string Number { get; init; }

    /// <summary>Prompts that the issuing body writes itself, where no proposals are collected.</summary>
    public IReadOnlyList<DirectPrompt> Direct { get; init; } = [];
}

/// <summary>A prompt that nobody proposed before.</summary>
public sealed record DirectPrompt(long Target, string Content);

/// <summary>Review prompts: proposed → consolidated → issued → answered in the statement.</summary>
public sealed class Prompts(Desk desk)
{
    public async Task<Outcome> ProposeAsync(ProposePrompt act, CancellationToken stop = default) =>
        Texts.Check(act.Content, "nội dung gợi ý") ?? await desk.DoAsync(act, act.Unit, [act.Root, act.Target], async sitting =>
        {
            var gate = new Gate(sitting, new Passing { As = act.As });
            if (await gate.PassAsync([act.Root], act.Step, StepKind.PromptProposed) is { } refused) return refused;
            if (act.As is { } asked && asked != gate.All[0].Step.By && !gate.All[0].Step.Asks.Contains(asked)) return new Outcome.Refused("request.body", $"Bước này không lấy đề xuất của “{asked}”.");
            if (sitting.Find(act.Target) is not { LeftOut: null } target) return Refusals.SubjectUnknown;
            sitting.Write("insert into prompt (id, cycle, subject, host, content, proposed_by, proposed_role, path, proposed_act) values ($1, $2, $3, $4, $5, $6, $7, $8, $1)",
                sitting.Id, act.Cycle, target.Id, target.Unit, Texts.Tidy(act.Content), gate.All[0].Subject.Entry, sitting.Role, target.Path);
            if (act.Last) sitting.Finish(gate.All[0]);
            return null;
        }, stop);

    /// <summary>Nothing to propose this year: the step is finished all the same.</summary>
    public Task<Outcome> ConsolidateAsync(ConsolidatePrompts act, CancellationToken stop = default) =>
        desk.StepAsync(act, act.Root, StepKind.PromptsConsolidated, (sitting, one) =>
            sitting.Write("update prompt set consolidated_act = $2 where cycle = $1 and consolidated_act is null and path ^@ $3 and id <> all($4)", act.Cycle, sitting.Id, one.Subject.Path, act.Dropped.ToArray()), stop: stop);

    public async Task<Outcome> IssueAsync(IssuePrompts act, CancellationToken stop = default) =>
        (Texts.IsBlank(act.Number) ? NoNumber : act.Direct.Select(d => Texts.Check(d.Content, "nội dung gợi ý")).OfType<Outcome.Refused>().FirstOrDefault()) ?? await desk.DoAsync(act, act.Unit, [act.Root, .. act.Direct.Select(d => d.Target)], async sitting =>
        {
            var gate = new Gate(sitting, Passing.Usual);
            if (await gate.PassAsync([act.Root], act.Step, StepKind.PromptIssued) is { } refused) return refused;
            var root = gate.All[0];
            if (act.Direct.Any(d => sitting.Find(d.Target) is not { LeftOut: null } target || !target.Path.StartsWith(root.Subject.Path, StringComparison.Ordinal))) return Refusals.SubjectUnknown;
            foreach (var (target, content) in act.Direct.Select(d => (sitting.Find(d.Target)!, d.Content)))
                sitting.Write("insert into prompt (id, cycle, subject, host, content, proposed_by, proposed_role, path, proposed_act, consolidated_act) values (nextval('ids'), $1, $2, $3, $4, $5, $6, $7, $8, $8)",
                    act.Cycle, target.Id, target.Unit, Texts.Tidy(content), root.Subject.Entry, sitting.Role, target.Path, sitting.Id);
            var targets = await TargetsAsync(sitting, root.Subject, [.. act.Direct.Select(d => d.Target)], stop);
            sitting.Write("update prompt set issued_act = $2, issued_by = $3, number = $4, issued_on = $5 where cycle = $1 and consolidated_act is not null and issued_act is null and path ^@ $6",
                act.Cycle, sitting.Id, root.Step.Votes ?? root.Step.By, act.Number, sitting.Day, root.Subject.Path);
            foreach (var (target, done) in targets) Reopen(sitting, target, done);
            sitting.Finish(root);
            return null;
        }, stop);

    private static readonly Outcome.Refused NoNumber = new("paper.number", "Chưa ghi số văn bản gợi ý. Hãy ghi rồi gửi lại.");

    // The steps for prompted subjects begin to apply, and a statement handed in before the prompt is revised (AMB-58).
    private static void Reopen(Sitting sitting, Subject target, HashSet<string> done)
    {
        foreach (var step in sitting.Pack.StepsOf(target.Kind))
        {
            var bit = sitting.Pack.BitOf(target.Kind, step.Id);
            if (step.Only.Contains(StepRule.Prompted) && !target.Has(bit))
            {
                sitting.Write("update subject set applies = applies | $2 where id = $1", target.Id, bit);
                sitting.Join(target, step.Id);
            }
            if (step.Kind != StepKind.Statement || !done.Contains(step.Id)) continue;
            sitting.Reopen(target, step.Id, wasDone: true);
            sitting.Write("update paper set reopened_act = $3 where subject = $1 and step = $2", target.Id, step.Id, sitting.Id);
        }
    }

    private static async Task<List<(Subject, HashSet<string>)>> TargetsAsync(Sitting sitting, Subject root, long[] direct, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch()
            .Add(SittingFrame.SubjectsWhere("id = any($3) or id in (select subject from prompt where cycle = $1 and consolidated_act is not null and issued_act is null and path ^@ $2)"), sitting.Act.Cycle, root.Path, direct)
            .Add("select subject, step from done where subject = any($3) or subject in (select subject from prompt where cycle = $1 and consolidated_act is not null and issued_act is null and path ^@ $2)", sitting.Act.Cycle, root.Path, direct), stop);
        var found = new List<Subject>();
        while (await reader.ReadAsync(stop)) found.Add(SittingFrame.ReadSubject(reader));
        await reader.NextResultAsync(stop);
        var done = new List<(long Subject, string Step)>();
        while (await reader.ReadAsync(stop)) done.Add((reader.GetInt64(0), reader.GetString(1)));
        return [.. found.Select(s => (s, done.Where(d => d.Subject == s.Id).Select(d => d.Step).ToHashSet()))];
    }
}
