using Npgsql;
using TuSoi.Database;
using TuSoi.Rostering.Keeping;
using TuSoi.Rostering.Reading;
using TuSoi.Rostering.Relating;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;
using Criteria = TuSoi.Rules.Compiling.Known;

namespace TuSoi.Rostering.Scoping;

/// <summary>Fills the columns of a scope straight from the rows of the database.</summary>
/// <param name="entries">The statement that says whose facts are read.</param>
/// <param name="ask">Runs a statement in which $2 is the cut-off, $3 the moment, $4 the year, and what it is given besides is $6.</param>
internal sealed class FactFilling(Pack pack, Dictionary<long, Related> byEntry, ScopeBuilder scope, string entries, Func<string, object?, Task<NpgsqlDataReader>> ask)
{
    private const string Known = "f.year = $4 and f.known_from <= $3 and (f.known_to is null or f.known_to > $3)";

    /// <summary>Up to so many are looked for one by one; of more, the facts of the year are read and theirs kept.</summary>
    private const int Few = 1000;

    private readonly long[]? few = byEntry.Count <= Few ? [.. byEntry.Keys] : null;
    private readonly FactSchema schema = new(pack.Facts);
    private readonly Dictionary<string, int> rows = [];

    public async Task<ScopeColumns> FillAsync(IReadOnlyList<Fact> records, bool criteria)
    {
        if (records.Count > 0) await CountAsync(records);
        var columns = new ScopeColumns(CountOf);
        foreach (var family in pack.Kinds.Values.Select(k => k.Family).Distinct())
        {
            Blanks(family, columns);
            await FactsAsync(schema.Of(family), columns);
        }
        if (criteria) await CriteriaAsync(columns);
        foreach (var list in records.Where(r => rows[r.Id] > 0)) await RecordsAsync(list, columns);
        return columns;
    }

    private int CountOf(string kind) => rows.TryGetValue(kind, out var count) ? count : scope.Count(kind);

    // What a blank means holds also where nobody says anything.
    private void Blanks(Family family, ScopeColumns columns)
    {
        foreach (var column in schema.Of(family).Columns.Where(c => c.Fact.BlankMeans is not null))
            foreach (var kind in pack.Kinds.Values.Where(k => k.Family == family)) columns.Of(kind.Id, column.Name, column.Fact);
    }

    private async Task CountAsync(IReadOnlyList<Fact> lists)
    {
        await using var row = await ask($"{Whose("materialized ")}select {string.Join(", ", lists.Select(l => $"(select count(*)::int {Of($"record_{l.Id}")})"))}", few);
        await row.ReadAsync();
        for (var i = 0; i < lists.Count; i++) rows[lists[i].Id] = row.GetInt32(i);
    }

    private async Task FactsAsync(FactTable table, ScopeColumns columns)
    {
        var filling = new ColumnFilling(columns, [.. table.Columns.Select(c => (c.Name, c.Fact))]);
        await using var row = await FromAsync($"f.entry, f.stage{FactReading.Columns(table, "f")}", table.Name, "");
        while (await row.ReadAsync())
            if (byEntry.TryGetValue(row.GetInt64(0), out var one)) filling.Fill(one.Kind.Id, scope.Count(one.Kind.Id), one.Row, row, 2, (byte)FactReading.StageOf(row.GetString(1)));
    }

    private async Task CriteriaAsync(ScopeColumns columns)
    {
        var fillings = new Dictionary<string, ColumnFilling>();
        await using var row = await FromAsync($"f.entry, f.criterion, {string.Join(", ", KeptCriterion.Columns.Select(c => "f." + c))}", "criterion_value", "");
        while (await row.ReadAsync())
        {
            if (!byEntry.TryGetValue(row.GetInt64(0), out var one)) continue;
            var criterion = row.GetString(1);
            if (!fillings.TryGetValue(criterion, out var filling))
                fillings[criterion] = filling = new ColumnFilling(columns, [.. KeptCriterion.Columns.Select(c => (Criteria.CriterionColumn(criterion, c), Criteria.CriterionFacts[c]))]);
            filling.Fill(one.Kind.Id, scope.Count(one.Kind.Id), one.Row, row, 2);
        }
    }

    private async Task RecordsAsync(Fact list, ScopeColumns columns)
    {
        var table = schema.RecordsOf(list.Id);
        var filling = new ColumnFilling(columns, [.. table.Columns.Select(c => (c.Name, c.Fact))]);
        await using var row = await FromAsync($"f.entry, f.line{FactReading.Columns(table, "f")}", table.Name, "order by f.id");
        for (var place = 0; await row.ReadAsync(); place++)
        {
            scope.Add(list.Id, $"{list.Label}, {(row.IsDBNull(1) ? $"thứ {place + 1}" : $"dòng {row.GetInt32(1)}")}");
            filling.Fill(list.Id, rows[list.Id], place, row, 2);
            if (byEntry.TryGetValue(row.GetInt64(0), out var one)) scope.Link(one.Kind.Id, one.Row, list.Id, list.Id, place);
        }
    }

    private Task<NpgsqlDataReader> FromAsync(string what, string table, string order) => ask($"{Whose("")}select {what} {Of(table)} {order}", few);

    private string Whose(string kept) => few is null ? $"with e as {kept}({entries}) " : "";

    private string Of(string table) => few is null ? $"from {table} f join e on e.entry = f.entry where {Known}" : $"from {table} f where f.entry = any($6) and {Known}";
}
