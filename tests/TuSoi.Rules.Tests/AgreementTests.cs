using System.Collections.Concurrent;
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
    public void Three_evaluations_agree_on_a_million_subjects_with_ballots()
    {
        LongRun.Only();
        var (ballots, batches, suggested) = (0, 0, new ConcurrentDictionary<string, int>());
        // Forty organisations are ranked together; one subject in four is also explained.
        Parallel.For(0, 2, _ =>
        {
            while (Volatile.Read(ref ballots) < 1_000_000)
            {
                var batch = Interlocked.Increment(ref batches);
                var (random, found) = (new Random(batch), new Dictionary<string, int>());
                var worlds = Enumerable.Range(10_000_000 + batch * 40, 40).Select(s => (s, WorldMaker.Make(s))).ToList();
                foreach (var (s, world) in worlds) ScopeMaker.Vote(world, new Chance(~s));
                Interlocked.Add(ref ballots, AgreeOn(worlds, random.Next(2) == 0 ? PacksOnDisk.Proposed : PacksOnDisk.RandomReadings(random), found, voted: true));
                foreach (var (word, number) in found) suggested.AddOrUpdate(word, number, (_, before) => before + number);
            }
        });
        output.WriteLine($"{ballots} subjects with a ballot in {batches * 40} worlds: {string.Join(", ", suggested.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value}"))}");
    }

    // Alone and with most facts missing, whole columns and lists are not there.
    [Fact]
    public void Three_evaluations_agree_on_organisations_alone_with_little_known() => Agree(from: 2_000_000, subjects: 3_000, PacksOnDisk.RandomReadings, together: 1, missing: 0.7);

    // Packs that nobody would write, with every mechanism in them.
    [Fact]
    public void Three_evaluations_agree_on_random_packs() => AgreeOnPacks(from: 0, packs: 200);

    [Fact]
    [Trait("Length", "long")]
    public void Three_evaluations_agree_on_many_random_packs()
    {
        LongRun.Only();
        AgreeOnPacks(from: 1_000_000, packs: 8_000);
    }

    [Fact]
    public void Three_evaluations_agree_on_random_packs_with_ballots_quotas_and_special_cases() => AgreeOnPacks(from: 500_000, packs: 200, whole: true);

    [Fact]
    [Trait("Length", "long")]
    public void Three_evaluations_agree_on_many_random_packs_with_ballots_quotas_and_special_cases()
    {
        LongRun.Only();
        AgreeOnPacks(from: 2_000_000, packs: 4_000, whole: true);
    }

    private void AgreeOnPacks(int from, int packs, bool whole = false)
    {
        var seen = new ConcurrentDictionary<string, int>();
        Parallel.For(from, from + packs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            foreach (var (word, number) in AgreeOnPack(seed, whole)) seen.AddOrUpdate(word, number, (_, before) => before + number);
        });
        output.WriteLine(string.Join(", ", seen.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value}")));
    }

    // How often each answer and each flag was met.
    private static Dictionary<string, int> AgreeOnPack(int seed, bool whole)
    {
        var seen = new Dictionary<string, int>();
        var maker = new PackMaker(seed);
        var (small, chosen) = (whole ? maker.WholePack() : maker.Pack(), maker.Chosen());
        var compiled = small.TryCompile(chosen: chosen);
        Assert.True(compiled is not null, $"pack {seed}: {string.Join("\n", small.Problems)}");
        var naive = small.Naive(chosen: chosen);
        var world = whole ? maker.VotedWorld(naive.Pack) : maker.World();
        var ranked = new RankedWorld(world, compiled);
        naive.Among(world);
        foreach (var subject in world.Where(ranked.Ranks))
        {
            var row = ranked.Row(subject);
            var difference = Difference.OfExplained(ranked.Ranking, new Explainer(ranked.Ranking), subject.Kind, row) ?? Difference.OfNaive(ranked.Ranking, naive.VerdictOn(subject)!, subject.Kind, row);
            if (difference is not null) Assert.Fail($"pack {seed}, {subject}: {difference}\n{small.Text($"levels/{compiled.Kinds[subject.Kind].Ladder.Id}.yaml")}{(whole ? small.Text("ballots.yaml") + small.Text("quotas.yaml") + small.Text("special-cases.yaml") : "")}");
            foreach (var flag in Enum.GetValues<VerdictFlags>().Where(f => int.PopCount((int)f) == 1 && ranked.Verdict(subject).Flags.HasFlag(f))) seen[$"{flag}"] = seen.GetValueOrDefault($"{flag}") + 1;
            foreach (var (_, answer) in ranked.Conditions(subject)) seen[$"{answer}"] = seen.GetValueOrDefault($"{answer}") + 1;
        }
        return seen;
    }

    private void Agree(int from, int subjects, Func<Random, IReadOnlyDictionary<string, string>> readings, int together = 40, double? missing = null)
    {
        var (checkedSoFar, seed) = (0, from);
        var suggested = new Dictionary<string, int>();
        while (checkedSoFar < subjects)
        {
            var chosen = readings(new Random(seed));
            checkedSoFar += AgreeOn(Enumerable.Range(seed, together).Select(s => (s, WorldMaker.Make(s, missing))).ToList(), chosen, suggested, voted: false);
            seed += together;
        }
        output.WriteLine($"{checkedSoFar} subjects of {seed - from} worlds: {string.Join(", ", suggested.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value}"))}");
    }

    // Some organisations in one scope, ranked together; the number of those compared, or of those with a ballot.
    private static int AgreeOn(List<(int Seed, List<NaiveSubject> Subjects)> worlds, IReadOnlyDictionary<string, string> chosen, Dictionary<string, int> suggested, bool voted)
    {
        var world = WorldScope.Of(PacksOnDisk.Pack, PacksOnDisk.CutOff, worlds.SelectMany(w => w.Subjects));
        var ranking = Ranker.Rank(PacksOnDisk.Compile(chosen), world.Scope);
        var explainer = new Explainer(ranking);
        var naive = new NaiveRules(PacksOnDisk.Naive, PacksOnDisk.CutOff, chosen).Among([.. worlds.SelectMany(w => w.Subjects)]);
        var number = 0;
        foreach (var (seed, subjects) in worlds)
            foreach (var subject in subjects)
            {
                if (naive.VerdictOn(subject) is not { } verdict) continue;
                var row = world.Rows[subject];
                var explained = voted && row % 4 != 0 ? null : Difference.OfExplained(ranking, explainer, subject.Kind, row);
                if ((explained ?? Difference.OfNaive(ranking, verdict, subject.Kind, row)) is { } difference)
                    Assert.Fail($"world {seed}, {subject}: {difference}; readings {string.Join(", ", chosen.Select(c => $"{c.Key}={c.Value}"))}");
                var word = verdict.Suggested ?? (verdict.Flags.Contains("NotRanked") ? "not ranked" : verdict.Flags.Contains("Open") ? "open" : "undetermined");
                suggested[word] = suggested.GetValueOrDefault(word) + 1;
                if (!voted || naive.BallotOn(subject).State != "None") number++;
            }
        return number;
    }
}
