using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Scoring;

namespace TuSoi.Rules.Ranking;

/// <summary>
/// Grades that a ballot by criterion gives (AMB-22): line n is about the n-th criterion of the frame. A grade that is recorded stands; two
/// counts of one criterion give none.
/// </summary>
internal static class BallotGrades
{
    /// <summary>Grade columns to put in place of those recorded.</summary>
    /// <param name="byCriterion">The pack's ballots by criterion on the kind.</param>
    public static IEnumerable<(string Column, CodeColumn Grades)> Of(List<Ballot> byCriterion, CriteriaFrame? frame, Scope scope, Table table)
    {
        if (byCriterion.Count == 0 || frame is null || scope.Find(Known.Ballots) is not { } counts) return [];
        var lines = new BallotLines(counts);
        var criteria = frame.Criteria.Values.ToList();
        var found = new Dictionary<(int Criterion, int Row), List<(Ballot Ballot, int Line)>>();
        foreach (var link in scope.LinksOf(table.Kind, Known.Ballots) ?? [])
            for (var i = 0; i < link.Owner.Length; i++)
            {
                var line = link.TargetOf(i);
                if (link.Owner[i] < 0 || lines.Criterion(line) is not { } number || number < 1 || number > criteria.Count) continue;
                if (byCriterion.Find(b => b.Of.Purpose == lines.Purpose(line)) is not { } ballot) continue;
                var key = (number - 1, link.Owner[i]);
                if (!found.TryGetValue(key, out var list)) found[key] = list = [];
                list.Add((ballot, line));
            }
        return found.GroupBy(f => f.Key.Criterion).Select(g => Column(table, criteria[g.Key], g.Select(f => (f.Key.Row, Grade(f.Value, lines)))));
    }

    // Of the last purpose.
    private static PerformanceGrade? Grade(List<(Ballot Ballot, int Line)> votes, BallotLines lines)
    {
        var last = votes.Max(v => v.Ballot.Of.Purpose);
        return votes.FindAll(v => v.Ballot.Of.Purpose == last) is [var (ballot, line)] ? BallotCounting.Grade(ballot, lines[line]) : null;
    }

    private static (string, CodeColumn) Column(Table table, Criterion criterion, IEnumerable<(int Row, PerformanceGrade? Grade)> grades)
    {
        var name = Known.CriterionColumn(criterion.Id, "grade");
        var column = (CodeColumn)Columns.Blank(Known.CriterionFacts["grade"], table.Count);
        if (table.Find(name) is CodeColumn recorded)
            for (var row = 0; row < table.Count; row++) column[row] = recorded[row];
        foreach (var (row, grade) in grades)
            if (!column.Knows(row) && grade is { } reached) column[row] = (int)reached;
        return (name, column);
    }
}
