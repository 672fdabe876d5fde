using Npgsql;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Rules.Steps;

namespace TuSoi.History;

/// <summary>
/// Where acts are carried out: one transaction, in which the chain of the organisation is locked first, so that acts of one organisation happen one after
/// the other and every check is still true when it is written. A refusal writes nothing.
/// </summary>
public sealed class Desk(Store store, CyclePacks packs, TimeProvider clock)
{
    public Store Store => store;

    public CyclePacks Packs => packs;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Instant.DayOf(clock);

    internal async Task<Outcome> DoAsync(Act act, long unit, IReadOnlyCollection<long> subjects, Func<Sitting, Task<Outcome.Refused?>> carryOut, CancellationToken stop = default)
    {
        if (subjects.Count == 0) return Refusals.Nothing;
        await using var work = await Work.BeginAsync(store, act.By, Today, act.Cycle, stop);
        SittingFrame? frame;
        await using (var reader = await work.ReadAsync(SittingFrame.Query(act.Cycle, unit, [.. subjects]), stop)) frame = await SittingFrame.ReadAsync(reader, act.By, stop);
        if (frame is null) return Refusals.UnitUnknown;
        var sitting = new Sitting(work, act, unit, frame, await packs.OfAsync(work, act.Cycle, frame.PackSeq, stop), clock);
        try
        {
            if (await carryOut(sitting) is { } refused) return refused;
            await sitting.SaveAsync(stop);
            await work.CommitAsync(stop);
            return new Outcome.Done(sitting.Id);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // somebody was faster: the constraint says the same no as the code
            return new Outcome.Refused("twice", "Việc này vừa được ghi xong ở nơi khác. Hãy tải lại trang để xem kết quả.");
        }
    }

    /// <summary>The same where nothing more is read.</summary>
    internal Task<Outcome> DoAsync(Act act, long unit, IReadOnlyCollection<long> subjects, Func<Sitting, Outcome.Refused?> carryOut, CancellationToken stop = default) =>
        DoAsync(act, unit, subjects, sitting => Task.FromResult(carryOut(sitting)), stop);

    /// <summary>An act on one step of some subjects: all pass the gate or none; <paramref name="then"/> says no, or adds what is written.</summary>
    internal Task<Outcome> StepAsync(StepAct act, IReadOnlyCollection<long> subjects, StepKind kind, Func<Sitting, IReadOnlyList<Passed>, Task<Outcome.Refused?>> then, Passing? passing = null, CancellationToken stop = default) =>
        DoAsync(act, act.Unit, subjects, async sitting =>
        {
            var gate = new Gate(sitting, passing ?? Passing.Usual);
            return await gate.PassAsync(subjects, act.Step, kind) is { } refused ? refused : await then(sitting, gate.All);
        }, stop);

    /// <summary>The same where nothing more is read and nothing more can be refused.</summary>
    internal Task<Outcome> StepAsync(StepAct act, IReadOnlyCollection<long> subjects, StepKind kind, Action<Sitting, IReadOnlyList<Passed>> write, Passing? passing = null, CancellationToken stop = default) =>
        StepAsync(act, subjects, kind, (sitting, all) =>
        {
            write(sitting, all);
            foreach (var one in all) sitting.Finish(one);
            return Task.FromResult<Outcome.Refused?>(null);
        }, passing, stop);

    /// <summary>The same for one subject.</summary>
    internal Task<Outcome> StepAsync(StepAct act, long subject, StepKind kind, Action<Sitting, Passed> write, Passing? passing = null, CancellationToken stop = default) =>
        StepAsync(act, [subject], kind, (sitting, all) => write(sitting, all[0]), passing, stop);
}
