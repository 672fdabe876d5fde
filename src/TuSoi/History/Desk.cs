using Npgsql;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.Opening;

namespace TuSoi.History;

/// <summary>
/// Where acts are carried out: one transaction, in which the chain of the organisation is locked first, so that acts of one organisation happen one after
/// the other and every check is still true when it is written. A refusal writes nothing.
/// </summary>
public sealed class Desk(Store store, CyclePacks packs, TimeProvider clock)
{
    /// <summary>The day of an act is the day in Viet Nam, wherever the server stands.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public Store Store => store;

    public CyclePacks Packs => packs;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    internal async Task<Outcome> DoAsync(Act act, long unit, IReadOnlyCollection<long> subjects, Func<Sitting, Task<Outcome.Refused?>> carryOut, CancellationToken stop = default)
    {
        if (subjects.Count == 0) return Refusals.Nothing;
        await using var work = await Work.BeginAsync(store, act.By, Today, stop);
        SittingFrame? frame;
        await using (var reader = await work.ReadAsync(SittingFrame.Query(act.Cycle, unit, [.. subjects]), stop)) frame = await SittingFrame.ReadAsync(reader, act.By, stop);
        if (frame is null) return Refusals.UnitUnknown;
        var sitting = new Sitting(work, act, unit, frame, await packs.OfAsync(store, act.Cycle, frame.PackSeq, stop), Now, Today);
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

    internal Task<Outcome> DoAsync(StepAct act, IReadOnlyCollection<long> subjects, Func<Sitting, Outcome.Refused?> carryOut, CancellationToken stop = default) =>
        DoAsync(act, act.Unit, subjects, sitting => Task.FromResult(carryOut(sitting)), stop);
}
