using Npgsql;
using TuSoi.Rostering.Reading;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Scoping;

/// <summary>Writes the values of database rows into columns, each at its place, without a detour over objects.</summary>
/// <param name="facts">Columns of the scope and their facts, in the order in which the rows have them.</param>
internal sealed class ColumnFilling(ScopeColumns columns, IReadOnlyList<(string Name, Fact Fact)> facts)
{
    private readonly Dictionary<string, Filled[]> kinds = [];

    private sealed record Filled(Column Column, byte[] Rank);

    /// <param name="from">Place of the first fact in the row.</param>
    /// <param name="rank">Of several rows about one subject that of the highest rank counts, where it says anything.</param>
    public void Fill(string kind, int rows, int at, NpgsqlDataReader row, int from, byte rank = 0)
    {
        if (!kinds.TryGetValue(kind, out var filled)) kinds[kind] = filled = new Filled[facts.Count];
        for (var i = 0; i < filled.Length; i++)
        {
            if (facts[i].Fact.Type == FactType.Text || row.IsDBNull(from + i)) continue;
            var (column, ranks) = filled[i] ??= new Filled(columns.Of(kind, facts[i].Name, facts[i].Fact), new byte[rows]);
            if (ranks[at] > rank) continue;
            ranks[at] = rank;
            Write(column, at, row, from + i);
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
