using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Scoring;

namespace TuSoi.Rules.Ranking;

/// <summary>Points, grades and total of subjects whose frame has point tables. A total given directly stands.</summary>
internal sealed class ScoreNode : Node
{
    private readonly KindRules rules;
    private readonly CodeColumn? tableOf;
    private readonly NumberColumn? given;
    private readonly Inputs[] inputs;

    private sealed record Inputs(Criterion Criterion, NumberColumn? Plan, NumberColumn? Done, NumberColumn? Points, CodeColumn? Grade, decimal[] Standards);

    public ScoreNode(Table table, KindRules rules) : base(table)
    {
        this.rules = rules;
        tableOf = table.Find(Known.PointTable) as CodeColumn;
        given = table.Find(Known.Score) as NumberColumn;
        inputs = [.. rules.Frame!.Criteria.Values.Select(c => new Inputs(c, Number(c, "plan"), Number(c, "done"), Number(c, "points"),
            table.Find(Known.CriterionColumn(c.Id, "grade")) as CodeColumn, Standards(c)))];
        Score = (NumberColumn)Columns.Blank(rules.ScoreFact, table.Count);
        Grades = rules.Frame.Criteria.Keys.ToDictionary(id => id, id => new CodeColumn(Known.CriterionFacts["grade"], table.Count));
    }

    public NumberColumn Score { get; }

    public IReadOnlyDictionary<string, CodeColumn> Grades { get; }

    public override void Run(int from, int to)
    {
        Span<Points> points = new Points[inputs.Length];
        for (var row = from << 6; row < Math.Min(to << 6, Table.Count); row++) RunRow(row, points);
    }

    private void RunRow(int row, Span<Points> points)
    {
        var table = tableOf?[row] ?? 0;
        var (count, applicable, full, complete) = (0, 0m, 0m, table > 0);
        foreach (var input in inputs)
        {
            var standard = table > 0 ? input.Standards[table] : -1;
            var result = standard == 0 ? new CriterionScore(PerformanceGrade.NotApplicable, null) : Score1(input, standard, row);
            Grades[input.Criterion.Id][row] = (int)(result.Grade ?? 0);
            if (standard > 0) full += standard;
            if (result.Grade == PerformanceGrade.NotApplicable)
            {
                if (standard <= 0 || rules.Rescales) continue;
                result = new CriterionScore(result.Grade, Points.Given(standard));
            }
            applicable += Math.Max(standard, 0);
            if (result.Points is { } known) points[count++] = known;
            else complete = false;
        }
        if (given is not null && given.Knows(row)) Score.Values[row] = given.Values[row];
        else if (complete && applicable > 0) Score.Values[row] = Total.Of(points[..count], applicable, full);
    }

    private CriterionScore Score1(Inputs input, decimal standard, int row)
    {
        var facts = new CriterionFacts(Value(input.Plan, row), Value(input.Done, row), Value(input.Points, row),
            input.Grade is { } grade && grade.Knows(row) ? (PerformanceGrade)grade[row] : null);
        return standard > 0 && rules.Frame!.Bands is { } bands ? CriterionScore.Of(input.Criterion, standard, bands, facts) : new CriterionScore(facts.Grade, null);
    }

    private static decimal? Value(NumberColumn? column, int row) => column is not null && column.Knows(row) ? column.Values[row] : null;

    private NumberColumn? Number(Criterion criterion, string fact) => Table.Find(Known.CriterionColumn(criterion.Id, fact)) as NumberColumn;

    // Standard points by code of the point table; 0: the criterion is not in that table.
    private decimal[] Standards(Criterion criterion) =>
        tableOf is null ? [] : [0, .. tableOf.Fact.Words.Select(word => criterion.Points.GetValueOrDefault(word))];
}
