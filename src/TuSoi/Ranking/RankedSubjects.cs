using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;

namespace TuSoi.Ranking;

/// <summary>The subjects of a ranked scope as cards need them. May be asked from several threads.</summary>
/// <param name="codes">The office's codes by kind and row; a subject without one is called by its kind and number.</param>
public sealed class RankedSubjects(ScopeRanking ranking, IReadOnlyDictionary<string, IReadOnlyList<string>> codes)
{
    private const int ToBeRanked = 1;
    private readonly Explainer explainer = new(ranking);

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
            Standing = table.Find(Known.Standing) is CodeColumn standing && standing[row] > ToBeRanked ? Wording.Word(standing.Fact, standing[row]) : null,
        };
    }

    private static QualityLevel? Level(Table table, string fact, int row) =>
        table.Find(fact) is CodeColumn column && column[row] is > 0 and var level ? (QualityLevel)level : null;
}
