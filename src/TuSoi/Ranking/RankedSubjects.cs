using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;

namespace TuSoi.Ranking;

/// <summary>The subjects of a ranked scope as cards need them. May be asked from several threads.</summary>
public sealed class RankedSubjects
{
    private const int ToBeRanked = 1;
    private readonly ScopeRanking ranking;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> codes;
    private readonly Explainer explainer;
    private readonly SubjectHomes homes;

    /// <param name="codes">The office's codes by kind and row; a subject without one is called by its kind and number.</param>
    public RankedSubjects(ScopeRanking ranking, IReadOnlyDictionary<string, IReadOnlyList<string>> codes)
    {
        (this.ranking, this.codes) = (ranking, codes);
        explainer = new Explainer(ranking);
        homes = new SubjectHomes(ranking, CodeOf);
    }

    public ScopeRanking Ranking => ranking;

    public string CodeOf(string kind, int row) =>
        codes.TryGetValue(kind, out var known) && row < known.Count && known[row].Length > 0 ? known[row] : $"{kind}-{row + 1}";

    /// <summary>The subject in that row with its explanation.</summary>
    public CardSubject Of(string kind, int row)
    {
        var table = ranking.Scope.Find(kind)!;
        return new CardSubject
        {
            Code = CodeOf(kind, row),
            Explanation = explainer.Explain(kind, row),
            Self = Level(table, Known.SelfLevel, row),
            Decided = Level(table, Known.DecidedLevel, row),
            AsLeader = AsLeader(table, row),
            Score = (ranking.Kinds[kind].Score ?? table.Find(Known.Score)) is NumberColumn score && score.Knows(row) ? score.Values[row] : null,
            Home = homes.Of(table, row),
            Standing = table.Find(Known.Standing) is CodeColumn standing && standing[row] > ToBeRanked ? Wording.Word(standing.Fact, standing[row]) : null,
        };
    }

    // A person who leads several places still has one level as a leader.
    private QualityLevel? AsLeader(Table table, int row)
    {
        if (ranking.Pack.Pack.Kinds[table.Kind].Family != Family.Member) return null;
        foreach (var links in ranking.Scope.LinksOf(table.Kind, "same_person") ?? [])
            if (ranking.Pack.Pack.Kinds.TryGetValue(links.To, out var kind) && kind.Family == Family.Leader && ranking.Scope.Find(links.To) is not null)
                foreach (var leader in links.Of(row, table.Count)) return ranking.LevelOf(links.To, leader);
        return null;
    }

    private static QualityLevel? Level(Table table, string fact, int row) =>
        table.Find(fact) is CodeColumn column && column[row] is > 0 and var level ? (QualityLevel)level : null;
}
