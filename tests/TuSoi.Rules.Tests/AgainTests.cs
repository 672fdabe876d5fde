using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Supposing;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Worlds;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Tests;

/// <summary>Ranking again under one changed value is ranking anew, in every value: for every value of the pack that may be supposed otherwise.</summary>
public sealed class AgainTests(ITestOutputHelper output)
{
    private static readonly PackChoice InForce = new(PacksOnDisk.Pack, PacksOnDisk.Proposed);

    [Fact]
    public void Ranking_again_is_ranking_anew_for_every_single_change() => Compare(from: 0, worlds: 4);

    [Fact]
    [Trait("Length", "long")]
    public void Ranking_again_is_ranking_anew_for_every_single_change_of_many_worlds()
    {
        LongRun.Only();
        Compare(from: 1000, worlds: 150);
    }

    [Fact]
    public void Changes_on_top_of_each_other_and_back_are_ranked_as_anew()
    {
        var scope = WorldScope.Of(PacksOnDisk.Pack, PacksOnDisk.CutOff, CycleWorld.Make(77, 6)).Scope;
        var start = Ranker.Rank(Compile(InForce), scope);
        var ranking = start;
        foreach (var text in new[] { "quota.members.percent=50%", "AMB-24=reaches", "AMB-04=open", "quota.members.percent=20%", "AMB-24=carried_down", "AMB-04=cascade" })
            ranking = Ranker.Again(ranking, Compile(Under(text, new PackChoice(ranking.Pack.Pack, ranking.Pack.Readings))));
        Assert.Null(Difference(start, ranking));
    }

    // Each change is compiled once and tried on every world.
    private void Compare(int from, int worlds)
    {
        var (moved, texts) = (new Dictionary<string, int>(), Texts().ToList());
        var inForce = Compile(InForce);
        var befores = Enumerable.Range(from, worlds).Select(seed => (Seed: seed, Ranking: Ranker.Rank(inForce, WorldScope.Of(PacksOnDisk.Pack, PacksOnDisk.CutOff, CycleWorld.Make(seed, 6)).Scope))).ToList();
        foreach (var (seed, before) in befores) AgreesWithExplainer(before, seed);
        foreach (var text in texts)
        {
            var changed = Compile(Under(text, InForce));
            foreach (var (seed, before) in befores)
            {
                var (again, anew) = (Ranker.Again(before, changed), Ranker.Rank(changed, before.Recorded));
                if (Difference(anew, again) is { } difference) Assert.Fail($"world {seed}, {text}: {difference}");
                if (Difference(before, again) is not null) moved[text.Split('=')[0]] = moved.GetValueOrDefault(text.Split('=')[0]) + 1;
            }
        }
        output.WriteLine($"{texts.Count} changes of {worlds} worlds; changed something: {string.Join(", ", moved.OrderByDescending(m => m.Value))}");
        foreach (var path in new[] { "quota.members.percent", "quota.members.base", "quota.members.within", "ballot.member_proposal.base", "ballot.member_proposal.half", "AMB-04", "AMB-23" }) Assert.Contains(path, moved.Keys);
    }

    private static void AgreesWithExplainer(ScopeRanking ranking, int seed)
    {
        var explainer = new Explainer(ranking);
        foreach (var (kind, ranked) in ranking.Kinds)
            for (var row = 0; row < ranked.Count; row++)
                if (Worlds.Difference.OfExplained(ranking, explainer, kind, row) is { } difference) Assert.Fail($"world {seed}, {kind} {row}: {difference}");
    }

    // Every path with every word, or with some numbers.
    private static IEnumerable<string> Texts()
    {
        foreach (var quota in PacksOnDisk.Pack.Quotas.Keys)
            foreach (var one in new[] { "percent=0%", "percent=10%", "percent=1/2", "percent=100%", "base=A", "base=B", "within=all", "within=grassroots", "within=cell", "few.fewer_than=1", "few.fewer_than=30", "few.take=0", "few.take=2",
                "few.counted=before_taking", "few.none_good=blocks" })
                yield return $"quota.{quota}.{one}";
        foreach (var ballot in PacksOnDisk.Pack.Ballots.Keys)
            foreach (var one in new[] { "base=collected", "base=issued", "base=summoned", "base=marked_for_subject", "half=reaches", "excellent=order_only", "quorum=90%", "quorum=none", "differs=conditions", "differs=open" })
                yield return $"ballot.{ballot}.{one}";
        foreach (var (row, reading) in PacksOnDisk.Pack.Readings)
            foreach (var option in reading.Options.Keys.Where(o => o != reading.Proposed)) yield return $"{row}={option}";
    }

    private static PackChoice Under(string text, PackChoice choice)
    {
        var refused = new List<SuppositionRefused>();
        var suppositions = Suppositions.Read([text], choice, refused);
        Assert.True(refused.Count == 0, string.Join("\n", refused));
        return Assert.Single(suppositions!).ApplyTo(choice);
    }

    private static CompiledPack Compile(PackChoice choice)
    {
        var problems = new Problems();
        var compiled = PackCompiler.Compile(choice.Pack, PacksOnDisk.CutOff, choice.Readings, problems);
        Assert.Empty(problems);
        return compiled!;
    }

    private static string? Difference(ScopeRanking one, ScopeRanking other)
    {
        if (!one.Kinds.Keys.SequenceEqual(other.Kinds.Keys)) return "other kinds";
        foreach (var (kind, ranked) in one.Kinds)
            for (var row = 0; row < ranked.Count; row++)
            {
                if (ranked[row] != other.Kinds[kind][row]) return $"{kind} {row}: {ranked[row]} is not {other.Kinds[kind][row]}";
                if (one.LevelOf(kind, row) != other.LevelOf(kind, row)) return $"{kind} {row}: level";
                for (var c = 0; c < ranked.Rules.Conditions.Count; c++)
                    if (ranked.Condition(c, row) != other.Kinds[kind].Condition(c, row)) return $"{kind} {row}: {ranked.Rules.Conditions[c].Name}";
            }
        return one.Quotas.Zip(other.Quotas).Select(q => Groups(q.First) == Groups(q.Second) ? null : $"{Groups(q.First)}\nis not\n{Groups(q.Second)}").FirstOrDefault(d => d is not null);
    }

    private static string Groups(QuotaRanking quota) => $"{quota.Quota.Id} {quota.Quota.Places.Share} {quota.Quota.Places.Base} {quota.Quota.Places.Few}\n" + string.Join("\n", quota.Groups.Select((g, i) =>
        $"{g.Within?.Table.NameOf(g.Within.Value.Row)} {g.Reached} {g.MayReach} {g.Qualified} {g.MayQualify} {g.Decided} {g.Late} {g.Taken} {g.Tied} {g.Waiting} {g.Exceptional} {g.Places} {g.MostPlaces} {g.OtherPlaces}: {string.Join(' ', quota.Of(i))}"));
}
