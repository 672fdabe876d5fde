using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>Reads the sheets of records, each row with the subject it belongs to.</summary>
internal sealed class Records(Subjects subjects, CellValues values, ScopeBuilder scope, BallotChecks ballots, YearChecks years, Findings findings)
{
    private readonly List<RecordRow> rows = [];

    /// <summary>The rows that are kept, with their texts, in the order of the sheets.</summary>
    public IReadOnlyList<RecordRow> Rows => rows;

    /// <param name="recorded">When rows without a day of their own were recorded; null: from the first day.</param>
    /// <param name="asKnown">Only records known by this day are kept; null: all.</param>
    public void Read(FoundSheet sheet, RecordSheet layout, DateOnly? recorded, DateOnly? asKnown)
    {
        foreach (var row in sheet.Rows)
        {
            var (read, above) = Fields(sheet, layout, row);
            var known = KnownOn(sheet, row) ?? recorded;
            var subject = Subjects.Code(sheet, row, Ids.Code, findings) is { } code ? subjects.Find(code, sheet, row, Ids.Code, layout.Families) : null;
            var line = new RecordRow(sheet, row, subject, read, above) { Records = layout.Records };
            Check(line, layout.Records);
            if (subject is null || asKnown is not null && known is not null && known > asKnown) continue;
            Add(layout.Records, subject, row, read);
            rows.Add(line);
        }
    }

    private void Check(RecordRow row, Fact records)
    {
        years.Check(row, records);
        if (records.Id == RecordSheets.Ballots) ballots.Check(row, records);
    }

    private (Dictionary<string, object> Read, HashSet<string> Above) Fields(FoundSheet sheet, RecordSheet layout, RowRead row)
    {
        var (read, above) = (new Dictionary<string, object>(), new HashSet<string>());
        foreach (var field in layout.Records.Fields.Values)
        {
            if (sheet.Value(row, field.Id) is not { } cell) continue;
            var (value, fault) = values.Read(field, cell);
            if (fault is not null) sheet.Refuse(findings, row, field.Id, fault.Value);
            else read[field.Id] = value!;
        }
        foreach (var field in layout.Records.Fields.Values)
            if (BoundChecks.Broken(field, id => layout.Records.Fields.GetValueOrDefault(id), id => read.GetValueOrDefault(id)) is { } message && above.Add(field.Id))
                sheet.Refuse(findings, row, field.Id, "value.above", message);
        return (read, above);
    }

    private void Add(Fact records, Subject subject, RowRead row, Dictionary<string, object> read)
    {
        var place = scope.Add(records.Id, $"{records.Label}, dòng {row.Number}");
        foreach (var (id, value) in read)
            if (records.Fields[id].Type != FactType.Text) scope.Set(records.Id, place, id, records.Fields[id], value);
        scope.Link(subject.Kind.Id, subject.Row, records.Id, records.Id, place);
    }

    private DateOnly? KnownOn(FoundSheet sheet, RowRead row)
    {
        if (sheet.Value(row, Ids.KnownOn) is not { } cell) return null;
        var (day, fault) = CellValues.Broken(cell) is { } broken ? (default, broken) : DateText.Read(cell);
        if (fault is null) return day;
        sheet.Refuse(findings, row, Ids.KnownOn, fault.Value);
        return null;
    }
}
