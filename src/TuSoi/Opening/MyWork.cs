using TuSoi.Access;
using TuSoi.Database;
using TuSoi.Organisation;
using TuSoi.Rostering.Asking;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>One thing that waits: a step, for one subject or for several that one body does together.</summary>
/// <param name="Unit">The organisation at which it is done.</param>
/// <param name="Open">Subjects for whom it can be done now.</param>
/// <param name="Waiting">Subjects for whom something else must be finished first.</param>
public sealed record WorkItem(Subject Unit, StepRule Step, Body Body, IReadOnlyList<OpenStep> Open, IReadOnlyList<OpenStep> Waiting)
{
    public DueDate Due => (Open.Count > 0 ? Open : Waiting).Select(o => o.Due).MinBy(d => d.Last);

    /// <summary>Everybody it is about.</summary>
    public int Count => Open.Count + Waiting.Count;
}

/// <summary>An opinion that was asked of me or of a body I act for, and not given yet.</summary>
public sealed record AskedOfMe(long Asker, string AskerName, string Step, string Body, string Says, DateOnly Due, IReadOnlyList<(long Subject, string Name)> About);

/// <summary>Slips of a meeting in which I am a teller, not counted by me yet.</summary>
public sealed record CountOfMe(long Unit, long Ballot, long Host, string Rule, string Meeting);

/// <summary>What waits for one person in a cycle, and on whom he waits.</summary>
/// <param name="Units">Organisations in which he holds a post; of their steps only his own are exact.</param>
public sealed record MyWork(CyclePack Pack, IReadOnlyList<WorkItem> Items, IReadOnlyList<AskedOfMe> Asked, IReadOnlyList<CountOfMe> Counts, IReadOnlyList<UnitWork> Units)
{
    /// <summary>Facts that were asked of a body I act for.</summary>
    public IReadOnlyList<FactsAskedOfMe> Facts { get; init; } = [];

    /// <summary>What somebody can do now.</summary>
    public IEnumerable<WorkItem> Ready => Items.Where(i => i.Open.Count > 0).OrderBy(i => i.Due.Last).ThenBy(i => i.Unit.Path, StringComparer.Ordinal);

    /// <summary>What must wait for others.</summary>
    public IEnumerable<WorkItem> Waiting => Items.Where(i => i.Open.Count == 0).OrderBy(i => i.Due.Last).ThenBy(i => i.Unit.Path, StringComparer.Ordinal);

    public static async Task<MyWork> ReadAsync(Work work, CyclePacks packs, Visitor visitor, VisitedCycle cycle, DateOnly today, CancellationToken stop = default)
    {
        var pack = await packs.OfAsync(work, cycle.Id, cycle.Pack, stop);
        var mine = await AskedAsync(work, visitor, pack, cycle.Id, stop);
        var (items, units) = (new List<WorkItem>(), new List<UnitWork>());
        IReadOnlyList<(long, IReadOnlySet<string>)> places = [.. mine.Places.GroupBy(p => p.Unit).Select(p => (p.Key, (IReadOnlySet<string>)p.Select(one => one.Role).OfType<string>().ToHashSet()))];
        foreach (var (read, roles) in await UnitWork.ReadToAsync(work, packs, cycle.Id, places, today, visitor.Person, stop))
        {
            if (roles.Count > 0) units.Add(read);
            items.AddRange(Of(read));
        }
        return new MyWork(pack, items, mine.Asked, mine.Counts, units) { Facts = mine.Facts };
    }

    private static IEnumerable<WorkItem> Of(UnitWork read) =>
        from open in read.Mine
        group open by (open.Step, Body: open.Responsible!.Rule.Id) into steps
        let first = steps.First().Responsible!
        select new WorkItem(read.Unit, steps.Key.Step, first, [.. steps.Where(read.IsUp)], [.. steps.Where(s => !read.IsUp(s))]);

    // Where I hold a post and where I am reviewed myself; opinions, counts and facts that are asked of me: all in one round trip.
    private static async Task<(List<(long Unit, string? Role)> Places, List<AskedOfMe> Asked, List<CountOfMe> Counts, List<FactsAskedOfMe> Facts)> AskedAsync(Work work, Visitor visitor, CyclePack pack, long cycle, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add("""
                select s.id, s.entry from subject s where s.cycle = $1 and s.entry = any($2)
                union all select s.unit, null from subject s where s.cycle = $1 and s.person = me() and s.left_out is null
                """, cycle, visitor.Posts.Select(p => p.Entry).Distinct().ToArray())
            .Add("""
                select u.id, u.name, r.step, r.body, r.due, s.id, s.name, s.kind from request r join subject s on s.id = r.subject join subject u on u.cycle = r.cycle and u.entry = r.asker
                where r.cycle = $1 and r.answered_act is null and (r.person = me() or r.organisation = any($2)) order by r.due, u.path, s.code
                """, cycle, visitor.Posts.Select(p => p.Entry).Distinct().ToArray())
            .Add("""
                select b.host, b.id, m.host, m.rule from teller t join ballot b on b.meeting = t.meeting join meeting m on m.id = b.meeting
                where b.cycle = $1 and t.person = me() and b.closed_act is null and not exists (select from slip_count c where c.ballot = b.id and c.typist = me()) order by b.id
                """, cycle)
            .Add(FactsAskedOfMe.Sql), stop);
        var units = await RowsAsync(reader, r => (Unit: r.GetInt64(0), Entry: r.IsDBNull(1) ? (long?)null : r.GetInt64(1)), stop);
        var places = units.SelectMany(u => u.Entry is { } entry ? visitor.Posts.Where(p => p.Entry == entry).Select(p => (u.Unit, (string?)p.Role)) : [(u.Unit, null)]).ToList();
        var asked = await RowsAsync(reader, r => (Asker: r.GetInt64(0), Name: r.GetString(1), Step: r.GetString(2), Body: r.GetString(3), Due: r.GetFieldValue<DateOnly>(4), Subject: r.GetInt64(5), About: r.GetString(6), Kind: r.GetString(7)), stop);
        var counts = await RowsAsync(reader, r => new CountOfMe(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), pack.Procedure.Meetings.GetValueOrDefault(r.GetString(3))?.Label ?? ""), stop);
        var facts = await RowsAsync(reader, FactsAskedOfMe.Of, stop);
        return (places, [.. asked.GroupBy(r => (r.Asker, r.Name, r.Step, r.Body, r.Due)).Select(g => new AskedOfMe(g.Key.Asker, g.Key.Name, g.Key.Step, g.Key.Body, pack.Find(g.First().Kind, g.Key.Step)?.Says ?? "", g.Key.Due, [.. g.Select(r => (r.Subject, r.About))]))], counts, facts);
    }

    private static async Task<List<T>> RowsAsync<T>(Npgsql.NpgsqlDataReader reader, Func<Npgsql.NpgsqlDataReader, T> read, CancellationToken stop)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        await reader.NextResultAsync(stop);
        return rows;
    }
}
