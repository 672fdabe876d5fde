using TuSoi.Rules.Cases;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Linting;

/// <summary>Cases with their scopes built once, to be run against many variants of one pack.</summary>
internal sealed class PreparedCases
{
    // Cases that are read alike share one compiled pack.
    private readonly List<(CompiledPack Unchanged, IReadOnlyDictionary<string, string> Readings, List<Prepared> Cases)> groups;

    private sealed record Prepared(Case Case, SubjectKind Kind, Scope Scope);

    public PreparedCases(Pack pack, CaseRunner runner, IEnumerable<Case> all)
    {
        var prepared = all.Select(c => runner.Build(c, new Problems()) is { } built ? new Prepared(c, built.Kind, built.Scope) : null).OfType<Prepared>();
        groups = [.. prepared.GroupBy(c => (c.Scope.CutOff, CaseRunner.Chosen(c.Case.Readings))).OrderByDescending(g => g.Count())
            .Select(g => (PackCompiler.Compile(pack, g.Key.CutOff, g.First().Case.Readings, new Problems())!, g.First().Case.Readings, g.ToList())).Where(g => g.Item1 is not null)];
    }

    /// <summary>Whether some case fails under the mutant, or it does not even compile.</summary>
    public bool Kills(Mutant mutant)
    {
        // The likeliest to notice come first: cases of the very rows, then those of the kinds the change is about.
        var compiled = new Dictionary<CompiledPack, CompiledPack?>();
        return KilledBy(mutant, compiled, one => one.Case.Row.Any(mutant.Rows.Contains))
            || KilledBy(mutant, compiled, one => !one.Case.Row.Any(mutant.Rows.Contains) && mutant.Concerns(one.Kind))
            || KilledBy(mutant, compiled, one => !one.Case.Row.Any(mutant.Rows.Contains) && !mutant.Concerns(one.Kind));
    }

    private bool KilledBy(Mutant mutant, Dictionary<CompiledPack, CompiledPack?> compiled, Func<Prepared, bool> among)
    {
        foreach (var (unchanged, readings, cases) in groups)
        {
            foreach (var one in cases.Where(among).Where(c => Sees(mutant, c)))
            {
                if (!compiled.TryGetValue(unchanged, out var rules))
                    compiled[unchanged] = rules = PackCompiler.Compile(mutant.Pack, unchanged.On, readings, new Problems(), k => mutant.Changes(k) ? null : unchanged.Kinds.GetValueOrDefault(k.Id));
                if (rules is null || CaseRunner.Differences(one.Case.Expect, Ranker.Rank(rules, one.Scope), one.Kind.Id, explain: false).Any()) return true;
            }
        }
        return false;
    }

    private static bool Sees(Mutant mutant, Prepared one) => one.Scope.Tables.Any(t => t.Count > 0 && mutant.Pack.Kinds.TryGetValue(t.Kind, out var kind) && mutant.Concerns(kind));
}
