using TuSoi.Database;
using TuSoi.Rostering.Keeping;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Importing;

/// <summary>
/// Lays an entry of the workbook beside what the database has of it. A blank cell says nothing and changes nothing; a list of bodies takes the place of the
/// old one only where the workbook says that it is complete.
/// </summary>
internal sealed class EntryComparison(FactSchema schema, Pack pack, IReadOnlySet<string> complete)
{
    public EntryChange Compare(KeptEntry told, KeptEntry? held)
    {
        var change = new EntryChange(told, held);
        Identity(change);
        Bodies(change);
        foreach (var facts in told.Facts) Facts(change, facts);
        foreach (var (criterion, values) in told.Criteria) Criterion(change, criterion, values);
        foreach (var list in told.Records.Select(r => r.Records).Distinct()) RecordPairs.Compare(change, schema.RecordsOf(list));
        return change;
    }

    private void Identity(EntryChange change)
    {
        if (change is not { Told: var told, Held: { } held }) return;
        Field(change, Ids.Name, told.Family is Family.Member or Family.Leader ? "Họ và tên" : "Tên", held.Name, told.Name);
        Field(change, Ids.Kind, "Loại", pack.Kinds.GetValueOrDefault(held.Kind)?.Label ?? held.Kind, pack.Kinds[told.Kind].Label);
        Field(change, Ids.Born, "Ngày sinh", FieldText.Of(held.Born), FieldText.Of(told.Born ?? held.Born));
        Field(change, UnitColumn(told.Family), UnitLabel(told.Family), held.Unit ?? "", change.Unit ?? "");
        Field(change, Ids.Person, "Mã đảng viên", held.Member ?? "", told.Member ?? held.Member ?? "");
        Field(change, Ids.Code, "Mã", held.Code, told.Code);
    }

    private void Bodies(EntryChange change)
    {
        var held = change.Held?.Bodies ?? [];
        var replaces = complete.Contains(change.Told.Family == Family.Member ? InfoItems.CommitteeMembers : InfoItems.Key(Family.Leader));
        change.BodiesAdded.AddRange(change.Told.Bodies.Except(held, StringComparer.OrdinalIgnoreCase));
        if (replaces) change.BodiesLeft.AddRange(held.Except(change.Told.Bodies, StringComparer.OrdinalIgnoreCase));
        if (change.Held is null || change.BodiesAdded.Count + change.BodiesLeft.Count == 0) return;
        var (column, label) = change.Told.Family == Family.Member ? (Ids.Bodies, "Mã cấp ủy tham gia") : (Ids.Headed, "Mã nơi đứng đầu");
        change.Fields.Add(new FieldChange(column, label, string.Join(", ", held), string.Join(", ", held.Except(change.BodiesLeft).Concat(change.BodiesAdded))));
    }

    private void Facts(EntryChange change, KeptFacts told)
    {
        var table = schema.Of(change.Told.Family);
        var held = change.Held?.Facts.Find(f => f.Stage == told.Stage);
        var merged = held is null ? [.. told.Values] : Merge(told.Values, held.Values);
        if (held is not null && merged.AsSpan().SequenceEqual(held.Values)) return;
        change.Facts.Add(new KeptFacts(told.Stage, merged) { ValidFrom = Later(told.ValidFrom, held?.ValidFrom) });
        for (var i = 0; i < merged.Length && change.Held is not null; i++)
            if (!Equals(merged[i], held?.Values[i]))
                change.Fields.Add(new FieldChange(table.Columns[i].Name, table.Columns[i].Fact.Label, FieldText.Of(table.Columns[i].Fact, held?.Values[i]), FieldText.Of(table.Columns[i].Fact, merged[i])));
    }

    private static void Criterion(EntryChange change, string criterion, KeptCriterion told)
    {
        var held = change.Held?.Criteria.GetValueOrDefault(criterion);
        var merged = held is null ? [.. told.Values] : Merge(told.Values, held.Values);
        if (held is not null && merged.AsSpan().SequenceEqual(held.Values)) return;
        change.Criteria[criterion] = new KeptCriterion(merged);
        for (var i = 0; i < merged.Length && change.Held is not null; i++)
            if (!Equals(merged[i], held?.Values[i]) && Known.CriterionFacts[KeptCriterion.Columns[i]] is var fact)
                change.Fields.Add(new FieldChange(Known.CriterionColumn(criterion, fact.Id), $"{fact.Label} – {criterion}", FieldText.Of(fact, held?.Values[i]), FieldText.Of(fact, merged[i])));
    }

    private static object?[] Merge(object?[] told, object?[] held) => [.. told.Zip(held, (t, h) => t ?? h)];

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one > other ? one : other;

    private static void Field(EntryChange change, string column, string label, string old, string now)
    {
        if (old != now) change.Fields.Add(new FieldChange(column, label, old, now));
    }

    private static string UnitColumn(Family family) => family switch { Family.Organisation => Ids.Superior, Family.Member => Ids.Cell, _ => Ids.Organisation };

    private static string UnitLabel(Family family) => family switch { Family.Organisation => "Mã cấp trên", Family.Member => "Mã chi bộ", _ => "Mã tổ chức" };
}
