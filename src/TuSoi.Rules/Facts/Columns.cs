namespace TuSoi.Rules.Facts;

/// <summary>Makes columns and writes values of any form into them.</summary>
public static class Columns
{
    /// <summary>A column for the fact in which every row is unknown, or what a blank means.</summary>
    public static Column Blank(Fact fact, int rows)
    {
        switch (fact.Type)
        {
            case FactType.Count: return new CountColumn(fact, Filled(rows, CountColumn.Unknown));
            case FactType.Number: return new NumberColumn(fact, Filled(rows, NumberColumn.Unknown));
            case FactType.Date: return new DateColumn(fact, Filled(rows, DateColumn.Unknown));
            default:
                var column = new CodeColumn(fact, rows);
                if (fact.BlankMeans is { } word)
                    for (var row = 0; row < rows; row++) column[row] = fact.Code(word);
                return column;
        }
    }

    /// <summary>Writes one value: a word for coded facts, int, decimal or DateOnly for the others.</summary>
    public static void Write(Column column, int row, object value)
    {
        switch (column)
        {
            case CodeColumn codes: codes[row] = codes.Fact.Code((string)value); break;
            case CountColumn counts: counts.Values[row] = (int)value; break;
            case NumberColumn numbers: numbers.Values[row] = (decimal)value; break;
            case DateColumn dates: dates.Days[row] = ((DateOnly)value).DayNumber; break;
        }
    }

    private static T[] Filled<T>(int rows, T value)
    {
        var values = new T[rows];
        Array.Fill(values, value);
        return values;
    }
}
