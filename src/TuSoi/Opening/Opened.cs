using TuSoi.Organisation;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>The subjects, ways and counters of a new cycle, worked out from the roster before anything is written.</summary>
internal sealed class Opened
{
    private readonly Dictionary<long, long> ids = [];

    public List<Subject> Subjects { get; } = [];
    public List<(long Owner, string Relation, long Target, string Path)> Links { get; } = [];
    public Dictionary<(long Unit, string Kind, string Step), (int Total, string Path)> Counters { get; } = [];

    public static Opened Of(CyclePack pack, IReadOnlyList<RosterRow> rows, IReadOnlyList<RosterBond> bonds, SubjectStandings standings, IReadOnlyList<long> ids)
    {
        var opened = new Opened();
        var within = rows.Where(r => pack.Pack.Kinds.ContainsKey(r.Kind)).ToList();
        foreach (var (row, id) in within.Zip(ids)) opened.ids[row.Entry] = id;
        foreach (var row in within) opened.Add(pack, row, standings);
        var paths = opened.Subjects.ToDictionary(s => s.Id, s => s.Path);
        foreach (var (owner, relation, target) in SubjectLinks.Of(within, bonds, pack.Pack.Kinds).Distinct())
            opened.Links.Add((opened.ids[owner], relation, opened.ids[target], paths[opened.ids[owner]]));
        opened.OnlyWhereReviewed(pack);
        opened.Count(pack);
        return opened;
    }

    private void Add(CyclePack pack, RosterRow row, SubjectStandings standings)
    {
        var id = ids[row.Entry];
        var unit = row.Family == "organisation" ? id : row.Unit is { } at && ids.TryGetValue(at, out var known) ? known : id;
        var (applies, leftOut) = standings.Of(pack, row);
        Subjects.Add(new Subject(id, row.Entry, row.Family, row.Kind, row.Code, row.Name, row.Person, unit, row.Path, applies, leftOut));
    }

    // To be reviewed in a venue is a step only of those whom that venue reviews.
    private void OnlyWhereReviewed(CyclePack pack)
    {
        var venues = new Venues(pack.Pack, new CycleRoster(Subjects, Links.Select(l => (l.Owner, l.Relation, l.Target))));
        for (var i = 0; i < Subjects.Count; i++) Subjects[i] = Subjects[i] with { Applies = Reviewed(pack, venues, Subjects[i]) };
    }

    public static long Reviewed(CyclePack pack, Venues venues, Subject subject) =>
        pack.StepsOf(subject.Kind).Where(s => s is { Kind: StepKind.Review, Meeting: not null } && venues.HostOf(subject.Id, s.Meeting) is null)
            .Aggregate(subject.Applies, (applies, step) => applies & ~pack.BitOf(subject.Kind, step.Id));

    private void Count(CyclePack pack)
    {
        foreach (var one in Subjects)
            foreach (var step in pack.StepsOf(one))
                Counters[(one.Unit, one.Kind, step.Id)] = (Counters.GetValueOrDefault((one.Unit, one.Kind, step.Id)).Total + 1, one.Path);
    }
}

/// <summary>Which steps apply to a subject, and why one is left out: from the special cases of the pack and the facts known at the opening.</summary>
internal sealed class SubjectStandings
{
    private readonly Dictionary<long, (IReadOnlySet<string> Cases, string? LeftOut)> known = [];

    /// <param name="entryOf">The entry of the roster that stands in a row of a kind.</param>
    public SubjectStandings(CompiledPack rules, Scope scope, Func<string, int, long> entryOf)
    {
        var special = Ranker.Special(rules, scope);
        foreach (var table in scope.Tables.Where(t => rules.Pack.Kinds.ContainsKey(t.Kind)))
            for (var row = 0; row < table.Count; row++)
                known[entryOf(table.Kind, row)] = (special.Of(table.Kind, row).Select(c => c.Id).ToHashSet(), special.LeftOut(table.Kind, row));
    }

    public (long Applies, string? LeftOut) Of(CyclePack pack, RosterRow row, bool prompted = false)
    {
        var (cases, leftOut) = known.GetValueOrDefault(row.Entry, (new HashSet<string>(), null));
        var applies = Applying(pack, row.Kind, cases, prompted);
        return (leftOut is null ? applies : applies & (row.Family == "organisation" ? Serving(pack, row.Kind) : 0), leftOut);
    }

    /// <summary>The set of steps for a subject with these special cases.</summary>
    public static long Applying(CyclePack pack, string kind, IReadOnlySet<string> cases, bool prompted)
    {
        var applies = 0L;
        foreach (var step in pack.StepsOf(kind))
            if (Applies(step, cases, prompted)) applies |= pack.BitOf(kind, step.Id);
        return applies;
    }

    // What an organisation does for others although it is not ranked itself: its members are reviewed in its meetings all the same.
    private static long Serving(CyclePack pack, string kind) =>
        pack.StepsOf(kind).Where(s => s.Kind is StepKind.Record or StepKind.Opinion or StepKind.PromptIssued or StepKind.Registration or StepKind.Attendance or StepKind.Meeting).Aggregate(0L, (set, step) => set | pack.BitOf(kind, step.Id));

    private static bool Applies(StepRule step, IReadOnlySet<string> cases, bool prompted) =>
        (step.Only.Count == 0 || step.Only.Any(c => Holds(c, cases, prompted))) && !step.Unless.Any(c => Holds(c, cases, prompted));

    private static bool Holds(string special, IReadOnlySet<string> cases, bool prompted) => special == StepRule.Prompted ? prompted : cases.Contains(special);
}
