using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;

namespace TuSoi.Opening;

/// <summary>Acts on a cycle as a whole: entered at its root, by who holds a right there or above.</summary>
internal static class CycleRoot
{
    public static async Task<Outcome> DoAsync(Desk desk, Act act, IReadOnlyList<string> rights, Func<Sitting, Task<Outcome.Refused?>> carryOut, CancellationToken stop)
    {
        if (await FindAsync(desk, act, stop) is not { } root) return Refusals.UnitUnknown;
        return await desk.DoAsync(act, root, [root], async sitting =>
        {
            var unit = sitting.Find(root)!;
            if (sitting.Rights.Held.FirstOrDefault(h => h.Rights.Intersect(rights).Any() && unit.Units.Contains(h.Entry)) is not { } held) return Refusals.Denied($"người được giao quản lý cả đợt ở {unit.Name}");
            sitting.Role = held.Role;
            return await carryOut(sitting);
        }, stop);
    }

    /// <summary>The same where nothing more is read and nothing more can be refused.</summary>
    public static Task<Outcome> DoAsync(Desk desk, Act act, IReadOnlyList<string> rights, Action<Sitting> write, CancellationToken stop) => DoAsync(desk, act, rights, sitting =>
    {
        write(sitting);
        return Task.FromResult<Outcome.Refused?>(null);
    }, stop);

    private static async Task<long?> FindAsync(Desk desk, Act act, CancellationToken stop)
    {
        await using var work = await Work.BeginAsync(desk.Store, act.By, desk.Today, stop);
        await using var reader = await work.ReadAsync(new Batch().Add("select s.id from cycle c join subject s on s.cycle = c.id and s.entry = c.root where c.id = $1", act.Cycle), stop);
        return await reader.ReadAsync(stop) ? reader.GetInt64(0) : null;
    }
}
