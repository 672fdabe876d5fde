using System.ComponentModel;
using TuSoi.Rules.Cases;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Linting;

/// <summary>tests/equivalent.yaml: mutants that no case can notice, each with the reason.</summary>
public sealed record EquivalentFile
{
    [Description("Thay đổi không làm khác kết quả, và vì sao")]
    public required IReadOnlyDictionary<string, string> Equivalent { get; init; }
}

/// <summary>What became of the mutants of a pack.</summary>
/// <param name="Survivors">Neither killed nor listed.</param>
/// <param name="Stale">Listed as equivalent, but killed, or no longer there.</param>
public sealed record MutationReport(int Killed, int Equivalent, IReadOnlyList<string> Survivors, IReadOnlyList<string> Stale);

/// <summary>Runs the cases of a pack against each of its mutants: the measure of whether the cases are enough.</summary>
public static class MutationRun
{
    public static MutationReport Run(Pack pack, Problems problems, Action<int, int>? progress = null)
    {
        var listed = Listed(pack, problems);
        var (runner, cases) = CaseRunner.OfPack(pack, problems);
        var prepared = new PreparedCases(pack, runner, cases);
        Mutant[] mutants = [.. PackMutants.Of(pack)];
        var killed = new bool[mutants.Length];
        var done = 0;
        Parallel.For(0, mutants.Length, i =>
        {
            killed[i] = prepared.Kills(mutants[i]);
            progress?.Invoke(Interlocked.Increment(ref done), mutants.Length);
        });
        var survived = mutants.Where((_, i) => !killed[i]).Select(m => m.Id).Distinct().ToList();
        return new MutationReport(killed.Count(k => k), survived.Count(listed.ContainsKey), [.. survived.Where(s => !listed.ContainsKey(s))],
            [.. listed.Keys.Where(id => !survived.Contains(id))]);
    }

    private static IReadOnlyDictionary<string, string> Listed(Pack pack, Problems problems)
    {
        if (!pack.Source.Files.TryGetValue(CaseRunner.EquivalentName, out var text)) return new Dictionary<string, string>();
        var file = new YamlFile($"{pack.Source.Folder}/{CaseRunner.EquivalentName}", problems);
        return YamlFile.Parse(text, file) is { } root && Binder.Read<EquivalentFile>(root, file) is { Equivalent: { } listed } ? listed : new Dictionary<string, string>();
    }
}
