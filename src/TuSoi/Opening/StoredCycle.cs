using Dapper;
using TuSoi.Database;

namespace TuSoi.Opening;

/// <summary>A cycle as operators list it, read with the owner's rights.</summary>
public sealed record StoredCycle(long Id, int Year, string Root, string Pack, long Subjects, long Seals)
{
    public static async Task<IReadOnlyList<StoredCycle>> AllAsync(Store store, CancellationToken stop = default)
    {
        await using var owner = await store.OpenOwnerAsync(stop);
        return [.. await owner.QueryAsync<StoredCycle>(new("""
            select c.id, c.year, r.name as root, c.pack, (select count(*) from subject s where s.cycle = c.id) as subjects, (select count(*) from seal l where l.cycle = c.id) as seals
            from cycle c join subject r on r.cycle = c.id and r.entry = c.root order by c.year, c.id
            """, cancellationToken: stop))];
    }

    /// <summary>The number of the person with this code.</summary>
    public static async Task<long?> PersonAsync(Store store, string code, CancellationToken stop = default)
    {
        await using var owner = await store.OpenOwnerAsync(stop);
        return await owner.QuerySingleOrDefaultAsync<long?>(new("select id from person where code = @code", new { code }, cancellationToken: stop));
    }
}
