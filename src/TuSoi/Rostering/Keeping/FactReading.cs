using System.Globalization;
using Npgsql;
using TuSoi.Database;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Keeping;

/// <summary>Columns of facts in statements, and their values in rows that come back.</summary>
internal static class FactReading
{
    public static string Columns(FactTable table, string alias) => string.Concat(table.Columns.Select(c => $", {alias}.\"{c.Name}\""));

    /// <summary>Values from the given place on; null where unknown.</summary>
    public static object?[] Values(NpgsqlDataReader row, FactTable table, int from)
    {
        var values = new object?[table.Columns.Count];
        for (var i = 0; i < values.Length; i++)
            if (!row.IsDBNull(from + i)) values[i] = Value(row, from + i, table.Columns[i].Fact);
        return values;
    }

    public static object Value(NpgsqlDataReader row, int place, Fact fact) => fact.Type switch
    {
        FactType.Count => row.GetInt32(place),
        FactType.Number => row.GetDecimal(place),
        FactType.Date => row.GetFieldValue<DateOnly>(place),
        _ => row.GetString(place),
    };

    public static string Word(Stage stage) => stage switch { Stage.Self => "self", Stage.Contributor => "contributor", Stage.Appraised => "appraised", _ => "decided" };

    public static Stage StageOf(string word) => word switch { "self" => Stage.Self, "contributor" => Stage.Contributor, "appraised" => Stage.Appraised, "decided" => Stage.Decided, _ => throw new FormatException(word) };

    public static string FamilyWord(Family family) => family.ToString().ToLower(CultureInfo.InvariantCulture);

    public static Family FamilyOf(string word) => Enum.Parse<Family>(word, ignoreCase: true);
}
