using System.Text;
using TuSoi.Rules.Facts;

namespace TuSoi.Database;

/// <summary>One table whose columns come from the fact dictionary: the facts of a family, or the records of one fact.</summary>
/// <param name="Records">The fact whose records these are; null for the facts of a family.</param>
public sealed record FactTable(string Name, Family? Family, Fact? Records, IReadOnlyList<FactColumn> Columns);

/// <summary>A column and the fact it holds. Coded facts are kept as their words, so that tables can be read without a dictionary.</summary>
public sealed record FactColumn(string Name, string Type, Fact Fact);

/// <summary>Tables of the database that follow the dictionary: a fact more is a column more, by a migration whose statements `tusoi db facts` prints.</summary>
public static class FactTables
{
    public static IReadOnlyList<FactTable> Of(FactDictionary facts) =>
    [
        .. Enum.GetValues<Family>().Select(f => new FactTable($"facts_{f.ToString().ToLowerInvariant()}", f, null, Columns(facts.Of(f).Where(x => x is { Derived: false, Type: not FactType.Records })))),
        .. Enum.GetValues<Family>().SelectMany(facts.Of).Where(f => f is { Type: FactType.Records, Derived: false }).GroupBy(f => f.Id)
            .Select(g => new FactTable($"record_{g.Key}", null, g.First(), Columns(g.SelectMany(f => f.Fields.Values).DistinctBy(f => f.Id)))),
    ];

    /// <summary>Columns that every table of facts has beside its facts: no fact may have such a name.</summary>
    public static IReadOnlyList<string> Frame { get; } = ["id", "line", "entry", "year", "path", "stage", "valid_from", "known_from", "known_to", "act"];

    /// <summary>The statements that make one of the tables, as the migrations have it.</summary>
    public static string Create(FactTable table)
    {
        var sql = new StringBuilder();
        sql.Append("create table ").Append(table.Name).Append(" (\n");
        if (table.Records is not null) sql.Append("  id bigint primary key,\n  line int,\n");
        sql.Append("  entry bigint not null references roster_entry,\n  year int not null,\n  path text not null,\n  stage text not null default 'appraised',\n");
        foreach (var column in table.Columns) sql.Append("  ").Append(Definition(column)).Append(",\n");
        sql.Append("  valid_from date,\n  known_from timestamptz not null,\n  known_to timestamptz,\n  act bigint");
        sql.Append(table.Records is null ? ",\n  primary key (entry, year, stage, known_from)\n);\n" : $"\n);\ncreate index on {table.Name} (entry, year);\n");
        return sql.Append("call fence_facts('").Append(table.Name).Append("');\n").ToString();
    }

    private static List<FactColumn> Columns(IEnumerable<Fact> facts) => [.. facts.Select(f => new FactColumn(f.Id, TypeOf(f), f))];

    private static string TypeOf(Fact fact) => fact.Type switch
    {
        FactType.Count => "int",
        FactType.Number => "numeric",
        FactType.Date => "date",
        _ => "text",
    };

    internal static string Definition(FactColumn column) => $"\"{column.Name}\" {column.Type}{(column.Fact.Words.Count == 0 ? "" : " " + Check(column.Fact))}";

    internal static string Check(Fact fact) => $"check (\"{fact.Id}\" in ({string.Join(", ", fact.Words.Select(w => $"'{w}'"))}))";
}
