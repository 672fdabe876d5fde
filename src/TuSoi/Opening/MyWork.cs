using TuSoi.Access;
using TuSoi.Database;
using TuSoi.Organisation;
using TuSoi.Rostering.Asking;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>One thing that waits: a step, for one subject or for several that one body does together.</summary>
/// <param name="Read">The organisation at which it is done.</param>
/// <param name="Open">Subjects for whom it can be done now.</param>
/// <param name="Waiting">Subjects for whom something else must be finished first.</param>
public sealed record WorkItem(UnitWork Read, StepRule Step, Body Body, IReadOnlyList<OpenStep> Open, IReadOnlyList<OpenStep> Waiting)
{
    private IReadOnlyList<Waited>? waitsFor;

    public Subject Unit => Read.Unit;

    public DueDate Due => (Open.Count > 0 ? Open : Waiting).Select(o => o.Due).MinBy(d => d.Last);

    /// <summary>What those who wait wait for, each thing once; many wait for the same list.</summary>
    public IReadOnlyList<Waited> WaitsFor => waitsFor ??= [.. Waiting.Select(w => w.WaitsFor).Distinct(ReferenceEqualityComparer.Instance).Cast<IReadOnlyList<Waited>>().SelectMany(w => w).DistinctBy(w => (w.Need.Step, w.On.Id))];

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

    /// <summary>What is his and waits for the answer of a body that he asked.</summary>
    public IReadOnlyList<WorkItem> AskedByMe { get; init; } = [];

    /// <summary>Resets of passwords that wait for a second person, who may be me; whether one has run out since this morning is told where they are listed.</summary>
    public int Resets { get; init; }

    /// <summary>Requests for facts that went out from where I keep the roster and are neither answered nor withdrawn, with the first date; null: none.</summary>
    public FactsAskedByMe? FactsByMe { get; init; }

    /// <summary>What somebody can do now.</summary>
    public IEnumerable<WorkItem> Ready => Items.Where(i => i.Open.Count > 0).OrderBy(i => i.Due.Last).ThenBy(i => i.Unit.Path, StringComparer.Ordinal);

    /// <summary>What must wait for others.</summary>
    public IEnumerable<WorkItem> Waiting => Items.Where(i => i.Open.Count == 0).OrderBy(i => i.Due.Last).ThenBy(i => i.Unit.Path, StringComparer.Ordinal);

    // All that is asked of me and the work of the places where I hold a post or am reviewed: in one round trip.
    public static async Task<MyWork> ReadAsync(Work work, CyclePacks packs, Visitor visitor, VisitedCycle cycle, DateOnly today, CancellationToken stop = default)
    {
        var pack = await packs.OfAsync(work, cycle.Id, cycle.Pack, stop);
        var mine = new MyWork(pack, [], [], [], []);
        var read = await UnitWork.ReadAllAsync(work, packs, cycle.Id, visitor.Posts.ToLookup(p => p.Entry, p => p.Role), today, visitor.Person, Asking(cycle.Id, visitor.Has("roster")), async reader => mine = await AskedAsync(reader, mine, stop), stop);
        return mine with { Items = [.. read.SelectMany(r => Of(r.Read))], AskedByMe = [.. read.SelectMany(r => AskedOf(r.Read))], Units = [.. read.Where(r => r.Roles.Count > 0).Select(r => r.Read)] };
    }

    private static IEnumerable<WorkItem> Of(UnitWork read) =>
        from open in read.Mine
        group open by (open.Step, Body: open.Responsible!.Rule.Id) into steps
        let first = steps.First().Responsible!
        select new WorkItem(read, steps.Key.Step, first, [.. steps.Where(read.IsUp)], [.. steps.Where(s => !read.IsUp(s))]);

    private static IEnumerable<WorkItem> AskedOf(UnitWork read) => read.Asked.GroupBy(o => (o.Step, o.Responsible!.Name)).Select(g => new WorkItem(read, g.Key.Step, g.First().Responsible!, [], [.. g]));

    // What went out is asked only where somebody keeps a roster: of most it would be asked for nothing.
    private static Batch Asking(long cycle, bool keepsRoster) => new Batch()
        .Add("select asker, asker_name, step, body, due, subject, about, kind from asked_of_me($1)", cycle)
        .Add("select unit, ballot, host, rule from counts_of_me($1)", cycle)
        .Add(FactsAskedOfMe.Sql)
        .Add(keepsRoster ? $"select ({WaitingResets}), count(*)::int, min(due) from fact_request where answered_act is null and ended_act is null and path ^@ any((select my_paths('roster'))::text[])" : $"select ({WaitingResets}), 0, null::date");

    private const string WaitingResets = "select count(*)::int from account_reset where confirmed_at is null and withdrawn_at is null and until >= today() and person <> me() and proposed_by <> me()";

    private static async Task<MyWork> AskedAsync(Npgsql.NpgsqlDataReader reader, MyWork mine, CancellationToken stop)
    {
        var (resets, facts) = (0, (FactsAskedByMe?)null);
        var asked = await TakeAsync(reader, r => (Asker: r.GetInt64(0), Name: r.GetString(1), Step: r.GetString(2), Body: r.GetString(3), Due: r.GetFieldValue<DateOnly>(4), Subject: r.GetInt64(5), About: r.GetString(6), Kind: r.GetString(7)), stop);
        mine = mine with
        {
            Asked = [.. asked.GroupBy(r => (r.Asker, r.Name, r.Step, r.Body, r.Due)).Select(g => new AskedOfMe(g.Key.Asker, g.Key.Name, g.Key.Step, g.Key.Body, mine.Pack.Find(g.First().Kind, g.Key.Step)?.Says ?? "", g.Key.Due, [.. g.Select(r => (r.Subject, r.About))]))],
            Counts = await TakeAsync(reader, r => new CountOfMe(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), mine.Pack.Procedure.Meetings.GetValueOrDefault(r.GetString(3))?.Label ?? ""), stop),
            Facts = await TakeAsync(reader, FactsAskedOfMe.Of, stop),
        };
        foreach (var (count, sent, due) in await TakeAsync(reader, r => (r.GetInt32(0), r.GetInt32(1), r.IsDBNull(2) ? default : r.GetFieldValue<DateOnly>(2)), stop)) (resets, facts) = (count, sent == 0 ? null : new FactsAskedByMe(sent, due));
        return mine with { Resets = resets, FactsByMe = facts };
    }

    private static async Task<List<T>> TakeAsync<T>(Npgsql.NpgsqlDataReader reader, Func<Npgsql.NpgsqlDataReader, T> read, CancellationToken stop)
    {
        var rows = await reader.RowsAsync(read, stop);
        await reader.NextResultAsync(stop);
        return rows;
    }
}
