using Npgsql;
using TuSoi.Database;
using TuSoi.Rostering.Reading;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Scoping;

/// <summary>Writes the values of database rows into columns, each at its place, without a detour over objects.</summary>
internal sealed class ColumnFilling(FactTable table, ScopeColumns columns)
{
    private readonly Dictionary<string, Column?[]> kinds = [];

    /// <param name="from">Place of the first fact in the row.</param>
    public void Fill(string kind, int at, NpgsqlDataReader row, int from)
    {
        if (!kinds.TryGetValue(kind, out var filled)) kinds[kind] = filled = new Column?[table.Columns.Count];
        for (var i = 0; i < filled.Length; i++)
        {
            var (name, _, fact) = table.Columns[i];
            if (fact.Type == FactType.Text || row.IsDBNull(from + i)) continue;
            Write(filled[i] ??= columns.Of(kind, name, fact), at, row, from + i);
        }
    }

    private static void Write(Column column, int at, NpgsqlDataReader row, int place)
    {
        switch (column)
        {
            case CountColumn counts: counts.Values[at] = row.GetInt32(place); break;
            case NumberColumn numbers: numbers.Values[at] = row.GetDecimal(place); break;
            case DateColumn dates: dates.Days[at] = row.GetFieldValue<DateOnly>(place).DayNumber; break;
            case CodeColumn codes: codes[at] = codes.Fact.Code(row.GetString(place)); break;
        }
    }
}
