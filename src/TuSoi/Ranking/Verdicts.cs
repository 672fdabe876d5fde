using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;

namespace TuSoi.Ranking;

/// <summary>What the facts known now allow, for every subject of an organisation and below, by the cycle's own pack. Nothing is decided.</summary>
public sealed record ComputeVerdicts : Act
{
    /// <summary>The organisation (as subject of the cycle) whose subtree is ranked.</summary>
    public required long Unit { get; init; }
}

/// <summary>Facts of the subjects below an organisation, with the subject of each row.</summary>
public sealed record SubjectFacts(Scope Scope, Func<string, int, long> SubjectOf);

/// <summary>Verdicts of a cycle: read from the database, computed in memory, stored in one statement.</summary>
public sealed class Verdicts(Desk desk, Verdicts.FactsOf factsOf)
{
    /// <summary>Reads the facts of a cycle's subjects below a path, as the asking person may see them.</summary>
    public delegate Task<SubjectFacts> FactsOf(Work work, Pack pack, long cycle, string path, int year, CancellationToken stop);

    public Task<Outcome> ComputeAsync(ComputeVerdicts act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, [act.Unit], async sitting =>
    {
        var unit = sitting.Find(act.Unit)!;
        if (!sitting.Rights.Held.Any(h => h.Rights.Contains("ranking") && unit.Units.Contains(h.Entry))) return Refusals.Denied($"người được giao xếp loại ở {unit.Name}");
        var at = await sitting.HoldFactsAsync(stop);
        var facts = await factsOf(sitting.Work, sitting.Pack.Pack, act.Cycle, unit.Path, sitting.Pack.Year, stop);
        sitting.Role = "ranking";
        Store(sitting, at, Lines(Ranker.Rank(sitting.Pack.Rules, facts.Scope), facts));
        return null;
    }, stop);

    private sealed record Line(long Subject, Verdict Verdict);

    private static List<Line> Lines(ScopeRanking ranking, SubjectFacts facts)
    {
        var lines = new List<Line>();
        foreach (var (kind, ranked) in ranking.Kinds)
            for (var row = 0; row < ranked.Count; row++) lines.Add(new Line(facts.SubjectOf(kind, row), ranked[row]));
        return lines;
    }

    private const string Said = """
        printed = excluded.printed, possible = excluded.possible, suggested = excluded.suggested, ceiling = excluded.ceiling, by_conditions = excluded.by_conditions, voted = excluded.voted,
          flags = excluded.flags, facts_known_at = excluded.facts_known_at, act = excluded.act, pack_seq = excluded.pack_seq
        """;

    // Most have a verdict already, and an update of many is half the work of an insert that meets a row for each.
    private static void Store(Sitting sitting, DateTime at, List<Line> lines) => sitting.Write($"""
        with given as (select *, $2::timestamptz facts_known_at, $3::bigint act, $12::int pack_seq from
          unnest($4::bigint[], $5::smallint[], $6::smallint[], $7::smallint[], $8::smallint[], $9::smallint[], $10::smallint[], $11::int[]) l(subject, printed, possible, suggested, ceiling, by_conditions, voted, flags)),
        known as (update verdict v set {Said} from given excluded where v.subject = excluded.subject returning v.subject)
        insert into verdict (cycle, subject, host, path, printed, possible, suggested, ceiling, by_conditions, voted, flags, facts_known_at, act, pack_seq)
        select $1, s.id, s.unit, s.path, g.printed, g.possible, g.suggested, g.ceiling, g.by_conditions, g.voted, g.flags, g.facts_known_at, g.act, g.pack_seq
        from given g join subject s on s.id = g.subject where g.subject not in (select subject from known)
        on conflict (subject) do update set {Said}
        """, sitting.Act.Cycle, at, sitting.Id, lines.Select(l => l.Subject).ToArray(), Column(lines, v => (short)v.Printed), Column(lines, v => (short)v.Possible),
        Column(lines, v => (short?)v.Suggested), Column(lines, v => (short?)v.Ceiling), Column(lines, v => (short?)v.ByConditions), Column(lines, v => (short?)v.Ballot), Column(lines, v => (int)v.Flags), sitting.Frame.PackSeq);

    private static T[] Column<T>(List<Line> lines, Func<Verdict, T> of) => [.. lines.Select(l => of(l.Verdict))];
}
