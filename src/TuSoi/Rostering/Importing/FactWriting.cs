using TuSoi.Database;
using TuSoi.Rostering.Keeping;
using TuSoi.Rules.Facts;
using static TuSoi.Rostering.Importing.Writing;

namespace TuSoi.Rostering.Importing;

/// <summary>Writes facts, values of criteria, records and complete lists: what changed is closed and written anew, what moved follows its subject.</summary>
internal sealed class FactWriting(FactSchema schema, ImportPlan plan, Writing writing)
{
    private readonly int year = plan.Told.Year;

    private sealed record Row(EntryChange Of, KeptFacts Facts);

    private sealed record Value(EntryChange Of, string Criterion, KeptCriterion Kept);

    private sealed record Record(EntryChange Of, KeptRecord Kept, long Id);

    public async Task WriteAsync()
    {
        await FollowAsync([.. plan.Moved]);
        foreach (var family in Enum.GetValues<Family>()) await FactsAsync(schema.Of(family), [.. plan.Entries.Where(e => e.Told.Family == family).SelectMany(e => e.Facts.Select(f => new Row(e, f)))]);
        await CriteriaAsync([.. plan.Entries.SelectMany(e => e.Criteria.Select(c => new Value(e, c.Key, c.Value)))]);
        foreach (var table in schema.Records) await RecordsAsync(table);
        await CompleteAsync();
    }

    private async Task FollowAsync(List<EntryChange> moved)
    {
        if (moved.Count == 0) return;
        foreach (var table in Enum.GetValues<Family>().Select(schema.Of).Concat(schema.Records).Select(t => t.Name).Append("criterion_value"))
            await writing.RunAsync(moved, $"update {table} f set path = t.p from unnest($3::bigint[], $4::text[]) t(i, p) where f.entry = t.i and f.year >= {year}", Of(e => e.Id), Of(e => e.Path));
        await writing.RunAsync(moved, "update roster_bond f set path = t.p from unnest($3::bigint[], $4::text[]) t(i, p) where f.entry = t.i and f.known_to is null", Of(e => e.Id), Of(e => e.Path));
        List<EntryChange> organisations = [.. moved.Where(e => e.Told.Family == Family.Organisation)];
        foreach (var (table, unit) in new[] { ("assignment", "organisation"), ("complete_list", "unit"), ("chain", "cycle = 0 and f.unit") })
            await writing.RunAsync(organisations, $"update {table} f set path = t.p from unnest($3::bigint[], $4::text[]) t(i, p) where f.{unit} = t.i", Of(e => e.Id), Of(e => e.Path));
    }

    private async Task FactsAsync(FactTable table, List<Row> rows)
    {
        await writing.RunAsync([.. rows.Where(r => !r.Of.IsNew)], $"update {table.Name} f set known_to = $1 from unnest($3::bigint[], $4::text[]) t(i, s) where f.entry = t.i and f.stage = t.s and f.year = {year} and f.known_to is null",
            One<Row, long>(r => r.Of.Id), One<Row, string>(r => FactReading.Word(r.Facts.Stage)));
        await writing.FactsAsync(table, rows, year,
            [("entry", "bigint", One<Row, long>(r => r.Of.Id)), ("path", "text", One<Row, string>(r => r.Of.Path)), ("stage", "text", One<Row, string>(r => FactReading.Word(r.Facts.Stage))), ("valid_from", "date", One<Row, DateOnly?>(r => r.Facts.ValidFrom))],
            r => r.Facts.Values);
    }

    private async Task CriteriaAsync(List<Value> rows)
    {
        await writing.RunAsync([.. rows.Where(r => !r.Of.IsNew)], $"update criterion_value f set known_to = $1 from unnest($3::bigint[], $4::text[]) t(i, c) where f.entry = t.i and f.criterion = t.c and f.year = {year} and f.known_to is null",
            One<Value, long>(r => r.Of.Id), One<Value, string>(r => r.Criterion));
        await writing.RunAsync(rows, $"""
            insert into criterion_value (entry, year, criterion, path, grade, points, products, plan, done, known_from, act)
            select t.i, {year}, t.c, t.p, t.g, t.n, t.q, t.l, t.d, $1, $2 from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::int[], $9::numeric[], $10::numeric[]) t(i, c, p, g, n, q, l, d)
            """, One<Value, long>(r => r.Of.Id), One<Value, string>(r => r.Criterion), One<Value, string>(r => r.Of.Path), One<Value, string?>(r => (string?)r.Kept.Values[0]),
            One<Value, decimal?>(r => (decimal?)r.Kept.Values[1]), One<Value, int?>(r => (int?)r.Kept.Values[2]), One<Value, decimal?>(r => (decimal?)r.Kept.Values[3]), One<Value, decimal?>(r => (decimal?)r.Kept.Values[4]));
    }

    private async Task RecordsAsync(FactTable table)
    {
        List<KeptRecord> ended = [.. plan.Entries.SelectMany(e => e.RecordsEnded).Where(r => r.Records == table.Records!.Id)];
        await writing.RunAsync(ended, $"update {table.Name} f set known_to = $1 from unnest($3::bigint[]) t(i) where f.id = t.i and f.known_to is null", One<KeptRecord, long>(r => r.Id));
        List<(EntryChange Of, KeptRecord Kept)> told = [.. plan.Entries.SelectMany(e => e.RecordsAdded.Where(r => r.Records == table.Records!.Id).Select(r => (e, r)))];
        var ids = await writing.NumbersAsync(told.Count);
        // numbered in the order of the sheet
        List<Record> rows = [.. told.OrderBy(r => r.Kept.Line).Select((r, i) => new Record(r.Of, r.Kept, ids[i]))];
        await writing.FactsAsync(table, rows, year,
            [("id", "bigint", One<Record, long>(r => r.Id)), ("line", "int", One<Record, int>(r => r.Kept.Line)), ("entry", "bigint", One<Record, long>(r => r.Of.Id)), ("path", "text", One<Record, string>(r => r.Of.Path))],
            r => r.Kept.Values);
    }

    private Task CompleteAsync() => writing.RunAsync(plan.Completed, $"insert into complete_list (unit, year, list, path, known_from, act) select ($4::bigint[])[1], {year}, t.l, ($5::text[])[1], $1, $2 from unnest($3::text[]) t(l)",
        One<string, string>(l => l), _ => new[] { plan.Root.Id }, _ => new[] { plan.Root.Path });
}
