using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using TuSoi.Rules.Facts;

namespace TuSoi.Database;

/// <summary>What a database lacks of the columns that a dictionary asks for. A fact more is a column more; nothing is ever dropped.</summary>
public static partial class FactStatements
{
    private sealed record Column(string Table, string Name, string Type, string? Check);

    private const string Columns = """
        select c.relname as "Table", a.attname as "Name", format_type(a.atttypid, a.atttypmod) as "Type",
          (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as "Check"
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and (c.relname like 'facts\_%' or c.relname like 'record\_%') order by 1, a.attnum
        """;

    /// <summary>Statements for a migration; empty where database and dictionary agree.</summary>
    public static async Task<string> MissingAsync(NpgsqlConnection database, FactDictionary facts, CancellationToken stop = default)
    {
        var there = (await database.QueryAsync<Column>(new(Columns, cancellationToken: stop))).ToLookup(c => c.Table);
        return string.Concat(FactTables.Of(facts).Select(table => there.Contains(table.Name) ? Of(table, there[table.Name].ToDictionary(c => c.Name)) : FactTables.Create(table) + "\n"));
    }

    /// <summary>All tables, as a first migration has them.</summary>
    public static string All(FactDictionary facts) =>
        "-- Facts as columns, from packs/facts; written by “tusoi db facts --all”.\n" + string.Concat(FactTables.Of(facts).Select(table => "\n" + FactTables.Create(table)));

    private static string Of(FactTable table, Dictionary<string, Column> there) => string.Concat(
        table.Columns.Select(column => there.TryGetValue(column.Name, out var has) ? Changed(table, column, has) : $"alter table {table.Name} add column {FactTables.Definition(column)};\n")
            .Concat(there.Keys.Except(table.Columns.Select(c => c.Name)).Except(FactTables.Frame).Select(gone => $"-- {table.Name}.{gone}: không còn trong từ điển; giữ nguyên.\n")));

    private static string Changed(FactTable table, FactColumn column, Column has) =>
        has.Type != Full(column.Type) ? $"-- {table.Name}.{column.Name}: từ điển cần {Full(column.Type)}, cơ sở dữ liệu có {has.Type}. Phải viết tay.\n"
        : Words().Matches(has.Check ?? "").Select(w => w.Groups[1].Value).ToHashSet().SetEquals(column.Fact.Words) ? ""
        : $"alter table {table.Name} drop constraint if exists {table.Name}_{column.Name}_check, add {FactTables.Check(column.Fact)};\n";

    private static string Full(string type) => type == "int" ? "integer" : type;

    [GeneratedRegex("'([^']*)'::text")]
    private static partial Regex Words();
}
