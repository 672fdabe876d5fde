using TuSoi.Access;
using TuSoi.History;
using TuSoi.Reviewing;
using TuSoi.Rules.Steps;

namespace TuSoi.Deciding;

/// <summary>A decision that was drawn up and not signed is taken back, or given back by who should sign it: its levels stand as a draft again.</summary>
public sealed record WithdrawDecision : StepAct
{
    public required long Decision { get; init; }

    /// <summary>Everybody in it.</summary>
    public required IReadOnlyList<long> Subjects { get; init; }
}

/// <summary>Drafts of decisions that will not be signed.</summary>
public sealed class Withdrawals(Desk desk)
{
    public async Task<Outcome> WithdrawAsync(WithdrawDecision act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do rút dự thảo") ?? await desk.DoAsync(act, act.Unit, act.Subjects, async sitting =>
    {
        var (preparedBy, lines) = await Decisions.DraftAsync(sitting, act.Decision, act.Step, stop);
        // his own draft as who draws up, somebody else's as who would sign
        var gate = new Gate(sitting, new Passing { As = preparedBy == act.By ? null : Decisions.Signs(sitting, act.Subjects[0], act.Step) });
        if (await gate.PassAsync(act.Subjects, act.Step, StepKind.Decision) is { } refused) return refused;
        if (preparedBy is null) return Decisions.Unknown;
        if (!lines.Keys.ToHashSet().SetEquals(act.Subjects)) return Decisions.Changed;
        sitting.Write("update decision set withdrawn_act = $2, withdrawn_why = $3 where id = $1", act.Decision, sitting.Id, Texts.Tidy(act.Why));
        return null;
    }, stop);
}
