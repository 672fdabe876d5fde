using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Reading;

/// <summary>The columns of the scope while they are filled, by kind and name.</summary>
internal sealed class ScopeColumns(Func<string, int> countOf)
{
    private readonly Dictionary<(string Kind, string Id), Column> columns = [];

    // Rows that say in words what a blank means.
    private readonly HashSet<(string, string, int)> said = [];

    /// <summary>The column, made blank when it is asked for first.</summary>
    public Column Of(string kind, string id, Fact fact) =>
        columns.TryGetValue((kind, id), out var column) ? column : columns[(kind, id)] = Columns.Blank(fact, countOf(kind));

    public void Write(string kind, int row, string id, Fact fact, object value)
    {
        Columns.Write(Of(kind, id, fact), row, value);
        if (fact.BlankMeans is not null && (string)value == fact.BlankMeans) said.Add((kind, id, row));
    }

    public IEnumerable<(string Kind, string Id, Column Column)> All => columns.Select(c => (c.Key.Kind, c.Key.Id, c.Value));

    /// <summary>The value where somebody told it; null also where a blank only means it.</summary>
    public object? Told(string kind, int row, string id, Column column) =>
        Value(column, row) is { } value && (column.Fact.BlankMeans is null || !value.Equals(column.Fact.BlankMeans) || said.Contains((kind, id, row))) ? value : null;

    /// <summary>The value as it was written; null where it is unknown.</summary>
    public object? Value(string kind, int row, string id) => Value(columns.GetValueOrDefault((kind, id)), row);

    private static object? Value(Column? from, int row) => from switch
    {
        { } column when !column.Knows(row) => null,
        CodeColumn codes => codes.Fact.Words[codes[row] - 1],
        CountColumn counts => counts.Values[row],
        NumberColumn numbers => numbers.Values[row],
        DateColumn dates => DateOnly.FromDayNumber(dates.Days[row]),
        _ => null,
    };

    public void Fill(Scope scope)
    {
        foreach (var ((kind, id), column) in columns) scope.Find(kind)?.With(id, column);
    }
}
