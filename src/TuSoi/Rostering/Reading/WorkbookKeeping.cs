using TuSoi.Database;
using TuSoi.Rostering.Keeping;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Reading;

/// <summary>What a workbook tells, for keeping: values at their stage, texts and rows with their places, which a scope does not need.</summary>
internal sealed class WorkbookKeeping(FactSchema schema, Info info, Subjects subjects, ScopeColumns columns, SubjectFacts facts, Records records, Supplements supplements, Posts posts)
{
    private const string Criteria = "criteria.";

    private readonly Dictionary<string, List<KeptEntry>> entries = []; // by kind and row

    public KeptRoster Build()
    {
        foreach (var kind in subjects.All.GroupBy(s => s.Kind.Id)) entries[kind.Key] = [.. kind.OrderBy(s => s.Row).Select(Entry)];
        foreach (var (kind, id, column) in columns.All) Column(kind, id, column);
        foreach (var (subject, fact, text) in facts.Texts) Put(Of(subject), fact.Id, supplements.Reached(fact), text);
        foreach (var (subject, fact, stages) in supplements.Told) Later(subject, fact, stages);
        foreach (var row in records.Rows) Record(row);
        return new KeptRoster(info.Year, info.CutOff, [.. subjects.All.Select(Of)]) { Complete = info.Complete, Posts = posts.All };
    }

    private KeptEntry Of(Subject subject) => entries[subject.Kind.Id][subject.Row];

    private static KeptEntry Entry(Subject subject) => new(subject.Code, subject.Name, subject.Kind.Id, subject.Kind.Family)
    {
        Born = subject.Born,
        Unit = subject.Unit?.Code,
        Bodies = [.. subject.Bodies.Select(b => b.Code)],
        Member = subject.Person?.Code,
        Place = new KeptPlace(subject.Sheet.Name, column => subject.Sheet.Address(subject.Line, column)),
    };

    private void Column(string kind, string id, Column column)
    {
        if (!entries.TryGetValue(kind, out var all)) return;
        if (id.StartsWith(Criteria, StringComparison.Ordinal))
        {
            var (criterion, place) = (id[Criteria.Length..id.LastIndexOf('.')], Array.IndexOf(KeptCriterion.Columns, id[(id.LastIndexOf('.') + 1)..]));
            for (var row = 0; row < all.Count; row++)
                if (columns.Told(kind, row, id, column) is { } value) Criterion(all[row], criterion).Values[place] = value;
            return;
        }
        var (stage, table) = (supplements.Reached(column.Fact), schema.Of(all[0].Family));
        if (schema.PlaceOf(table, id) is not (>= 0 and var at)) return;
        for (var row = 0; row < all.Count; row++)
            if (columns.Told(kind, row, id, column) is { } value) all[row].FactsAt(stage, table.Columns.Count).Values[at] = value;
    }

    private static KeptCriterion Criterion(KeptEntry entry, string criterion) =>
        entry.Criteria.TryGetValue(criterion, out var kept) ? kept : entry.Criteria[criterion] = new KeptCriterion(new object?[KeptCriterion.Columns.Length]);

    // The column has the value to use; what the book says at each stage stands in its place.
    private void Later(Subject subject, string fact, IEnumerable<FactEntry> stages)
    {
        if (fact.StartsWith(Criteria, StringComparison.Ordinal)) return;
        var (entry, place) = (Of(subject), schema.PlaceOf(schema.Of(subject.Kind.Family), fact));
        foreach (var kept in entry.Facts) kept.Values[place] = null;
        foreach (var told in stages)
        {
            Put(entry, fact, told.Stage, told.Value);
            var kept = entry.Facts.First(f => f.Stage == told.Stage);
            if (told.ValidFrom > new DateOnly(info.CutOff.Year, 1, 1) && !(kept.ValidFrom > told.ValidFrom)) kept.ValidFrom = told.ValidFrom;
        }
        entry.Facts.RemoveAll(f => Array.TrueForAll(f.Values, v => v is null));
    }

    private void Put(KeptEntry entry, string fact, Stage stage, object value)
    {
        var table = schema.Of(entry.Family);
        if (schema.PlaceOf(table, fact) is >= 0 and var place) entry.FactsAt(stage, table.Columns.Count).Values[place] = value;
    }

    private void Record(RecordRow row)
    {
        var table = schema.RecordsOf(row.Records!.Id);
        var values = new object?[table.Columns.Count];
        foreach (var (field, value) in row.Values) values[schema.PlaceOf(table, field)] = value;
        Of(row.Subject!).Records.Add(new KeptRecord(row.Records.Id, values, row.Row.Number) { Sheet = row.Sheet.Name });
    }
}
