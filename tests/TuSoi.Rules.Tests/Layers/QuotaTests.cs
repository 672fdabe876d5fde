using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests.Layers;

/// <summary>What must hold of every group of every quota, in random scopes and under random packs.</summary>
public sealed class QuotaTests(ITestOutputHelper output)
{
    [Fact]
    public void Taken_and_decided_never_exceed_the_places_and_no_place_stays_free_where_somebody_may_have_it()
    {
        var (groups, settled, free) = (0, 0, 0);
        foreach (var (what, ranked, world) in Worlds())
            foreach (var quota in ranked.Ranking.Quotas)
                for (var g = 0; g < quota.Groups.Count; g++)
                {
                    var group = quota.Groups[g];
                    var undecided = world.Where(s => quota.IndexOf(s.Kind, ranked.Row(s)) == g && !s.Facts.ContainsKey("decided_level")).Select(ranked.Verdict).ToList();
                    Assert.True(group.Decided > group.Places ? group.Taken == 0 : group.Taken + group.Decided <= group.Places, $"{what}: {group}");
                    Assert.Equal(group.Taken, undecided.Count(v => v.Suggested == QualityLevel.Excellent));
                    var (full, tied) = (undecided.Count(v => v.Flags.HasFlag(VerdictFlags.QuotaFull)), undecided.Count(v => v.Flags.HasFlag(VerdictFlags.QuotaTie)));
                    groups++;
                    if (!group.IsSettled || undecided.Exists(v => v.Flags.HasFlag(VerdictFlags.QuotaWaits))) continue;
                    // Whoever is left out finds no place free; those who are level at the last places are more than the places.
                    settled++;
                    Assert.True(full == 0 || group.Free - tied <= 0, $"{what}: {group} and {full} left out");
                    Assert.True(tied == 0 || tied > group.Free, $"{what}: {group} with {tied} tied");
                    Assert.True(tied > 0 || group.Qualified == group.Taken || group.Free == 0, $"{what}: {group}");
                    free += group.Free;
                }
        output.WriteLine($"{groups} groups, {settled} settled, {free} places free in them");
    }

    [Fact]
    public void Nobody_stands_above_the_ceiling_and_no_cap_raises_anybody()
    {
        var (capped, lowered) = (0, 0);
        for (var seed = 21_000_000; seed < 21_000_040; seed++)
        {
            var world = ScopeMaker.Make(seed);
            var chosen = PacksOnDisk.RandomReadings(new Random(seed));
            var (with, without) = (new RankedWorld(world, PacksOnDisk.CompileUnlimited(chosen)), new RankedWorld(world, PacksOnDisk.CompileUncapped(chosen)));
            foreach (var subject in world.Where(s => s.Kind is "leader" or "grassroots_committee" or "lower_committee"))
            {
                var (verdict, free) = (with.Verdict(subject), without.Verdict(subject));
                Assert.Null(free.Ceiling);
                Assert.True(verdict.Suggested is null || verdict.Ceiling is null || verdict.Suggested <= verdict.Ceiling, $"scope {seed}, {subject}: {verdict}");
                // Where the level without caps is open or not known, so it is with them, or at most as high as the lowest that may come out.
                if (verdict.Suggested is { } level && free.Suggested is { } uncapped) Assert.True(level <= uncapped, $"scope {seed}, {subject}: {uncapped} became {level}");
                if (free.Flags.HasFlag(VerdictFlags.Open)) Assert.Null(verdict.Suggested);
                capped += verdict.Ceiling is null ? 0 : 1;
                lowered += verdict.Flags.HasFlag(VerdictFlags.Capped) ? 1 : 0;
            }
        }
        Assert.True(lowered > 0);
        output.WriteLine($"{capped} had a ceiling, {lowered} were lowered to it");
    }

    [Fact]
    public void Every_subject_with_a_ballot_has_one_level_by_ballot_or_needs_a_decision()
    {
        foreach (var (what, ranked, world) in Worlds())
            foreach (var subject in world.Where(ranked.Ranks))
            {
                var verdict = ranked.Verdict(subject);
                var state = ranked.Ranking.Kinds[subject.Kind].Ballots?.StateOf(ranked.Row(subject)) ?? Counting.BallotState.None;
                Assert.Equal(state == Counting.BallotState.Reached, verdict.Ballot is not null);
                // What somebody else decides, or holds up, does not wait for the ballot.
                if (state is Counting.BallotState.None or Counting.BallotState.Reached || (verdict.Flags & (VerdictFlags.Held | VerdictFlags.NotRanked)) != 0 || subject.Facts.ContainsKey("external_level")) continue;
                Assert.True((verdict.Flags & VerdictFlags.NeedsDecision) != 0 && verdict.Suggested is null or QualityLevel.NotCompleted, $"{what}, {subject}: {verdict}");
            }
    }

    private static IEnumerable<(string What, RankedWorld Ranked, List<NaiveSubject> World)> Worlds()
    {
        for (var seed = 22_000_000; seed < 22_000_030; seed++)
        {
            var world = ScopeMaker.Make(seed);
            yield return ($"scope {seed}", new RankedWorld(world, seed % 2 == 0 ? PacksOnDisk.Proposed : PacksOnDisk.RandomReadings(new Random(seed))), world);
        }
        for (var seed = 23_000_000; seed < 23_000_100; seed++)
        {
            var maker = new PackMaker(seed);
            var (small, chosen) = (maker.WholePack(), maker.Chosen());
            var world = maker.VotedWorld(small.Naive(chosen: chosen).Pack);
            yield return ($"pack {seed}", new RankedWorld(world, small.Compile(chosen: chosen)), world);
        }
    }
}
