using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Reading;

/// <summary>Grades where there are no points: only a criterion "if any" may not have arisen.</summary>
internal sealed class GradeChecks(Pack pack, ScopeColumns columns, Spots spots, Findings findings)
{
    public void Check(Subject subject)
    {
        if (subject.Kind.Frame is not { } id || !pack.Frames.TryGetValue(id, out var frame) || frame.PointTables.Count > 0) return;
        foreach (var criterion in frame.Criteria.Values.Where(c => !c.IfAny))
        {
            var column = Known.CriterionColumn(criterion.Id, "grade");
            if (columns.Value(subject.Kind.Id, subject.Row, column) is nameof(PerformanceGrade.NotApplicable))
                spots[subject, column].Refuse(findings, "grade.not_applicable", $"“{criterion.Label}” không phải tiêu chí “nếu có”, phải xếp cấp độ.");
        }
    }
}
