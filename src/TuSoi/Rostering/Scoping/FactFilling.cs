using Npgsql;
using TuSoi.Database;
using TuSoi.Rostering.Keeping;
using TuSoi.Rostering.Reading;
using TuSoi.Rostering.Relating;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Scoping;

/// <summary>Fills the columns of a scope straight from the rows of the database.</summary>
/// <param name="ask">Runs a statement in which $2 is the cut-off, $3 the moment, $4 the year.</param>
internal sealed class FactFilling(Pack pack, Dictionary<long, Related> byEntry, ScopeBuilder scope, Func<string, Task<NpgsqlDataReader>> ask)
{
    private const string Known = "f.year = $4 and f.known_from <= $3 and (f.known_to is null or f.known_to > $3)";

    private readonly FactSchema schema = new(pack.Facts);
    private readonly Dictionary<string, int> rows = [];

    public async Task<ScopeColumns> FillAsync(string entries, IReadOnlyList<Fact> records)
    {
        foreach (var list in records) await CountAsync(entries, list);
        var columns = new ScopeColumns(kind => rows.TryGetValue(kind, out var count) ? count : scope.Count(kind));
        foreach (var family in pack.Kinds.Values.Select(k => k.Family).Distinct())
        {
            Blanks(family, columns);
            foreach (var stage in Enum.GetValues<Stage>()) await FactsAsync(entries, family, stage, columns);
        }
        await CriteriaAsync(entries, columns);
        foreach (var list in records) await RecordsAsync(entries, list, columns);
        return columns;
    }

    // What a blank means holds also where nobody says anything.
    private void Blanks(Family family, ScopeColumns columns)
    {
        foreach (var column in schema.Of(family).Columns.Where(c => c.Fact.BlankMeans is not null))
            foreach (var kind in pack.Kinds.Values.Where(k => k.Family == family)) columns.Of(kind.Id, column.Name, column.Fact);
    }

    private async Task CountAsync(string entries, Fact list)
    {
        await using var row = await ask($"with e as ({entries}) select count(*) from record_{list.Id} f join e on e.entry = f.entry where {Known}");
        await row.ReadAsync();
        rows[list.Id] = (int)row.GetInt64(0);
    }

    private async Task FactsAsync(string entries, Family family, Stage stage, ScopeColumns columns)
    {
        var table = schema.Of(family);
        var filling = new ColumnFilling(table, columns);
        await using var row = await ask($"with e as ({entries}) select f.entry{FactReading.Columns(table, "f")} from {table.Name} f join e on e.entry = f.entry where f.stage = '{FactReading.Word(stage)}' and {Known}");
        while (await row.ReadAsync())
            if (byEntry.TryGetValue(row.GetInt64(0), out var one)) filling.Fill(one.Kind.Id, one.Row, row, 1);
    }

    private async Task CriteriaAsync(string entries, ScopeColumns columns)
    {
        await using var row = await ask($"with e as ({entries}) select f.entry, f.criterion, f.grade, f.points, f.products, f.plan, f.done from criterion_value f join e on e.entry = f.entry where {Known}");
        while (await row.ReadAsync())
            for (var i = 0; i < KeptCriterion.Columns.Length; i++)
                if (!row.IsDBNull(i + 2) && byEntry.TryGetValue(row.GetInt64(0), out var one) && Rules.Compiling.Known.CriterionFacts[KeptCriterion.Columns[i]] is var fact)
                    columns.Write(one.Kind.Id, one.Row, Rules.Compiling.Known.CriterionColumn(row.GetString(1), fact.Id), fact, FactReading.Value(row, i + 2, fact));
    }

    private async Task RecordsAsync(string entries, Fact list, ScopeColumns columns)
    {
        var table = schema.RecordsOf(list.Id);
        var filling = new ColumnFilling(table, columns);
        await using var row = await ask($"with e as ({entries}) select f.entry, f.line{FactReading.Columns(table, "f")} from {table.Name} f join e on e.entry = f.entry where {Known} order by f.id");
        for (var place = 0; await row.ReadAsync(); place++)
        {
            scope.Add(list.Id, $"{list.Label}, {(row.IsDBNull(1) ? $"thứ {place + 1}" : $"dòng {row.GetInt32(1)}")}");
            filling.Fill(list.Id, place, row, 2);
            if (byEntry.TryGetValue(row.GetInt64(0), out var one)) scope.Link(one.Kind.Id, one.Row, list.Id, list.Id, place);
        }
    }
}
