using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Scoring;

namespace TuSoi.Rules.Explaining;

/// <summary>One row of a scope, seen with the levels of others as ranked: where a rule finds its values.</summary>
internal sealed class Place(Surroundings surroundings, Table table, int row)
{
    private Dictionary<string, PerformanceGrade?>? grades;
    private decimal? score;

    public Surroundings Surroundings => surroundings;

    public ScopeRanking Ranking => surroundings.Ranking;

    public Scope Scope => Ranking.Scope;

    public Table Table => table;

    public int Row => row;

    public string Name => table.NameOf(row);

    public KindRules? Rules { get; } = surroundings.Ranking.Pack.Kinds.GetValueOrDefault(table.Kind);

    /// <summary>Code of a coded fact; 0 where unknown.</summary>
    public int Code(string column, Fact fact)
    {
        if (column == Known.Level) return (int)(Ranking.LevelOf(table.Kind, row) ?? 0);
        if (Scored && column.EndsWith(".grade", StringComparison.Ordinal) && Grades.TryGetValue(column, out var grade)) return (int)(grade ?? 0);
        return table.Find(column) is CodeColumn codes ? codes[row] : fact.BlankMeans is { } blank ? fact.Code(blank) : 0;
    }

    /// <summary>Exact value of any other fact; null where unknown.</summary>
    public decimal? Number(Fact fact)
    {
        if (fact.Id == Known.Score && Scored)
        {
            _ = Grades;
            return score;
        }
        return table.Find(fact.Id) is { } column && column.Knows(row) ? Values.Of(column, row) : null;
    }

    public IEnumerable<Place> Targets(RelatedRows rows, out bool complete)
    {
        complete = true;
        foreach (var links in surroundings.LinksOf(table, rows))
        {
            complete = links is not null && links.All(l => l.IsComplete(row));
            var found = (links ?? []).Where(l => rows.Targets.ContainsKey(l.To) && Scope.Find(l.To) is not null)
                .SelectMany(l => l.Of(row, table.Count).Select(target => new Place(surroundings, Scope.Find(l.To)!, target))).ToList();
            // Where this relation may have rows, nothing can be said of the next one.
            if (found.Count > 0 || !complete) return found;
        }
        return [];
    }

    private bool Scored => Rules is { IsScored: true };

    private Dictionary<string, PerformanceGrade?> Grades
    {
        get
        {
            if (grades is not null) return grades;
            grades = [];
            Compute(Rules!);
            return grades;
        }
    }

    private void Compute(KindRules rules)
    {
        var frame = rules.Frame!;
        var tableOf = table.Find(Known.PointTable) as CodeColumn;
        var word = tableOf is not null && tableOf.Knows(row) ? tableOf.Fact.Words[tableOf[row] - 1] : null;
        var points = new List<Points>();
        var (applicable, full, complete) = (0m, 0m, word is not null);
        foreach (var criterion in frame.Criteria.Values)
        {
            var standard = word is null ? -1 : criterion.Points.GetValueOrDefault(word);
            var facts = new CriterionFacts(Field(criterion, "plan"), Field(criterion, "done"), Field(criterion, "points"), GradeOf(criterion));
            var result = standard == 0 ? new CriterionScore(PerformanceGrade.NotApplicable, null)
                : standard > 0 && frame.Bands is { } bands ? CriterionScore.Of(criterion, standard, bands, facts)
                : new CriterionScore(facts.Grade, null);
            grades![Known.CriterionColumn(criterion.Id, "grade")] = result.Grade;
            if (standard <= 0) continue;
            full += standard;
            var left = result.Grade == PerformanceGrade.NotApplicable;
            if (left && rules.Rescales) continue;
            applicable += standard;
            if (left) points.Add(Points.Given(standard));
            else if (result.Points is { } known) points.Add(known);
            else complete = false;
        }
        score = table.Find(Known.Score) is NumberColumn given && given.Knows(row) ? given.Values[row]
            : complete && applicable > 0 ? Total.Of([.. points], applicable, full) : null;
    }

    private decimal? Field(Criterion criterion, string fact) =>
        table.Find(Known.CriterionColumn(criterion.Id, fact)) is NumberColumn column && column.Knows(row) ? column.Values[row] : null;

    private PerformanceGrade? GradeOf(Criterion criterion) =>
        table.Find(Known.CriterionColumn(criterion.Id, "grade")) is CodeColumn column && column.Knows(row) ? (PerformanceGrade)column[row] : null;
}
