using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>What is known stays, whatever the missing facts turn out to be. Places of a quota are looked at elsewhere.</summary>
public sealed class MissingFactsTests(ITestOutputHelper output)
{
    private int known, settled;

    [Fact]
    public void Known_answers_and_settled_levels_stay_whatever_missing_facts_turn_out_to_be()
    {
        for (var seed = 3_000_000; seed < 3_000_150; seed++)
        {
            // "Only those already ranked" (AMB-46) leaves out who has no level yet, so its answers move as levels come in: that is the reading.
            var chosen = seed % 2 == 0 ? PacksOnDisk.Proposed : new Dictionary<string, string>(PacksOnDisk.RandomReadings(new Random(seed))) { ["AMB-46"] = "to_be_ranked" };
            var missing = seed % 3 == 0 ? 0.02 : seed % 3 == 1 ? 0.1 : 0.4;
            var (before, after) = (WorldMaker.Make(seed, missing), WorldMaker.Make(seed, missing));
            Check(seed, before, after, new Filling(new Chance(seed), new NaiveRules(PacksOnDisk.NaiveUnlimited, PacksOnDisk.CutOff, chosen), after), PacksOnDisk.CompileUnlimited(chosen));
        }
        output.WriteLine($"{known} known answers and {settled} settled levels stayed");
    }

    [Fact]
    public void The_same_holds_for_every_mechanism_in_random_packs()
    {
        for (var seed = 3_500_000; seed < 3_500_300; seed++)
        {
            var (maker, again) = (new PackMaker(seed), new PackMaker(seed));
            var (small, chosen) = (maker.Pack(), maker.Chosen());
            _ = (again.Pack(), again.Chosen());
            if (small.Text("levels/cell.yaml").Contains("base: ranked", StringComparison.Ordinal)) continue; // that base grows as levels come in
            var (before, after) = (maker.World(), again.World());
            Check(seed, before, after, new Filling(new Chance(seed), small.Naive(chosen: chosen), after, ["members", "committee_members"]), small.Compile(chosen: chosen));
        }
        output.WriteLine($"{known} known answers and {settled} settled levels stayed");
    }

    private void Check(int seed, List<NaiveSubject> before, List<NaiveSubject> after, Filling filling, CompiledPack pack)
    {
        for (var i = 0; i < before.Count; i++) filling.Fill(after[i], before[i]);
        var (first, second) = (new RankedWorld(before, pack), new RankedWorld(after, pack));
        for (var i = 0; i < before.Count; i++)
        {
            if (!first.Ranks(before[i])) continue;
            foreach (var ((name, was), (_, now)) in first.Conditions(before[i]).Zip(second.Conditions(after[i])))
            {
                if (was != Trit.Unknown && now != was) Assert.Fail($"world {seed}, {before[i]}: {name} was {was} and became {now}");
                known += was == Trit.Unknown ? 0 : 1;
            }
            Compare(seed, before[i], first.Verdict(before[i]), second.Verdict(after[i]));
            settled += first.Verdict(before[i]).Suggested is null ? 0 : 1;
        }
    }

    private static void Compare(int seed, NaiveSubject subject, Verdict was, Verdict now)
    {
        if (was.Suggested is { } level && now.Suggested != level) Assert.Fail($"world {seed}, {subject}: {was} became {now}");
        Assert.True((was.Printed & now.Printed) == was.Printed && (was.Possible & now.Possible) == now.Possible, $"world {seed}, {subject}: {was} became {now}");
    }
}
