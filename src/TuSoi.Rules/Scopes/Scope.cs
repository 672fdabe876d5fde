using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Scopes;

/// <summary>
/// All rows of one kind (of subject or of record) with their facts in columns. A column that is not there is unknown for every row.
/// </summary>
public sealed class Table(string kind, int count)
{
    private readonly Dictionary<string, Column> columns = [];

    public string Kind => kind;

    public int Count => count;

    /// <summary>What to call a row on a card; the engine itself never looks at names.</summary>
    public Func<int, string> NameOf { get; init; } = row => $"{kind} {row + 1}";

    public IEnumerable<Column> Columns => columns.Values;

    /// <summary>The same rows, whose columns may be replaced without touching these.</summary>
    public Table Copy()
    {
        var copy = new Table(kind, count) { NameOf = NameOf };
        foreach (var (fact, column) in columns) copy.With(fact, column);
        return copy;
    }

    public Column? Find(string fact) => columns.GetValueOrDefault(fact);

    public Table With(string fact, Column column)
    {
        columns[fact] = column;
        return this;
    }
}

/// <summary>
/// Which rows of a table belong to which owner: row i is the target <c>Target[i]</c> (or i itself) of the owner <c>Owner[i]</c> (-1: nobody's).
/// </summary>
/// <param name="Name">A relation in snake_case, or the fact id of records.</param>
/// <param name="Complete">Owners whose list is known to be complete, one bit a row; null: all. Elsewhere more may exist than is recorded.</param>
public sealed record Links(string Name, string From, string To, int[] Owner, int[]? Target = null, ulong[]? Complete = null)
{
    private int[]? starts, order;

    public int TargetOf(int link) => Target is null ? link : Target[link];

    public bool IsComplete(int owner) => Complete is null || (Complete[owner >> 6] >> (owner & 63) & 1) != 0;

    /// <summary>Target rows of one owner.</summary>
    public IEnumerable<int> Of(int owner, int owners)
    {
        Index(owners);
        for (var i = starts![owner]; i < starts[owner + 1]; i++) yield return TargetOf(order is null ? i : order[i]);
    }

    private void Index(int owners)
    {
        if (Volatile.Read(ref starts) is not null) return;
        var heads = new int[owners + 2];
        var sorted = true;
        for (var i = 0; i < Owner.Length; i++)
        {
            if (i > 0 && Owner[i] < Owner[i - 1]) sorted = false;
            heads[Owner[i] + 2]++;
        }
        for (var i = 1; i < heads.Length; i++) heads[i] += heads[i - 1];
        var first = heads[1..];
        if (!sorted || (Owner.Length > 0 && Owner[0] < 0))
        {
            var at = heads[..^1];
            var places = new int[Owner.Length];
            for (var i = 0; i < Owner.Length; i++) places[at[Owner[i] + 1]++] = i;
            order = places;
        }
        // Several threads may ask at once: whoever sees the starts sees the order too.
        Volatile.Write(ref starts, first);
    }
}

/// <summary>The facts of a year for every subject of a scope, as known on one day, and what leads from one to the other.</summary>
public sealed class Scope
{
    private readonly Dictionary<string, Table> tables = [];
    private readonly Dictionary<(string From, string Name), List<Links>> links = [];

    /// <summary>The day on which standing, durations and dated values are judged.</summary>
    public required DateOnly CutOff { get; init; }

    public IEnumerable<Table> Tables => tables.Values;

    public Table? Find(string kind) => tables.GetValueOrDefault(kind);

    /// <summary>Links of that name, one list a target table; null when nothing is known of the relation at all.</summary>
    public IReadOnlyList<Links>? LinksOf(string from, string name) => links.GetValueOrDefault((from, name));

    /// <summary>All links of that name, from any kind.</summary>
    public IEnumerable<Links> LinksNamed(string name) => links.Where(l => l.Key.Name == name).SelectMany(l => l.Value);

    /// <summary>The same scope with some tables replaced by tables of the same rows.</summary>
    public Scope With(IEnumerable<Table> changed)
    {
        var scope = new Scope { CutOff = CutOff };
        foreach (var table in tables.Values) scope.Add(table);
        foreach (var table in changed) scope.Add(table);
        foreach (var list in links.Values)
            foreach (var link in list) scope.Add(link);
        return scope;
    }

    public Scope Add(Table table)
    {
        tables[table.Kind] = table;
        return this;
    }

    public Scope Add(Links link)
    {
        if (!links.TryGetValue((link.From, link.Name), out var list)) links[(link.From, link.Name)] = list = [];
        list.Add(link);
        return this;
    }
}
