using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Reading;

/// <summary>Reads the facts in the rows of the subjects.</summary>
internal sealed class SubjectFacts(Pack pack, CellValues values, ScopeColumns columns, Findings findings)
{
    private readonly List<(Subject, Fact, object)> texts = [];

    private readonly Dictionary<string, HashSet<string>> criteria = pack.Kinds.Values.ToDictionary(k => k.Id, k => CriteriaOf(pack, k));

    /// <summary>Texts: people read them, rules do not.</summary>
    public IReadOnlyList<(Subject Subject, Fact Fact, object Text)> Texts => texts;

    /// <param name="write">False where the values were not yet known on the day asked for: they are checked, not kept.</param>
    public void Read(FoundSheet sheet, IEnumerable<Subject> subjects, bool write)
    {
        var facts = sheet.Layout.Columns.Where(c => c.Fact is not null && sheet.Has(c.Id)).Select(c => (Column: c, Fact: c.Fact!, Place: sheet.Place(c.Id))).ToArray();
        foreach (var subject in subjects)
            foreach (var (column, fact, place) in facts)
            {
                if (FoundSheet.Value(subject.Line, place) is not { } cell) continue;
                var (value, fault) = values.Read(fact, cell);
                fault ??= Misplaced(subject, column);
                if (fault is not null) sheet.Refuse(findings, subject.Line, column.Id, fault.Value);
                else if (write && fact.Type == FactType.Text) texts.Add((subject, fact, value!));
                else if (write) columns.Write(subject.Kind.Id, subject.Row, column.Id, fact, value!);
            }
    }

    /// <summary>What a blank means must hold for every subject, also where the sheet does not have the column.</summary>
    public void FillBlanks(FamilySheet family)
    {
        foreach (var column in family.Columns.Where(c => c.Fact?.BlankMeans is not null))
            foreach (var kind in family.Kinds) columns.Of(kind.Id, column.Id, column.Fact!);
    }

    private Fault? Misplaced(Subject subject, ColumnLayout column) =>
        column.Id.StartsWith("criteria.", StringComparison.Ordinal) && !criteria[subject.Kind.Id].Contains(column.Id)
            ? new Fault("criterion.kind", $"{subject.Kind.Label} không chấm theo tiêu chí này. Hãy để trống.") : null;

    private static HashSet<string> CriteriaOf(Pack pack, SubjectKind kind) =>
        kind.Frame is { } id && pack.Frames.TryGetValue(id, out var frame)
            ? [.. frame.Criteria.Keys.SelectMany(c => Known.CriterionFacts.Keys.Select(f => Known.CriterionColumn(c, f)))] : [];
}
