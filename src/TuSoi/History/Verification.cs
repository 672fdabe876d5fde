using Npgsql;
using TuSoi.Database;
using TuSoi.Opening;

namespace TuSoi.History;

/// <summary>
/// Proves a cycle from its own records: chains and seals, the copies of its packs, counters, steps done, verdicts, signed decisions. It reads everything, so it
/// runs on the owner's connection, in one transaction that sees one moment and writes nothing.
/// </summary>
public sealed class Verification(Store store, CyclePacks packs)
{
    public async Task<VerificationReport> OfAsync(long cycle, CancellationToken stop = default)
    {
        await using var work = await Work.OfOwnerAsync(store, default, stop);
        return await OfAsync(work, cycle, stop);
    }

    /// <summary>The same in a transaction that somebody else began with <see cref="Work.OfOwnerAsync"/>.</summary>
    public async Task<VerificationReport> OfAsync(Work work, long cycle, CancellationToken stop = default)
    {
        var (report, look) = (new VerificationReport(), new VerificationReading(work, cycle, stop));
        await new VerificationOfChains(look, report).RunAsync();
        await new VerificationOfSeals(look, report).RunAsync();
        var copies = new VerificationOfPacks(look, report, packs);
        var pack = await copies.RunAsync();
        await new VerificationOfCounters(look, report, pack).RunAsync();
        await new VerificationOfVerdicts(look, report, copies).RunAsync();
        await new VerificationOfActs(look, report).RunAsync();
        await new VerificationOfFiles(look, report).RunAsync();
        return report;
    }
}

/// <summary>Statements about one cycle, which is always $1.</summary>
internal sealed record VerificationReading(Work Work, long Cycle, CancellationToken Stop)
{
    public async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> of, params object?[] more)
    {
        await using var reader = await Work.ReadAsync(new Batch().Add(sql, [Cycle, .. more]), Stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(Stop)) rows.Add(of(reader));
        return rows;
    }
}
