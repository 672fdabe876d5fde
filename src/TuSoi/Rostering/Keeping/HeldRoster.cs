using TuSoi.Database;

namespace TuSoi.Rostering.Keeping;

/// <summary>
/// Reads what the database holds now: everything below one organisation, and beside it whatever some codes name elsewhere, with all below it, where the
/// person who asks keeps the roster.
/// </summary>
internal sealed class HeldRoster(Work work, FactSchema schema, int year, DateOnly cutOff, CancellationToken stop)
{
    private readonly HeldEntries entries = new(work, schema, year, cutOff, stop);

    /// <param name="root">Path of the organisation.</param>
    /// <param name="codes">Codes of entries that may be elsewhere.</param>
    public async Task<KeptRoster> ReadAsync(string root, IReadOnlyCollection<string> codes)
    {
        await entries.BelowAsync(root);
        var known = entries.All().Select(e => e.Code).ToHashSet();
        string[] others = [.. codes.Where(c => !known.Contains(c))];
        foreach (var moved in await ElsewhereAsync(others)) await entries.BelowAsync(moved);
        if (others.Length > 0) await entries.NamedAsync(others);
        return new KeptRoster(year, cutOff, entries.All()) { Posts = await PostsAsync(root), Complete = await CompleteAsync(root), Outside = entries.Bodies };
    }

    // Organisations that move in bring along all that is below them.
    private async Task<IReadOnlyList<string>> ElsewhereAsync(string[] codes)
    {
        var paths = new List<string>();
        if (codes.Length == 0) return paths;
        await using var row = await work.ReadAsync(new Batch().Add($"""
            select s.path from roster_entry e join roster_state s on s.entry = e.id
            where e.code = any($2) and e.family = 'organisation' and {HeldEntries.State} and s.path ^@ any((select my_paths('roster'))::text[]) order by s.path
            """, cutOff, codes), stop);
        while (await row.ReadAsync(stop))
            if (!paths.Exists(p => row.GetString(0).StartsWith(p, StringComparison.Ordinal))) paths.Add(row.GetString(0));
        return paths;
    }

    private async Task<IReadOnlyList<KeptPost>> PostsAsync(string root)
    {
        var posts = new List<KeptPost>();
        await using var row = await work.ReadAsync(new Batch().Add("""
            select a.id, p.code, a.role, e.code, lower(a.held), upper(a.held) - 1, a.rights, p.name
            from assignment a join person p on p.id = a.person join roster_entry e on e.id = a.organisation where a.path ^@ $1 and a.ended_act is null order by a.id
            """, root), stop);
        while (await row.ReadAsync(stop))
            posts.Add(new KeptPost(row.GetString(1), row.GetString(2), row.GetString(3), HeldEntries.Day(row, 4), HeldEntries.Day(row, 5)) { Id = row.GetInt64(0), Rights = row.GetFieldValue<string[]>(6), Name = row.GetString(7) });
        return posts;
    }

    private async Task<IReadOnlySet<string>> CompleteAsync(string root) =>
        (await work.ListAsync(r => r.GetString(0), "select f.list from complete_list f where f.year = $2 and f.known_to is null and f.path = $1", root, year)).ToHashSet();
}
