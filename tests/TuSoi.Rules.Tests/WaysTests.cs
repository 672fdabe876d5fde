using TuSoi.Rules.Explaining;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>The ways to the next level are exactly the smallest sets of conditions that would have to turn out otherwise.</summary>
public sealed class WaysTests(ITestOutputHelper output)
{
    private const int MostAssignments = 20_000;

    private readonly Dictionary<string, int> levels = [];
    private int ways;

    [Fact]
    public void Ways_are_minimal_and_none_is_left_out()
    {
        for (var seed = 6_000_000; seed < 6_000_020; seed++)
        {
            var chosen = seed % 2 == 0 ? PacksOnDisk.Proposed : PacksOnDisk.RandomReadings(new Random(seed));
            var world = WorldMaker.Make(seed, seed % 4 == 0 ? 0.05 : 0);
            Check(seed, world, new RankedWorld(world, chosen), new NaiveRules(PacksOnDisk.Naive, PacksOnDisk.CutOff, chosen).Among(world));
        }
        output.WriteLine($"{ways} ways to {string.Join(", ", levels)}");
    }

    [Fact]
    public void Ways_are_minimal_and_none_is_left_out_in_random_packs()
    {
        for (var seed = 6_500_000; seed < 6_500_100; seed++)
        {
            var maker = new PackMaker(seed);
            var (small, chosen) = (maker.Pack(), maker.Chosen());
            var world = maker.World();
            world.Reverse(); // cells first
            Check(seed, world, new RankedWorld(world, small.Compile(chosen: chosen)), small.Naive(chosen: chosen).Among(world), most: 8);
        }
        output.WriteLine($"{ways} ways to {string.Join(", ", levels)}");
    }

    private void Check(int seed, List<NaiveSubject> world, RankedWorld ranked, NaiveRules naive, int most = int.MaxValue)
    {
        foreach (var subject in world.Where(ranked.Ranks).Take(most))
        {
            if (ranked.Explain(subject).Next is not { } next || naive.VerdictOn(subject) is not { } verdict) continue;
            if (Oracle(naive, subject, verdict.Conditions, next.Level.ToString()) is not { } expected) continue;
            var found = next.Ways.Select(Words).Order(StringComparer.Ordinal).ToList();
            if (!found.SequenceEqual(expected)) Assert.Fail($"world {seed}, {subject}, to {next.Level}:\nfound    {string.Join(" | ", found)}\nexpected {string.Join(" | ", expected)}");
            ways += found.Count;
            levels[next.Level.ToString()] = levels.GetValueOrDefault(next.Level.ToString()) + 1;
        }
    }

    private static string Words(Way way) => string.Join(" ", way.Changes.Select(c => $"{c.Condition}={c.Wanted}").Order(StringComparer.Ordinal));

    // Every subset of the conditions that the level asks for, each turned to what it is not; kept where the level is then surely reached and no part of it suffices.
    private static List<string>? Oracle(NaiveRules rules, NaiveSubject subject, Dictionary<string, bool?> now, string level)
    {
        var judge = rules.JudgeOf(subject.Kind);
        var asked = new HashSet<string>();
        bool IsReached(Dictionary<string, bool?> answers) => judge.IsReached(level, Eye.On(subject) with { Assumed = new Watched(answers, asked) }) == true;
        if (IsReached(now)) return [];
        // With nothing known, all that matters is asked.
        judge.IsReached(level, Eye.On(subject) with { Assumed = new Watched(now.ToDictionary(c => c.Key, _ => (bool?)null), asked) });
        if (asked.Aggregate(1.0, (all, c) => all * (now[c] is null ? 3 : 2)) > MostAssignments) return null;
        var reached = new List<Dictionary<string, bool>>();
        foreach (var change in Changes([.. asked], now).OrderBy(c => c.Count))
        {
            if (reached.Any(r => r.All(c => change.TryGetValue(c.Key, out var wanted) && wanted == c.Value))) continue;
            var answers = new Dictionary<string, bool?>(now);
            foreach (var (name, wanted) in change) answers[name] = wanted;
            if (IsReached(answers)) reached.Add(change);
        }
        return [.. reached.Select(r => string.Join(" ", r.Select(c => $"{c.Key}={c.Value}").Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<Dictionary<string, bool>> Changes(IReadOnlyList<string> names, Dictionary<string, bool?> now)
    {
        if (names.Count == 0) return [[]];
        var rest = Changes([.. names.Skip(1)], now).ToList();
        bool[] others = now[names[0]] is { } known ? [!known] : [true, false];
        return rest.Concat(others.SelectMany(other => rest.Select(r => new Dictionary<string, bool>(r) { [names[0]] = other })));
    }

    /// <summary>Answers that remember what was asked of them.</summary>
    private sealed class Watched(Dictionary<string, bool?> answers, HashSet<string> asked) : IReadOnlyDictionary<string, bool?>
    {
        public bool? this[string key] => answers[key];
        public IEnumerable<string> Keys => answers.Keys;
        public IEnumerable<bool?> Values => answers.Values;
        public int Count => answers.Count;
        public bool ContainsKey(string key) => answers.ContainsKey(key);
        public IEnumerator<KeyValuePair<string, bool?>> GetEnumerator() => answers.GetEnumerator();
        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        public bool TryGetValue(string key, out bool? value)
        {
            asked.Add(key);
            return answers.TryGetValue(key, out value);
        }
    }
}
