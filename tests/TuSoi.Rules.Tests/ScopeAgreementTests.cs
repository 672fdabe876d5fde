using System.Collections.Concurrent;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>Whole columns = one subject = a naive reading of the YAML over whole scopes, with ballots, special cases, caps and quotas.</summary>
public sealed class ScopeAgreementTests(ITestOutputHelper output)
{
    private readonly ConcurrentDictionary<string, int> seen = new();

    [Fact]
    public void Three_evaluations_agree_on_random_scopes() => Agree(from: 20_000_000, scopes: 120, choices: 4);

    [Fact]
    [Trait("Length", "long")]
    public void Three_evaluations_agree_on_ten_thousand_scopes()
    {
        LongRun.Only();
        Agree(from: 30_000_000, scopes: 10_000, choices: 200);
    }

    // Several scopes are looked at under the same choice of readings; the first choice is the proposed one.
    private void Agree(int from, int scopes, int choices)
    {
        Parallel.For(0, choices, new ParallelOptions { MaxDegreeOfParallelism = 2 }, choice =>
        {
            var chosen = choice == 0 ? PacksOnDisk.Proposed : PacksOnDisk.RandomReadings(new Random(from + choice));
            var (pack, naive, counts) = (PacksOnDisk.Compile(chosen), new NaiveRules(PacksOnDisk.Naive, PacksOnDisk.CutOff, chosen), new Dictionary<string, int>());
            for (var seed = from + choice; seed < from + scopes; seed += choices) Agree(seed, pack, naive, counts);
            foreach (var (word, number) in counts) seen.AddOrUpdate(word, number, (_, before) => before + number);
        });
        output.WriteLine(string.Join(", ", seen.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value}")));
    }

    private static void Agree(int seed, CompiledPack pack, NaiveRules naive, Dictionary<string, int> counts)
    {
        var world = ScopeMaker.Make(seed);
        var scope = WorldScope.Of(pack.Pack, pack.On, world);
        var ranking = Ranker.Rank(pack, scope.Scope);
        var explainer = new Explainer(ranking);
        naive.Among(world);
        foreach (var subject in world)
        {
            if (naive.VerdictOn(subject) is not { } verdict) continue;
            var row = scope.Rows[subject];
            if ((Difference.OfExplained(ranking, explainer, subject.Kind, row) ?? Difference.OfNaive(ranking, verdict, subject.Kind, row)) is { } difference)
                Assert.Fail($"scope {seed}, {subject}: {difference}; readings {string.Join(", ", pack.Readings.Select(c => $"{c.Key}={c.Value}"))}");
            var ballot = naive.BallotOn(subject).State;
            foreach (var word in verdict.Flags.Append($"ballot {ballot}").Append(verdict.Suggested ?? "no level").Append(ballot == "None" ? "subjects without a ballot" : "subjects with a ballot"))
                counts[word] = counts.GetValueOrDefault(word) + 1;
        }
    }
}
