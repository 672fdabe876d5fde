using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>
/// A better grade, more points or a higher total never make a level worse. A level can be lost without another in its place: the text has
/// gaps. Under the proposed readings only NotCompleted is lost so (AMB-10 and other results without a case); a chosen reading that leaves a
/// gap open (AMB-04, AMB-05) also loses higher levels. And a better total can ask for facts that are missing. Looked at without quotas, where
/// one subject's rise is another's loss.
/// </summary>
public sealed class RaisingTests(ITestOutputHelper output)
{
    private static readonly string[] Grades = ["Poor", "Fair", "Good", "Excellent"];

    [Fact]
    public void Raising_criteria_or_totals_never_lowers_a_level_under_the_proposed_readings() =>
        Raise(from: 5_000_000, _ => PacksOnDisk.Proposed, (was, now) => was == QualityLevel.NotCompleted || now.Flags.HasFlag(VerdictFlags.Undetermined));

    [Fact]
    public void Raising_criteria_or_totals_never_lowers_a_level_under_any_readings() => Raise(from: 5_100_000, PacksOnDisk.RandomReadings, (_, _) => true);

    [Theory]
    [InlineData("cascade", QualityLevel.Good)]
    [InlineData("open", null)]
    public void From_85_points_without_Excellent_the_level_Good_is_kept_by_AMB_04_or_lost(string reading, QualityLevel? expected)
    {
        var chosen = new Dictionary<string, string> { ["AMB-04"] = reading, ["AMB-05"] = reading == "open" ? "open" : "completed" };
        Assert.Equal(QualityLevel.Good, Verdict(CraftedSubjects.Cell(84.99m, "Good"), chosen).Suggested);
        Assert.Equal(expected, Verdict(CraftedSubjects.Cell(85m, "Good"), chosen).Suggested);
    }

    [Theory]
    [InlineData("completed", QualityLevel.Completed)]
    [InlineData("open", null)]
    public void From_70_points_without_Good_the_level_Completed_is_kept_by_AMB_05_or_lost(string reading, QualityLevel? expected)
    {
        var chosen = new Dictionary<string, string> { ["AMB-05"] = reading };
        Assert.Equal(QualityLevel.Completed, Verdict(CraftedSubjects.Cell(69.99m, "Poor"), chosen).Suggested);
        Assert.Equal(expected, Verdict(CraftedSubjects.Cell(70m, "Poor"), chosen).Suggested);
    }

    private static Verdict Verdict(NaiveSubject subject, IReadOnlyDictionary<string, string> chosen) => new RankedWorld([subject], chosen).Verdict(subject);

    private void Raise(int from, Func<Random, IReadOnlyDictionary<string, string>> readings, Func<QualityLevel, Verdict, bool> mayBeLost)
    {
        var (raised, higher) = (0, 0);
        for (var seed = from; seed < from + 300; seed++)
        {
            var chosen = readings(new Random(seed));
            var (before, after) = (WorldMaker.Make(seed), WorldMaker.Make(seed));
            var chance = new Chance(seed);
            var what = string.Join("; ", after.Where(_ => chance.Is(0.5)).Select(subject => RaiseOne(subject, chance) is { } one ? $"{subject.Name}: {one}" : null).OfType<string>());
            var (first, second) = (Rules(chosen), Rules(chosen));
            for (var i = 0; i < before.Count; i++)
            {
                if (first.VerdictOn(before[i]) is not { Suggested: not null } verdict) continue;
                var (was, now) = (Difference.Of(verdict), Difference.Of(second.VerdictOn(after[i])!));
                Assert.True(now.Suggested is { } level ? level >= was.Suggested : mayBeLost(was.Suggested!.Value, now), $"world {seed}, {before[i]}, {what} raised: {was} became {now}");
                raised++;
                higher += now.Suggested > was.Suggested ? 1 : 0;
            }
        }
        output.WriteLine($"{raised} levels looked at, {higher} of them rose");
    }

    private static NaiveRules Rules(IReadOnlyDictionary<string, string> chosen) => new(PacksOnDisk.NaiveUnlimited, PacksOnDisk.CutOff, chosen);

    private static string? RaiseOne(NaiveSubject subject, Chance chance)
    {
        if (subject.Facts.GetValueOrDefault("score") is decimal score && chance.Is(0.8))
        {
            subject.Facts["score"] = new[] { 50m, 69.999999m, 70m, 84.99m, 85m, 100m, 101m }.First(s => s > score);
            return "score";
        }
        var raisable = subject.Criteria.Where(c => c.Value.GetValueOrDefault("grade") as string != "NotApplicable").ToList();
        if (raisable.Count == 0) return null;
        var chosen = chance.Is(0.5) ? [chance.One(raisable)] : raisable;
        var raised = chosen.Where(c => Better(c.Value, chance)).Select(c => c.Key).ToList();
        return raised.Count > 0 ? string.Join(", ", raised) : null;
    }

    private static bool Better(Dictionary<string, object> recorded, Chance chance)
    {
        if (recorded.GetValueOrDefault("done") is decimal done && recorded.GetValueOrDefault("plan") is decimal plan && plan > done) recorded["done"] = chance.One([done + (plan - done) / 2, plan]);
        else if (recorded.GetValueOrDefault("points") is decimal points) recorded["points"] = points + chance.One([0.01m, 0.5m, 1m, 2m]);
        else if (recorded.GetValueOrDefault("grade") is string grade && grade != "Excellent") recorded["grade"] = Grades[Array.IndexOf(Grades, grade) + 1];
        else return false;
        return true;
    }
}
