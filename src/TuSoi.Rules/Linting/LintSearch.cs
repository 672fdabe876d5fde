using System.Numerics;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ladders;

namespace TuSoi.Rules.Linting;

/// <summary>Walks the possible combinations, one bit a condition.</summary>
internal sealed class LintSearch
{
    private readonly KindRules rules;
    private readonly IReadOnlyList<NamedRule> atoms;
    private readonly Dictionary<int, int> bitOf = [];
    // For each atom: which earlier atoms must be met, or not met, when it is met, and when it is not.
    private readonly (uint Must, uint MustNot)[] ifMet, ifNot;
    private readonly Func<uint, bool>[] cases, vetoes, steps;
    private readonly uint regions;
    private readonly Dictionary<(uint Cases, uint Region), Found> found = [];
    private long combinations, one, none, several;

    private sealed class Found
    {
        public long Count;
        public bool Settled = true;
        public HashSet<string> Readings { get; } = [];
        public List<uint> Through { get; } = [];
        public uint AllMet = uint.MaxValue;
        public uint AllNot = uint.MaxValue;
    }

    public LintSearch(KindRules rules, IReadOnlyList<NamedRule> atoms)
    {
        (this.rules, this.atoms) = (rules, atoms);
        for (var i = 0; i < atoms.Count; i++) bitOf[atoms[i].Index] = i;
        (ifMet, ifNot) = (Bounds(true), Bounds(false));
        cases = [.. rules.Cases.Select(c => c.Rule is { } rule ? Compile(rule) : _ => false)];
        vetoes = [.. rules.Vetoes.Select(v => Compile(v.When))];
        steps = [.. rules.Steps.Select(s => Compile(s.When))];
        // Thresholds of a measure that has several: they say where on the scale a combination lies.
        regions = atoms.Where(a => a.Body is NumberRule n && atoms.Count(o => o.Body is NumberRule m && m.Fact.Id == n.Fact.Id) > 1)
            .Aggregate(0u, (set, a) => set | 1u << bitOf[a.Index]);
    }

    private (uint, uint)[] Bounds(bool met)
    {
        var bounds = new (uint Must, uint MustNot)[atoms.Count];
        for (var i = 0; i < atoms.Count; i++)
        {
            Rule self = met ? atoms[i] : new NotRule(atoms[i]);
            for (var j = 0; j < i; j++)
            {
                if (Implication.Holds(self, atoms[j]) || Implication.Holds(new NotRule(atoms[j]), new NotRule(self))) bounds[i].Must |= 1u << j;
                if (Implication.Holds(self, new NotRule(atoms[j])) || Implication.Holds(atoms[j], new NotRule(self))) bounds[i].MustNot |= 1u << j;
            }
        }
        return bounds;
    }

    private Func<uint, bool> Compile(Rule rule)
    {
        if (RuleTree.Constant(rule) is { } constant) return _ => constant;
        switch (rule)
        {
            case NamedRule named when bitOf.TryGetValue(named.Index, out var bit): return set => (set >> bit & 1) != 0;
            case NotRule negated: return Compile(negated.Of) is var inner ? set => !inner(set) : null!;
            case AllRule all: return all.Of.Select(Compile).ToArray() is var parts ? set => Array.TrueForAll(parts, p => p(set)) : null!;
            case AnyRule any: return any.Of.Select(Compile).ToArray() is var some ? set => Array.Exists(some, p => p(set)) : null!;
            default: return _ => true; // a condition without a name inside a case stands open: it neither helps nor hinders
        }
    }

    public void Run() => Walk(0, 0);

    private void Walk(int atom, uint set)
    {
        if (atom == atoms.Count)
        {
            Judge(set);
            return;
        }
        if (Fits(ifMet[atom], set)) Walk(atom + 1, set | 1u << atom);
        if (Fits(ifNot[atom], set)) Walk(atom + 1, set);
    }

    private static bool Fits((uint Must, uint MustNot) bounds, uint set) => (set & bounds.Must) == bounds.Must && (set & bounds.MustNot) == 0;

    private void Judge(uint set)
    {
        combinations++;
        uint met = 0;
        var levels = 0;
        for (var c = 0; c < cases.Length; c++) if (cases[c](set)) Add(c);
        for (var c = 0; c < cases.Length; c++)
            if (rules.Cases[c].Rule is null && (levels & ~(1 << (int)rules.Cases[c].Of.Level)) == 0) Add(c);
        switch (BitOperations.PopCount((uint)levels))
        {
            case 1: one++; return;
            case 0: none++; break;
            default: several++; break;
        }
        Remember(set, met, levels);

        void Add(int c)
        {
            met |= 1u << c;
            levels |= 1 << (int)rules.Cases[c].Of.Level;
        }
    }

