using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>Neither the order of rows nor who else is in the scope matters.</summary>
public sealed class OrderTests
{
    [Fact]
    public void Order_of_subjects_records_and_links_never_matters()
    {
        for (var seed = 4_000_000; seed < 4_000_060; seed++)
        {
            var chosen = PacksOnDisk.RandomReadings(new Random(seed));
            var (straight, shuffled) = (WorldMaker.Make(seed), WorldMaker.Make(seed));
            var chance = new Chance(seed);
            foreach (var subject in shuffled) Shuffle(subject, chance);
            Same(seed, straight, new RankedWorld(straight, chosen), shuffled, new RankedWorld(chance.Shuffled(shuffled), chosen));
        }
    }

    [Fact]
    public void An_organisation_alone_is_ranked_as_it_is_together_with_others()
    {
        for (var seed = 4_500_000; seed < 4_500_100; seed += 20)
        {
            var chosen = PacksOnDisk.RandomReadings(new Random(seed));
            var worlds = Enumerable.Range(seed, 20).Select(s => WorldMaker.Make(s)).ToList();
            var together = new RankedWorld(worlds.SelectMany(w => w), chosen);
            for (var i = 0; i < worlds.Count; i++) Same(seed + i, worlds[i], new RankedWorld(worlds[i], chosen), worlds[i], together);
        }
    }

    private static void Shuffle(NaiveSubject subject, Chance chance)
    {
        foreach (var (name, list) in subject.Related.ToList())
            subject.Related[name] = new NaiveList<NaiveSubject> { Rows = chance.Shuffled(list.Rows), IsComplete = list.IsComplete };
        foreach (var (name, list) in subject.Records.ToList())
            subject.Records[name] = new NaiveList<Dictionary<string, object>> { Rows = chance.Shuffled(list.Rows), IsComplete = list.IsComplete };
    }

    private static void Same(int seed, List<NaiveSubject> one, RankedWorld first, List<NaiveSubject> other, RankedWorld second)
    {
        for (var i = 0; i < one.Count; i++)
        {
            Assert.Equal(first.Level(one[i]), second.Level(other[i]));
            if (!first.Ranks(one[i])) continue;
            Assert.True(first.Verdict(one[i]) == second.Verdict(other[i]), $"world {seed}, {one[i]}: {first.Verdict(one[i])} and {second.Verdict(other[i])}");
            Assert.Equal(first.Conditions(one[i]), second.Conditions(other[i]));
        }
    }
}
