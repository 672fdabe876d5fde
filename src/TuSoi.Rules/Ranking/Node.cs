using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>
/// One step of a bulk evaluation: answers one rule for all rows of a table, 64 rows at a time. Nodes of one pass and table run
/// piece by piece over the same rows, so that what one writes the next still finds in the cache.
/// </summary>
internal abstract class Node(Table table)
{
    public Table Table => table;

    public Planes Out { get; } = new(table.Count);

    /// <summary>Nodes of a pass need only nodes of the same table and pass, or of earlier passes.</summary>
    public int Pass { get; protected set; }

    public int Words => (table.Count + 63) >> 6;

    /// <summary>Runs once before the pieces, when all earlier passes are complete.</summary>
    public virtual void Prepare() { }

    /// <summary>Answers the rows of words [from, to).</summary>
    public abstract void Run(int from, int to);

    protected int RowsOf(int word) => Math.Min(64, table.Count - (word << 6));

    protected void After(Node input, bool complete) => Pass = Math.Max(Pass, input.Pass + (complete ? 1 : 0));
}
