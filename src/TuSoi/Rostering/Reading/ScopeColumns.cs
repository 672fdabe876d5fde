using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Reading;

/// <summary>The columns of the scope while they are filled, by kind and name.</summary>
internal sealed class ScopeColumns(Func<string, int> countOf)
{
    private readonly Dictionary<(string Kind, string Id), Column> columns = [];

    /// <summary>The column, made blank when it is asked for first.</summary>
    public Column Of(string kind, string id, Fact fact) =>
        columns.TryGetValue((kind, id), out var column) ? column : columns[(kind, id)] = Columns.Blank(fact, countOf(kind));

    public void Write(string kind, int row, string id, Fact fact, object value) => Columns.Write(Of(kind, id, fact), row, value);

    /// <summary>The value as it was written; null where it is unknown.</summary>
    public object? Value(string kind, int row, string id) => columns.GetValueOrDefault((kind, id)) switch
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
