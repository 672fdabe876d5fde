using TuSoi.Rules.Facts;

namespace TuSoi.Database;

/// <summary>The tables of a dictionary by family and by list of records, with the place of each fact among their columns.</summary>
public sealed class FactSchema
{
    private readonly Dictionary<Family, FactTable> families;
    private readonly Dictionary<string, FactTable> records;
    private readonly Dictionary<(string Table, string Fact), int> places = [];

    public FactSchema(FactDictionary facts)
    {
        var tables = FactTables.Of(facts);
        families = tables.Where(t => t.Family is not null).ToDictionary(t => t.Family!.Value);
        records = tables.Where(t => t.Records is not null).ToDictionary(t => t.Records!.Id);
        foreach (var table in tables)
            for (var i = 0; i < table.Columns.Count; i++) places[(table.Name, table.Columns[i].Name)] = i;
    }

    public IEnumerable<FactTable> Records => records.Values;

    public FactTable Of(Family family) => families[family];

    public FactTable RecordsOf(string fact) => records[fact];

    /// <summary>Place of a fact among the columns of the table; -1 where it has none.</summary>
    public int PlaceOf(FactTable table, string fact) => places.GetValueOrDefault((table.Name, fact), -1);
}
