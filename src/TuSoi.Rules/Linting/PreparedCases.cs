using TuSoi.Rules.Cases;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Linting;

/// <summary>Cases with their scopes built once, to be run against many variants of one pack.</summary>
internal sealed class PreparedCases(CaseRunner runner, IEnumerable<Case> all)
{
    private readonly List<(Case Case, SubjectKind Kind, Scope Scope)> cases =
        [.. all.Select(c => (c, runner.Build(c, new Problems()))).Where(c => c.Item2 is not null).Select(c => (c.c, c.Item2!.Value.Kind, c.Item2!.Value.Scope))];

    /// <summary>Whether some case fails under the mutant, or it does not even compile.</summary>
    public bool Kills(Mutant mutant)
    {
        foreach (var group in cases.OrderBy(c => c.Kind.Ladder == mutant.Ladder ? 0 : 1).GroupBy(c => (c.Scope.CutOff, Readings(c.Case))))
        {
            var problems = new Problems();
            if (PackCompiler.Compile(mutant.Pack, group.Key.CutOff, group.First().Case.Readings, problems) is not { } rules) return true;
            foreach (var (one, kind, scope) in group)
                if (CaseRunner.Differences(one.Expect, Ranker.Rank(rules, scope), kind.Id, explain: false).Any()) return true;
        }
        return false;
    }

    private static string Readings(Case one) => string.Join(';', one.Readings.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}={r.Value}"));
}
