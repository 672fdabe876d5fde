using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>Whole columns = one subject = a naive reading of the YAML, for every subject of random worlds.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Three_evaluations_agree_under_the_proposed_readings() => Agree(from: 0, subjects: 10_000, _ => PacksOnDisk.Proposed);

    [Fact]
    public void Three_evaluations_agree_under_any_readings() => Agree(from: 1_000_000, subjects: 10_000, PacksOnDisk.RandomReadings);

    [Fact]
    [Trait("Length", "long")]
    public void Three_evaluations_agree_on_a_million_subjects()
    {
        LongRun.Only();
        Agree(from: 10_000_000, subjects: 1_000_000, random => random.Next(2) == 0 ? PacksOnDisk.Proposed : PacksOnDisk.RandomReadings(random));
    }

    // Alone and with most facts missing, whole columns and lists are not there.
    [Fact]
    public void Three_evaluations_agree_on_organisations_alone_with_little_known() => Agree(from: 2_000_000, subjects: 3_000, PacksOnDisk.RandomReadings, together: 1, missing: 0.7);

    private void Agree(int from, int subjects, Func<Random, IReadOnlyDictionary<string, string>> readings, int together = 40, double? missing = null)
    {
        var (checkedSoFar, seed) = (0, from);
        var suggested = new Dictionary<string, int>();
        while (checkedSoFar < subjects)
        {
            var chosen = readings(new Random(seed));
            checkedSoFar += AgreeOn(Enumerable.Range(seed, together).Select(s => (s, WorldMaker.Make(s, missing))).ToList(), chosen, suggested);
            seed += together;
        }
        output.WriteLine($"{checkedSoFar} subjects of {seed - from} worlds: {string.Join(", ", suggested.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value}"))}");
    }

    // Some organisations in one scope, ranked together.
    private static int AgreeOn(List<(int Seed, List<NaiveSubject> Subjects)> worlds, IReadOnlyDictionary<string, string> chosen, Dictionary<string, int> suggested)
    {
        var world = WorldScope.Of(PacksOnDisk.Pack, PacksOnDisk.CutOff, worlds.SelectMany(w => w.Subjects));
        var ranking = Ranker.Rank(PacksOnDisk.Compile(chosen), world.Scope);
        var explainer = new Explainer(ranking);
        var naive = new NaiveRules(PacksOnDisk.Naive, PacksOnDisk.CutOff, chosen);
        var number = 0;
        foreach (var (seed, subjects) in worlds)
            foreach (var subject in subjects)
            {
                if (naive.VerdictOn(subject) is not { } verdict) continue;
                var row = world.Rows[subject];
                if ((Difference.OfExplained(ranking, explainer, subject.Kind, row) ?? Difference.OfNaive(ranking, verdict, subject.Kind, row)) is { } difference)
                    Assert.Fail($"world {seed}, {subject}: {difference}; readings {string.Join(", ", chosen.Select(c => $"{c.Key}={c.Value}"))}");
                var word = verdict.Suggested ?? (verdict.Flags.Contains("NotRanked") ? "not ranked" : verdict.Flags.Contains("Open") ? "open" : "undetermined");
                suggested[word] = suggested.GetValueOrDefault(word) + 1;
                number++;
            }
        return number;
    }
}
