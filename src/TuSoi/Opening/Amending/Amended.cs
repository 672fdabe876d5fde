using TuSoi.Database;
using TuSoi.Organisation;
using TuSoi.Rostering.Scoping;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Opening.Amending;

/// <summary>The subjects of a cycle as another pack would have them: who has which steps, from the special cases of that pack and the facts known now.</summary>
internal sealed class Amended
{
    private readonly CyclePack old, changed;
    private readonly Dictionary<long, (long Applies, string? LeftOut)> standing = [];

    private Amended(CyclePack old, CyclePack changed, CycleRoster roster, IReadOnlySet<long> ended) => (this.old, this.changed, Roster, Ended) = (old, changed, roster, ended);

    public CycleRoster Roster { get; }

    /// <summary>Subjects that left the cycle: nothing more is asked of them.</summary>
    public IReadOnlySet<long> Ended { get; }

    /// <summary>The facts known now, in the shape the changed pack asks for.</summary>
    public RosterScope Facts { get; private set; } = null!;

    public static async Task<Amended> ReadAsync(Work work, long cycle, string path, CyclePack old, CyclePack changed, CancellationToken stop)
    {
        var roster = await CycleReader.RosterAsync(work, cycle, stop);
        var (ended, prompted) = await MarkedAsync(work, cycle, stop);
        var amended = new Amended(old, changed, roster, ended);
        if (roster.All.Any(s => !ended.Contains(s.Id) && !changed.Pack.Kinds.ContainsKey(s.Kind))) return amended;
        amended.Facts = await FactsAsync(work, cycle, path, changed, stop);
        amended.Stand(prompted);
        return amended;
    }

    public static Task<RosterScope> FactsAsync(Work work, long cycle, string path, CyclePack pack, CancellationToken stop) =>
        RosterScope.ReadAsync(work, pack.Pack, new ScopeSource.Cycle(cycle, path), pack.Year, CycleFacts.CutOff(pack.Pack, pack.Year), stop: stop);

    /// <summary>Kinds of subjects in the cycle that the changed pack does not have.</summary>
    public IReadOnlyList<string> MissingKinds => [.. Roster.All.Where(s => !Ended.Contains(s.Id) && !changed.Pack.Kinds.ContainsKey(s.Kind)).Select(s => s.Kind).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every subject still there, with the set of steps in the order of the changed pack.</summary>
    public IEnumerable<(Subject Subject, long Applies, string? LeftOut)> Subjects => standing.Select(s => (Roster[s.Key], s.Value.Applies, s.Value.LeftOut));

    public IEnumerable<StepShift> Shifts() => Subjects.SelectMany(s => Shifts(s.Subject, s.Applies)).GroupBy(s => (s.Kind, s.Step, s.Begins))
        .Select(g => new StepShift(g.Key.Kind, g.Key.Step, g.Key.Begins, [.. g.Select(s => s.Subject)]));

    private IEnumerable<(string Kind, string Step, bool Begins, Subject Subject)> Shifts(Subject subject, long applies) =>
        old.StepsOf(subject.Kind).Concat(changed.StepsOf(subject.Kind)).Select(s => s.Id).Distinct()
            .Select(step => (step, Was: subject.Has(old.BitOf(subject.Kind, step)), Is: (applies & changed.BitOf(subject.Kind, step)) != 0))
            .Where(s => s.Was != s.Is).Select(s => (subject.Kind, s.step, s.Is, subject));

    private void Stand(IReadOnlySet<long> prompted)
    {
        var standings = new SubjectStandings(changed.Rules, Facts.Scope, (kind, row) => Roster[Facts.Numbers[kind][row]].Entry);
        var venues = new Venues(changed.Pack, Roster);
        foreach (var one in Roster.All.Where(s => !Ended.Contains(s.Id)))
        {
            var (applies, leftOut) = standings.Of(changed, new RosterRow(one.Entry, one.Code, one.Family, one.Kind, one.Name, one.Person, one.Unit, one.Path), prompted.Contains(one.Id));
            standing[one.Id] = (Opened.Reviewed(changed, venues, one with { Applies = applies }), leftOut);
        }
    }

    private static async Task<(IReadOnlySet<long> Ended, IReadOnlySet<long> Prompted)> MarkedAsync(Work work, long cycle, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add("select id from subject where cycle = $1 and ended_act is not null", cycle).Add("select distinct subject from prompt where cycle = $1 and issued_act is not null", cycle), stop);
        var (ended, prompted) = (new HashSet<long>(), new HashSet<long>());
        while (await reader.ReadAsync(stop)) ended.Add(reader.GetInt64(0));
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) prompted.Add(reader.GetInt64(0));
        return (ended, prompted);
    }

    /// <summary>Levels proposed under both packs by the same facts.</summary>
    public IEnumerable<LevelShift> Levels(RosterScope oldFacts)
    {
        var (before, after) = (Suggested(old, oldFacts), Suggested(changed, Facts));
        foreach (var id in before.Keys.Union(after.Keys).Order())
            if (before.GetValueOrDefault(id) is var was && after.GetValueOrDefault(id) is var now && was != now) yield return new LevelShift(Roster[id], was, now);
    }

    private static Dictionary<long, QualityLevel?> Suggested(CyclePack pack, RosterScope facts)
    {
        var found = new Dictionary<long, QualityLevel?>();
        foreach (var (kind, ranked) in Ranker.Rank(pack.Rules, facts.Scope).Kinds)
            for (var row = 0; row < ranked.Count; row++) found[facts.Numbers[kind][row]] = ranked[row].Suggested;
        return found;
    }
}
