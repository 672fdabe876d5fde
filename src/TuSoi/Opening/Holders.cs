using TuSoi.Database;

namespace TuSoi.Opening;

/// <summary>Somebody who holds a role in an organisation today.</summary>
public sealed record Holder(long Person, string Name, string Role);

/// <summary>Who holds which roles today, below one place of the tree.</summary>
public sealed class Holders
{
    private readonly ILookup<long, Holder> byOrganisation;

    private Holders(IEnumerable<(long Organisation, Holder Holder)> all) => byOrganisation = all.ToLookup(a => a.Organisation, a => a.Holder);

    /// <summary>Whoever may act there in one of these roles; the first role counts first.</summary>
    public IReadOnlyList<Holder> At(long organisation, IReadOnlyList<string> roles) =>
        [.. roles.SelectMany(role => byOrganisation[organisation].Where(h => h.Role == role)).DistinctBy(h => h.Person)];

    public static async Task<Holders> ReadAsync(Work work, string path, CancellationToken stop = default)
    {
        await using var reader = await work.ReadAsync(new Batch().Add("select a.organisation, a.person, p.name, a.role from assignment a join person p on p.id = a.person where a.ended_act is null and a.held @> today() and a.path ^@ $1 order by a.id", path), stop);
        var all = new List<(long, Holder)>();
        while (await reader.ReadAsync(stop)) all.Add((reader.GetInt64(0), new Holder(reader.GetInt64(1), reader.GetString(2), reader.GetString(3))));
        return new Holders(all);
    }
}
