using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Explaining;

/// <summary>The levels of related subjects that limit one subject, and those it waits for.</summary>
internal sealed class Caps
{
    private readonly Place at;

    public Caps(KindRules rules, Place at)
    {
        this.at = at;
        Undecided = rules.LevelsOfOthers.Count + rules.Caps.Count == 0 ? [] : [.. Find(rules)];
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

    public QualityLevel? Ceiling { get; private set; }

    /// <summary>Who sets the ceiling.</summary>
    public string? Lowest { get; private set; }

    public bool Waits { get; private set; }

    /// <summary>Related subjects whose levels the rules read and that are not decided.</summary>
    public IReadOnlyList<Place> Undecided { get; }

    private IEnumerable<Place> Find(KindRules rules) => rules.LevelsOfOthers
        .SelectMany(rows => at.Surroundings.LinksOf(at.Table, rows))
        .Concat(rules.Caps.SelectMany(c => c.Of.Of).Select(name => at.Scope.LinksOf(at.Table.Kind, name)))
        .SelectMany(links => links ?? []).Distinct()
        .SelectMany(l => Related(l.To, l.Of(at.Row, at.Table.Count)))
        .Where(body => IsRanked(body) && body.Code(Known.DecidedLevel, Known.LevelFact) == 0);

    private IEnumerable<Place> Related(string kind, IEnumerable<int> rows) =>
        at.Scope.Find(kind) is { } table ? rows.Select(row => new Place(at.Surroundings, table, row)) : [];

    private static bool IsRanked(Place body) => body.Table.Find(Known.Standing) is not CodeColumn standing || standing[body.Row] == 1;
}
