using System.Globalization;
using TuSoi.Database;

namespace TuSoi.Rostering;

/// <summary>Keeps changes of one part of the roster one after the other: who changes below waits for who changes above and the other way round; neighbours do not wait for each other.</summary>
public static class RosterLock
{
    /// <summary>Holds the organisation at the end of the path until the transaction ends.</summary>
    /// <returns>The moment from which what is written now is known: later than anything written there before.</returns>
    public static async Task<DateTime> TakeAsync(Work work, string path, TimeProvider clock, CancellationToken stop = default)
    {
        long[] ids = [.. path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
        var batch = new Batch();
        // from the top down, as everybody: nobody waits in a circle
        foreach (var above in ids[..^1]) batch.Add("select pg_advisory_xact_lock_shared($1)", above);
        await work.WriteAsync(batch.Add("select pg_advisory_xact_lock($1)", ids[^1]), stop);
        return (await work.ListAsync(r => r.GetDateTime(0), "select next_moment($1)", Instant.Of(clock)))[0];
    }
}
