using TuSoi.Rules.Facts;
using TuSoi.Rules.Scoring;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Samples;

/// <summary>Invents points of every criterion of a unit, in tenths inside the band of their grade.</summary>
internal sealed class SampleScores(CriteriaFrame frame, Dice dice)
{
    /// <summary>The point table of a unit: the first for production, the last for offices.</summary>
    public string TableOf(SampleUnit unit) => unit.Production ? frame.PointTables.Keys.First() : frame.PointTables.Keys.Last();

    /// <param name="mayBeOpen">Whether one unit in fifty has a line that nobody has scored yet.</param>
    public IEnumerable<Dictionary<string, object?>> Of(SampleUnit unit, QualityLevel level, bool mayBeOpen)
    {
        var open = mayBeOpen && unit.IsCell && dice.Chance(2);
        foreach (var criterion in frame.Criteria.Values.Where(c => c.Points.ContainsKey(TableOf(unit))))
        {
            var row = new Dictionary<string, object?> { [Ids.Code] = unit.Code, [Ids.Criterion] = criterion.Id, ["products"] = dice.Between(1, 4) };
            if (criterion.IfAny && dice.Chance(80)) (row["grade"], row["products"]) = (SampleWords.Grade(PerformanceGrade.NotApplicable), null);
            else if (criterion.Kind == CriterionKind.Quantitative) Measure(row, level);
            else if (open && dice.Chance(50)) (open, row["products"]) = (false, null);
            else Choose(row, criterion.Points[TableOf(unit)], GradeFor(criterion, level));
            yield return row;
        }
    }

    private void Measure(Dictionary<string, object?> row, QualityLevel level)
    {
        var plan = dice.Between(20, 900) * 10m;
        var percent = level switch
        {
            QualityLevel.Excellent => dice.Between(96, 112),
            QualityLevel.Good => dice.Between(86, 99),
            QualityLevel.Completed => dice.Between(52, 68),
            _ => dice.Between(30, 48),
        };
        (row["plan"], row["done"]) = (plan, plan * percent / 100);
    }

    private PerformanceGrade GradeFor(Criterion criterion, QualityLevel level) => level switch
    {
        QualityLevel.Excellent => criterion.Tags.Contains("result") || dice.Chance(80) ? PerformanceGrade.Excellent : PerformanceGrade.Good,
        QualityLevel.Good => PerformanceGrade.Good,
        QualityLevel.Completed => dice.Chance(85) ? PerformanceGrade.Fair : PerformanceGrade.Good,
        _ => dice.Chance(60) ? PerformanceGrade.Poor : PerformanceGrade.Fair,
    };

    private void Choose(Dictionary<string, object?> row, decimal standard, PerformanceGrade grade)
    {
        var bands = frame.Bands!;
        var (least, below) = grade switch
        {
            PerformanceGrade.Excellent => (bands.Excellent, 1.01m),
            PerformanceGrade.Good => (bands.Good, bands.Excellent),
            PerformanceGrade.Fair => (bands.Fair, bands.Good),
            _ => (0.2m, bands.Fair),
        };
        var tenths = (From: (int)decimal.Ceiling(least * standard * 10), To: (int)decimal.Ceiling(below * standard * 10) - 1);
        row["grade"] = SampleWords.Grade(grade);
        row["points"] = Math.Min(standard, dice.Between(tenths.From, Math.Max(tenths.From, tenths.To)) / 10m);
    }
}
