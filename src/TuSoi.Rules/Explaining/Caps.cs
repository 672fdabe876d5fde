using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>The levels of related subjects that limit one subject, and those it waits for.</summary>
internal sealed class Caps
{
    public Caps(KindRules rules, Place at)
    {
        At = at;
        foreach (var cap in rules.Caps)
        {
            foreach (var name in cap.Of.Of)
            {
                var links = at.Scope.LinksOf(at.Table.Kind, name) ?? [];
                var open = links.Count == 0 || links.Any(l => !l.IsComplete(at.Row));
                Waits |= open;
                var bodies = links.SelectMany(l => Related(l.To, l.Of(at.Row, at.Table.Count))).ToList();
                foreach (var body in bodies.Where(IsRanked))
                {
                    var level = at.Ranking.LevelOf(body.Table.Kind, body.Row);
                    if (level is null) Waits = true;
                    else if (Ceiling is null || level < Ceiling) (Ceiling, Lowest) = (level, body.Name);
                }
                // Where this relation may lead to somebody, nothing can be said of the next one.
                if (bodies.Count > 0 || open) break;
            }
        }
    }

    private Place At { get; }

    public QualityLevel? Ceiling { get; private set; }

    /// <summary>Who sets the ceiling.</summary>
    public string? Lowest { get; private set; }

    public bool Waits { get; private set; }

    public bool IsProvisional(KindRules rules) => Undecided(rules).Any();

    /// <summary>Related subjects whose levels the rules read and that are not decided.</summary>
    public IEnumerable<Place> Undecided(KindRules rules) => rules.LevelsOfOthers
        .SelectMany(rows => LinkSets.Of(At.Scope, At.Table, rows))
        .Concat(rules.Caps.SelectMany(c => c.Of.Of).Select(name => At.Scope.LinksOf(At.Table.Kind, name)))
        .SelectMany(links => links ?? []).Distinct()
        .SelectMany(l => Related(l.To, l.Of(At.Row, At.Table.Count)))
        .Where(body => IsRanked(body) && body.Code(Known.DecidedLevel, Known.LevelFact) == 0);

    private IEnumerable<Place> Related(string kind, IEnumerable<int> rows) =>
        At.Scope.Find(kind) is { } table ? rows.Select(row => new Place(At.Ranking, table, row)) : [];

    private static bool IsRanked(Place body) => body.Table.Find(Known.Standing) is not CodeColumn standing || standing[body.Row] == 1;
}