    private void Remember(uint set, uint met, int levels)
    {
        var key = (met, met == 0 ? set & regions : 0);
        if (!found.TryGetValue(key, out var group)) found[key] = group = new Found();
        group.Count++;
        group.AllMet &= set;
        group.AllNot &= ~set;
        if (met != 0) Keep(group.Through, set & Decisive(met));
        group.Settled &= Settle(set, met, levels, group.Readings);
    }

    // Of conditions that make any of the met cases by choice ("one of the faults"), those that are met here.
    private uint Decisive(uint met)
    {
        uint bits = 0;
        for (var c = 0; c < cases.Length; c++)
            if ((met >> c & 1) != 0 && rules.Cases[c].Rule is { } rule)
                foreach (var any in RuleTree.Everything(rule).OfType<AnyRule>())
                    foreach (var named in any.Of.OfType<NamedRule>())
                        if (bitOf.TryGetValue(named.Index, out var bit)) bits |= 1u << bit;
        return bits;
    }

    private static void Keep(List<uint> smallest, uint set)
    {
        if (smallest.Exists(s => (s & set) == s)) return;
        smallest.RemoveAll(s => (s & set) == set);
        smallest.Add(set);
    }

    private bool Settle(uint set, uint met, int levels, HashSet<string> readings)
    {
        var left = levels;
        for (var v = 0; v < vetoes.Length; v++)
        {
            var removed = rules.Vetoes[v].Of.Removes.Aggregate(0, (bits, l) => bits | 1 << (int)l) & left;
            if (removed == 0 || !vetoes[v](set)) continue;
            left &= ~removed;
            readings.UnionWith(rules.Vetoes[v].Of.Under.Keys);
        }
        for (var s = 0; s < steps.Length; s++)
        {
            if (!On(rules.Steps[s].Of.On, met, left) || !steps[s](set)) continue;
            readings.UnionWith(rules.Steps[s].Of.Under.Keys);
            return true;
        }
        return BitOperations.PopCount((uint)left) == 1;
    }

    private bool On(On on, uint met, int left) => on.Word switch
    {
        "none" => left == 0,
        "several" => BitOperations.PopCount((uint)left) > 1,
        "cases" => on.Cases.All(name => Enumerable.Range(0, cases.Length).Any(c => rules.Cases[c].Of.FullName == name && (met >> c & 1) != 0 && (left >> (int)rules.Cases[c].Of.Level & 1) != 0)),
        _ => true,
    };

    public LintReport Report() => new(rules, combinations, one, none, several, [.. found.OrderBy(f => f.Key.Cases == 0 ? 0 : 1).ThenByDescending(f => f.Value.Count).Select(f => Group(f.Key.Cases, f.Value))]);

    private LintGroup Group(uint met, Found group)
    {
        var names = rules.Cases.Where((_, c) => (met >> c & 1) != 0).Select(c => c.Of).ToList();
        var nearly = met == 0 ? NearMisses(group).ToList() : [];
        var through = met == 0 ? nearly.Select(n => $"{n.Case.FullName} chỉ thiếu “{n.Missing.Name}”") : group.Through.Select(Names).Where(n => n.Length > 0);
        var sides = met == 0 ? nearly.SelectMany(n => new[] { n.Case.Case.Because.Article, n.Missing.Named.Head.Because.Article }) : names.Select(n => n.Case.Because.Article);
        return new LintGroup(names, [.. Region(group)], [.. through], [.. sides.Distinct()], [.. group.Readings.Order(StringComparer.Ordinal)], group.Settled, group.Count);
    }

    private string Names(uint set) => string.Join(" + ", atoms.Where((_, i) => (set >> i & 1) != 0).Select(a => a.Name));

    // Bounds that others in the list do not say already: "from 70", not "from 50, from 70".
    private IEnumerable<string> Region(Found group)
    {
        var held = atoms.Where((_, i) => (regions >> i & 1) != 0 && (group.AllMet >> i & 1) != 0).ToList();
        return held.Where(a => !held.Exists(o => o != a && Implication.Holds(o, a))).Select(a => Limits.Of(a));
    }

    // Cases that would be met if one condition, not already the same throughout, turned out otherwise.
    private IEnumerable<(CaseOf Case, NamedRule Missing)> NearMisses(Found group)
    {
        var fixedBits = regions;
        for (var c = 0; c < cases.Length; c++)
        {
            if (rules.Cases[c].Rule is not { } rule) continue;
            var wanted = LadderLint.Named(rule).Where(n => bitOf.ContainsKey(n.Index)).Distinct().ToList();
            foreach (var missing in wanted)
            {
                var bit = 1u << bitOf[missing.Index];
                // All that the group allows, met; the region as it is.
                var best = (uint.MaxValue & ~fixedBits) | (group.AllMet & fixedBits);
                if (!cases[c](best & ~bit) && cases[c](best | bit)) yield return (rules.Cases[c].Of, missing);
            }
        }
    }
}
