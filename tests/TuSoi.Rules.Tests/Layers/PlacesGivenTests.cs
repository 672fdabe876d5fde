using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests.Layers;

/// <summary>A place that is given or refused stays so, whatever the missing facts turn out to be: every way is tried.</summary>
public sealed class PlacesGivenTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, object[]> Values = new() { ["great"] = ["yes", "no"], ["good"] = ["yes", "no"], ["out"] = ["yes", "no"], ["rich"] = ["yes", "no"], ["x"] = [1, 2, 3] };

    [Fact]
    public void A_place_given_or_refused_stays_so_under_every_completion()
    {
        var (given, refused, waiting, completions) = (0, 0, 0, 0);
        for (var seed = 24_000_000; seed < 24_000_400; seed++)
        {
            var chance = new Chance(seed);
            var pack = Contestants.Pack(Quota(chance)).Compile();
            var group = Group(chance);
            var all = Completions(group).ToList();
            completions += all.Count;
            // Every completion is a cell of its own, so that each has its own places.
            var ranked = new RankedWorld(all.Prepend(group).SelectMany(g => g.Members.Append(g.Cell)), pack);
            for (var m = 0; m < group.Members.Count; m++)
            {
                var now = ranked.Verdict(group.Members[m]);
                var later = all.Select(g => ranked.Verdict(g.Members[m])).ToList();
                var decided = group.Members[m].Facts.ContainsKey("decided_level");
                if (now.Flags.HasFlag(VerdictFlags.QuotaWaits)) waiting++;
                if (!decided && now.Suggested == QualityLevel.Excellent)
                {
                    given++;
                    Assert.True(later.TrueForAll(v => v.Suggested == QualityLevel.Excellent), $"group {seed}, member {m}: has a place and may lose it; {Quota(new Chance(seed))}");
                }
                if (!now.Flags.HasFlag(VerdictFlags.QuotaFull)) continue;
                refused++;
                Assert.True(later.TrueForAll(v => v.Suggested == QualityLevel.Good), $"group {seed}, member {m}: has no place and may get one; {Quota(new Chance(seed))}");
            }
        }
        output.WriteLine($"{given} places given, {refused} refused, {waiting} wait, over {completions} completions");
        Assert.True(given > 100 && refused > 100 && waiting > 100);
    }

    private static string Quota(Chance chance) =>
        $"within: cell, percent: {chance.One(["20%", "1/3", "50%", "70%"])}, base: {chance.One(["literal", "good_or_better"])}, order: [x]"
        + (chance.Is(0.6) ? $", few: {{fewer_than: {chance.Between(2, 5)}, take: {chance.Between(1, 2)}, counted: {chance.One(["after_taking", "before_taking"])}, none_good: {chance.One(["takes", "blocks"])}, says: S, because: {{article: A}}}}" : "")
        + (chance.Is(0.3) ? ", leave_out: {out: yes}" : "") + (chance.Is(0.3) ? ", exception: {percent: 100%, when: {rich: yes}, says: S, because: {article: A}}" : "");

    private sealed record Scene(NaiveSubject Cell, List<NaiveSubject> Members)
    {
        public IEnumerable<NaiveSubject> All => Members.Append(Cell);
    }

    private static Scene Group(Chance chance)
    {
        var open = chance.Between(0, 5);
        var members = Enumerable.Range(0, chance.Between(2, 6)).Select(i => new NaiveSubject("member", $"m{i}")).ToList();
        var cell = Contestants.Cell(members);
        foreach (var member in members)
        {
            foreach (var (fact, values) in Values.Where(v => v.Key != "rich")) member.Facts[fact] = fact is "out" ? chance.Mostly("no", "yes") : fact is "great" or "good" ? chance.One(["yes", "yes", "no"]) : chance.One(values);
            if (chance.Is(0.1)) member.Facts["decided_level"] = chance.One(["Completed", "Good", "Excellent"]);
        }
        cell.Facts["rich"] = chance.One(["yes", "no"]);
        for (; open > 0; open--)
        {
            var subject = chance.One(members);
            subject.Facts.Remove(chance.One(["great", "great", "good", "x", "x", "out"]));
        }
        if (chance.Is(0.2)) cell.Facts.Remove("rich");
        return new Scene(cell, members);
    }

    private static IEnumerable<Scene> Completions(Scene scene)
    {
        var missing = scene.All.SelectMany((s, i) => Values.Keys.Where(f => (f == "rich") == (s.Kind == "cell") && !s.Facts.ContainsKey(f)).Select(f => (Subject: i, Fact: f))).ToList();
        IEnumerable<List<object>> choices = [[]];
        foreach (var (_, fact) in missing) choices = choices.SelectMany(c => Values[fact].Select(v => new List<object>(c) { v }));
        foreach (var choice in choices)
        {
            var members = scene.Members.Select(Copy).ToList();
            var copy = new Scene(Contestants.Cell(members), members);
            foreach (var (fact, value) in scene.Cell.Facts) copy.Cell.Facts[fact] = value;
            var all = copy.All.ToList();
            for (var i = 0; i < missing.Count; i++) all[missing[i].Subject].Facts[missing[i].Fact] = choice[i];
            yield return copy;
        }
    }

    private static NaiveSubject Copy(NaiveSubject member)
    {
        var copy = new NaiveSubject(member.Kind, member.Name);
        foreach (var (fact, value) in member.Facts) copy.Facts[fact] = value;
        return copy;
    }
}
