using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>Reads the sheet of points: one row for each organisation and criterion.</summary>
internal sealed class Scores(Pack pack, Subjects subjects, CellValues values, ScopeColumns columns, Spots spots, Findings findings)
{
    private readonly Dictionary<CriteriaFrame, Dictionary<string, Criterion>> named = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Subject, string), RowRead> rows = [];

    public void Read(FoundSheet sheet, bool write)
    {
        foreach (var row in sheet.Rows)
        {
            if (Subjects.Code(sheet, row, Ids.Code, findings) is not { } code || subjects.Find(code, sheet, row, Ids.Code, [Family.Organisation]) is not { } subject) continue;
            if (CriterionOf(sheet, row, subject) is not { } criterion) continue;
            if (rows.TryAdd((subject, criterion.Id), row)) Values(sheet, row, subject, criterion, write);
            else sheet.Refuse(findings, row, Ids.Criterion, "criterion.twice",
                $"Tiêu chí “{criterion.Label}” của {subject} ghi hai lần, lần trước ở ô {sheet.Address(rows[(subject, criterion.Id)], Ids.Criterion)}.");
        }
    }

    private Criterion? CriterionOf(FoundSheet sheet, RowRead row, Subject subject)
    {
        if (subject.Kind.Frame is not { } id || !pack.Frames.TryGetValue(id, out var frame) || frame.PointTables.Count == 0)
        {
            sheet.Refuse(findings, row, Ids.Code, "criterion.frame", $"{subject.Kind.Label} không chấm điểm theo biểu.");
            return null;
        }
        if (Subjects.Code(sheet, row, Ids.Criterion, findings) is not { } text) return null;
        if (Named(frame).TryGetValue(Tidy.Plain(text), out var criterion)) return criterion;
        sheet.Refuse(findings, row, Ids.Criterion, "criterion.unknown", $"Không có tiêu chí “{text}” trong biểu điểm. Được phép: {string.Join("; ", frame.Criteria.Values.Select(c => $"{c.Id} ({c.Label})"))}.");
        return null;
    }

    private void Values(FoundSheet sheet, RowRead row, Subject subject, Criterion criterion, bool write)
    {
        spots.Set(subject, Known.CriterionColumn(criterion.Id, ""), new Spot(sheet, row, Ids.Criterion));
        foreach (var fact in Known.CriterionFacts.Values)
        {
            var column = Known.CriterionColumn(criterion.Id, fact.Id);
            spots.Set(subject, column, new Spot(sheet, row, fact.Id));
            if (sheet.Value(row, fact.Id) is not { } cell) continue;
            var (value, fault) = values.Read(fact, cell);
            if (fault is not null) sheet.Refuse(findings, row, fact.Id, fault.Value);
            else if (write) columns.Write(subject.Kind.Id, subject.Row, column, fact, value!);
        }
    }

    private Dictionary<string, Criterion> Named(CriteriaFrame frame)
    {
        if (named.TryGetValue(frame, out var names)) return names;
        names = [];
        foreach (var criterion in frame.Criteria.Values) names.TryAdd(Tidy.Plain(criterion.Id), criterion);
        foreach (var criterion in frame.Criteria.Values) names.TryAdd(Tidy.Plain(criterion.Label), criterion);
        return named[frame] = names;
    }
}
