using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Scopes;

/// <summary>
/// Puts a scope together subject by subject. What is not set stays unknown; a list that is not said to be complete may have more in it.
/// </summary>
public sealed class ScopeBuilder(DateOnly cutOff)
{
    private readonly Dictionary<string, Rows> rows = [];
    private readonly Dictionary<(string From, string Name), Bonds> bonds = [];

    private sealed class Rows
    {
        public List<string> Names { get; } = [];
        public Dictionary<string, (Fact Fact, List<(int Row, object Value)> Values)> Columns { get; } = [];
    }

    private sealed class Bonds
    {
        public Dictionary<string, (List<int> Owner, List<int> Target)> To { get; } = [];
        public HashSet<int> Complete { get; } = [];
        public bool AllComplete { get; set; }
    }

    /// <summary>A table that exists even if nobody is in it.</summary>
    public ScopeBuilder Kind(string kind)
    {
        _ = Of(kind);
        return this;
    }

    /// <summary>Rows of a kind so far.</summary>
    public int Count(string kind) => Of(kind).Names.Count;

    /// <summary>A new row; returns its place.</summary>
    public int Add(string kind, string name)
    {
        Of(kind).Names.Add(name);
        return Of(kind).Names.Count - 1;
    }

    /// <summary>Sets one value: a word for coded facts, int, decimal or DateOnly for the others.</summary>
    public void Set(string kind, int row, string column, Fact fact, object value)
    {
        var columns = Of(kind).Columns;
        if (!columns.TryGetValue(column, out var values)) columns[column] = values = (fact, []);
        values.Values.Add((row, value));
    }

    public void Link(string from, int owner, string name, string to, int target)
    {
        var bond = Bond(from, name);
        if (!bond.To.TryGetValue(to, out var list)) bond.To[to] = list = ([], []);
        list.Owner.Add(owner);
        list.Target.Add(target);
    }

    /// <summary>The owner's list has nothing beside what is linked.</summary>
    public void Complete(string from, int owner, string name, string to)
    {
        _ = Bond(from, name).To.TryAdd(to, ([], []));
        Bond(from, name).Complete.Add(owner);
    }

    /// <summary>Every owner's list of that name is complete.</summary>
    public void CompleteAll(string from, string name, string to)
    {
        _ = Bond(from, name).To.TryAdd(to, ([], []));
        Bond(from, name).AllComplete = true;
    }

    public Scope Build()
    {
        var scope = new Scope { CutOff = cutOff };
        foreach (var (kind, made) in rows)
        {
            var names = made.Names;
            var table = new Table(kind, names.Count) { NameOf = row => names[row] };
            foreach (var (id, (fact, values)) in made.Columns)
            {
                var column = Columns.Blank(fact, names.Count);
                foreach (var (row, value) in values) Columns.Write(column, row, value);
                table.With(id, column);
            }
            scope.Add(table);
        }
        foreach (var ((from, name), bond) in bonds)
        {
            var complete = bond.AllComplete ? null : Bits(bond.Complete, Of(from).Names.Count);
            foreach (var (to, (owner, target)) in bond.To) scope.Add(new Links(name, from, to, [.. owner], [.. target], complete));
        }
        return scope;
    }

    private static ulong[] Bits(HashSet<int> set, int count)
    {
        var bits = new ulong[(count + 63) >> 6];
        foreach (var i in set) bits[i >> 6] |= 1UL << (i & 63);
        return bits;
    }

    private Rows Of(string kind) => rows.TryGetValue(kind, out var made) ? made : rows[kind] = new Rows();

    private Bonds Bond(string from, string name)
    {
        if (!bonds.TryGetValue((from, name), out var bond)) bonds[(from, name)] = bond = new Bonds();
        _ = Of(from);
        foreach (var to in bond.To.Keys) _ = Of(to);
        return bond;
    }
}
