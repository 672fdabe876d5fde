using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Reading;

/// <summary>Grades where there are no points: only a criterion "if any" may not have arisen.</summary>
internal sealed class GradeChecks(Pack pack, ScopeColumns columns, Spots spots, Findings findings)
{
    public void Check(SubjectKind kind, IEnumerable<Subject> subjects)
    {
        if (kind.Frame is not { } id || !pack.Frames.TryGetValue(id, out var frame) || frame.PointTables.Count > 0) return;
        var needed = frame.Criteria.Values.Where(c => !c.IfAny).Select(c => (c.Label, Column: Known.CriterionColumn(c.Id, "grade"))).ToList();
        foreach (var subject in subjects)
            foreach (var (label, column) in needed)
                if (columns.Value(kind.Id, subject.Row, column) is nameof(PerformanceGrade.NotApplicable))
                    spots[subject, column].Refuse(findings, "grade.not_applicable", $"“{label}” không phải tiêu chí “nếu có”, phải xếp cấp độ.");
    }
}
