using System.Security.Cryptography;
using System.Text.Json;
using TuSoi.Database;
using TuSoi.History;

namespace TuSoi.Rostering;

/// <summary>Where acts on the standing roster are carried out: one transaction, the part of the roster locked first, one entry in the chain of the organisation whose roster the person keeps.</summary>
internal sealed class RosterDesk(Store store, TimeProvider clock)
{
    public async Task<Outcome> DoAsync<T>(T act, long root, Func<RosterSitting, Task<Outcome.Refused?>> carryOut, CancellationToken stop) where T : Act
    {
        await using var work = await Work.BeginAsync(store, act.By, Instant.DayOf(clock), stop);
        if (await PathAsync(work, root, stop) is not { } path) return new Outcome.Refused("roster.root", "Không tìm thấy tổ chức này trong danh sách đồng chí quản lý.");
        var at = await RosterLock.TakeAsync(work, path, clock, stop);
        var sitting = new RosterSitting(work, (await work.NumbersAsync(1, stop))[0], at);
        if (await carryOut(sitting) is { } refused) return refused;
        await work.WriteAsync(Entry(sitting.Writes, sitting.Id, root, path, act, sitting.At, JsonSerializer.Serialize(act)), stop);
        await work.CommitAsync(stop);
        return new Outcome.Done(sitting.Id);
    }

    /// <summary>The entry in the chain of the roster, which belongs to no cycle.</summary>
    public static Batch Entry(Batch batch, long id, long root, string path, Act act, DateTime at, string content) => batch
        .Add("insert into chain (cycle, unit, path) values (0, $1, $2) on conflict do nothing", root, path)
        .Add("select journal_entry($1, 0, $2, $3, null, null, $4, $5, $6::jsonb, $2)", id, root, act.GetType().Name, at, RandomNumberGenerator.GetBytes(16), content);

    private static async Task<string?> PathAsync(Work work, long root, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add("select path from roster_state where entry = $1 and known_to is null and valid @> today() and path ^@ any((select my_paths('roster'))::text[])", root), stop);
        return await reader.ReadAsync(stop) ? reader.GetString(0) : null;
    }
}

/// <summary>One act on the roster while it is carried out.</summary>
internal sealed record RosterSitting(Work Work, long Id, DateTime At)
{
    public Batch Writes { get; } = new();
}
