using TuSoi.Database;
using TuSoi.Rostering.Keeping;

namespace TuSoi.Rostering.Importing;

/// <summary>
/// Records have no code: one that says the same is the same; of the rest, one that agrees in at least half of what the old one says is the old one changed.
/// What is in the database alone stays there.
/// </summary>
internal static class RecordPairs
{
    public static void Compare(EntryChange change, FactTable table)
    {
        var held = change.Held?.Records.Where(r => r.Records == table.Records!.Id).ToList() ?? [];
        var told = new List<KeptRecord>();
        foreach (var record in change.Told.Records.Where(r => r.Records == table.Records!.Id))
            if (held.Find(h => h.Values.AsSpan().SequenceEqual(record.Values)) is { } same) held.Remove(same);
            else told.Add(record);
        foreach (var record in told) Put(change, table, held, record);
    }

    private static void Put(EntryChange change, FactTable table, List<KeptRecord> held, KeptRecord record)
    {
        var old = held.Where(h => Same(h, record) * 2 >= h.Values.Count(v => v is not null)).MaxBy(h => Same(h, record));
        change.RecordsAdded.Add(record);
        if (old is not null)
        {
            held.Remove(old);
            change.RecordsEnded.Add(old);
        }
        if (change.Held is not null) change.Fields.Add(new FieldChange(record.Records, $"{table.Records!.Label}, dòng {record.Line}", old is null ? "" : Text(table, old), Text(table, record)));
    }

    private static int Same(KeptRecord one, KeptRecord other) => one.Values.Zip(other.Values).Count(v => v.First is not null && v.First.Equals(v.Second));

    private static string Text(FactTable table, KeptRecord record) =>
        string.Join("; ", table.Columns.Select((c, i) => (c.Fact, Value: record.Values[i])).Where(f => f.Value is not null).Select(f => $"{f.Fact.Label}: {FieldText.Of(f.Fact, f.Value)}"));
}
