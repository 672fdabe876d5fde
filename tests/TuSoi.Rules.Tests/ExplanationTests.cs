using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>An explanation is complete on purpose.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Every_condition_and_every_case_of_the_ladder_stands_in_the_explanation_exactly_once()
    {
        for (var seed = 7_000_000; seed < 7_000_060; seed++)
        {
            var chosen = PacksOnDisk.RandomReadings(new Random(seed));
            var world = WorldMaker.Make(seed);
            var ranked = new RankedWorld(world, chosen);
            foreach (var subject in world.Where(ranked.Ranks))
            {
                var explanation = ranked.Explain(subject);
                var ladder = PacksOnDisk.Naive.LadderOf(subject.Kind)!;
                Assert.Equal(ladder.Conditions.Keys.Order(StringComparer.Ordinal), explanation.Lines.Select(l => l.Name).Order(StringComparer.Ordinal));
                Assert.Equal(ladder.Cases.Select(c => $"{c.Level}.{c.Id}").Order(StringComparer.Ordinal), explanation.Cases.Select(c => c.FullName).Order(StringComparer.Ordinal));
                Assert.Equal(ranked.Conditions(subject), explanation.Lines.Select(l => (l.Name, l.Answer)));
                Assert.Equal(ranked.Verdict(subject), explanation.Verdict);
                Assert.All(explanation.Lines, line => Assert.False(string.IsNullOrWhiteSpace(line.Value)));
            }
        }
    }

    [Fact]
    public void Who_cannot_be_ranked_for_want_of_facts_is_told_which_and_from_whom()
    {
        for (var seed = 7_500_000; seed < 7_500_040; seed++)
        {
            var world = WorldMaker.Make(seed, missing: 0.1);
            var ranked = new RankedWorld(world, PacksOnDisk.Proposed);
            foreach (var subject in world.Where(ranked.Ranks))
            {
                var explanation = ranked.Explain(subject);
                if (!explanation.Verdict.Flags.HasFlag(Ranking.VerdictFlags.FactsMissing)) continue;
                Assert.True(explanation.Missing.Count > 0, $"world {seed}, {subject}");
                Assert.All(explanation.Missing, fact => Assert.False(string.IsNullOrWhiteSpace(fact.SuppliedBy)));
            }
        }
    }
}
