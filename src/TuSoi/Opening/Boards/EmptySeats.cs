using TuSoi.Database;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening.Boards;

/// <summary>What is left of a running cycle and nobody is able to do: as the preview of its opening tells it, from the counters that acts keep and from who holds posts today.</summary>
/// <param name="sees">Organisations of which the person may know who holds posts: of others nothing is told.</param>
public sealed class EmptySeats(CyclePack pack, IReadOnlyDictionary<long, Subject> organisations, ILookup<long, string> held, IReadOnlySet<long> stoodInFor, Func<Subject, bool> sees)
{
    private readonly Dictionary<(string Body, long Unit), Body?> found = [];
    private readonly Dictionary<(Lack Lack, Subject At, string Body), (IReadOnlyList<string> Roles, HashSet<StepRule> Steps, Dictionary<(long Unit, string Kind), int> Left)> lacking = [];

    /// <param name="below">With all that lies below the organisation; else only what is its own.</param>
    public static async Task<IReadOnlyList<Unable>> ReadAsync(Work work, CyclePack pack, long cycle, Subject unit, bool below, Func<Subject, bool> sees, CancellationToken stop = default)
    {
        long[] above = [.. unit.Units];
        await using var reader = await work.ReadAsync(new Batch()
            .Add(SittingFrame.SubjectsWhere("cycle = $1 and family = 'organisation' and ($4 and path ^@ $2 or entry = any($3))"), cycle, unit.Path, above, below)
            .Add("select a.organisation, array_agg(distinct a.role) from assignment a where a.ended_act is null and a.held @> today() and ($3 and a.path ^@ $1 or a.organisation = any($2)) group by a.organisation", unit.Path, above, below)
            .Add("select distinct host from access_grant where cycle = $1 and what = 'substitute' and host is not null and ended_act is null and (until is null or until >= today())", cycle)
            .Add("select unit, kind, step, total - done from counter where cycle = $1 and path ^@ $2 and done < total and ($4 or unit = $3)", cycle, unit.Path, unit.Id, below), stop);
        var organisations = new Dictionary<long, Subject>();
        while (await reader.ReadAsync(stop)) organisations.TryAdd(reader.GetInt64(1), SittingFrame.ReadSubject(reader));
        var held = (await reader.NextAsync(r => (At: r.GetInt64(0), Roles: r.GetFieldValue<string[]>(1)), stop)).SelectMany(h => h.Roles, (h, role) => (h.At, role)).ToLookup(h => h.At, h => h.role);
        var seats = new EmptySeats(pack, organisations, held, (await reader.NextAsync(r => r.GetInt64(0), stop)).ToHashSet(), sees);
        var units = organisations.Values.ToDictionary(o => o.Id);
        foreach (var (at, kind, step, left) in await reader.NextAsync(r => (r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt32(3)), stop))
            if (units.TryGetValue(at, out var one) && pack.Find(kind, step) is { } rule) seats.Add(one, kind, rule, left);
        return seats.All();
    }

    /// <summary>Where somebody is missing, from the top down.</summary>
    public IReadOnlyList<Unable> All() => [.. from lack in lacking
                                              orderby lack.Key.Lack, lack.Key.At.Path, lack.Key.Body
                                              select new Unable(lack.Key.Lack, lack.Key.At, lack.Key.Body, lack.Value.Roles, [.. lack.Value.Steps], lack.Value.Left.Values.Sum())];

    /// <summary>A step that some of one kind in an organisation have not done.</summary>
    public void Add(Subject unit, string kind, StepRule step, int left)
    {
        foreach (var (id, _) in Seating.Parts(step)) Add(unit, kind, step, left, id);
        if (step is { Kind: StepKind.Meeting, Meeting: { } meeting } && pack.Procedure.Meetings[meeting] is var rule && IsEmpty(unit, Seating.Chairs(rule))) Lacks(Lack.NoHolder, unit, rule.Label, Seating.Chairs(rule), (unit.Id, kind), step, left);
    }

    private void Add(Subject unit, string kind, StepRule step, int left, string id)
    {
        if (IsPerson(pack.Body(id))) return;
        if (Find(unit, id) is not { Organisation: { } at } body) Lacks(Lack.NoBody, unit, pack.Body(id).Label, pack.Body(id).Acts, (unit.Id, kind), step, left);
        else if (IsEmpty(at, body.Roles)) Lacks(Lack.NoHolder, at, body.Rule.Label, body.Roles, (unit.Id, kind), step, left);
    }

    // Who stands in for the people of an organisation does all that they do.
    private bool IsEmpty(Subject at, IReadOnlyList<string> roles) => sees(at) && !stoodInFor.Contains(at.Id) && !held[at.Entry].Any(roles.Contains);

    private bool IsPerson(BodyRule body) => body.Seat == Seat.Person || body is { Seat: Seat.Outside, RecordedBy: { } by } && IsPerson(pack.Body(by));

    // A body lies in the same place for all that are reviewed in one organisation.
    private Body? Find(Subject unit, string id) => found.TryGetValue((id, unit.Id), out var known) ? known : found[(id, unit.Id)] = Bodies.Of(pack.Procedure, pack.Pack, id, unit, entry => organisations.GetValueOrDefault(entry));

    private void Lacks(Lack lack, Subject at, string body, IReadOnlyList<string> roles, (long, string) of, StepRule step, int left)
    {
        if (!lacking.TryGetValue((lack, at, body), out var sofar)) lacking[(lack, at, body)] = sofar = (roles, [], []);
        sofar.Steps.Add(step);
        sofar.Left[of] = Math.Max(left, sofar.Left.GetValueOrDefault(of));
    }
}
