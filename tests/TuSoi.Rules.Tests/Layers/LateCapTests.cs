using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests.Layers;

/// <summary>A cap that comes after a decision (QUO-011): the place is not given on, and the body decides again.</summary>
public sealed class LateCapTests
{
    private const string OnePlace = "within: cell, percent: 20%, base: literal, order: [x], few: {fewer_than: 5, take: 1, says: S, because: {article: A}}";

    [Fact]
    public void A_late_cap_never_refills_the_place()
    {
        var (decided, next) = (Contestants.Great("decided", 3), Contestants.Great("next", 2));
        decided.Facts["decided_level"] = "Excellent";
        var cell = Contestants.Cell(decided, next, Contestants.Good("good"));
        var world = cell.Related["members"].Rows.Append(cell).ToList();
        var pack = Contestants.Pack(OnePlace).Compile();
        Assert.Equal(VerdictFlags.QuotaFull, new RankedWorld(world, pack).Verdict(next).Flags & VerdictFlags.Quota);

        decided.Facts["capped"] = "yes";
        var ranked = new RankedWorld(world, pack);
        Assert.True(ranked.Verdict(decided).Flags.HasFlag(VerdictFlags.LateCap));
        Assert.True((ranked.Verdict(decided).Flags & VerdictFlags.NeedsDecision) != 0);
        Assert.Equal(VerdictFlags.QuotaFull, ranked.Verdict(next).Flags & VerdictFlags.Quota);
        Assert.Equal(QualityLevel.Good, ranked.Verdict(next).Suggested);
        var group = ranked.Ranking.Quotas.Single().Groups.Single();
        Assert.Equal((1, 1, 0, 1), (group.Decided, group.Late, group.Taken, group.Places));

        // The body decided again: now the place is free.
        decided.Facts["decided_level"] = "Good";
        Assert.Equal(QualityLevel.Excellent, new RankedWorld(world, pack).Verdict(next).Suggested);
    }

    [Fact]
    public void Who_is_capped_in_time_uses_no_place()
    {
        var (capped, next) = (Contestants.Great("capped", 3), Contestants.Great("next", 2));
        capped.Facts["capped"] = "yes";
        var cell = Contestants.Cell(capped, next, Contestants.Good("good"));
        var ranked = new RankedWorld(cell.Related["members"].Rows.Append(cell), Contestants.Pack(OnePlace).Compile());
        Assert.Equal((QualityLevel.Good, QualityLevel.Excellent), (ranked.Verdict(capped).Suggested, ranked.Verdict(next).Suggested));
    }

    [Fact]
    public void More_decided_than_places_are_told_and_nobody_else_takes_one()
    {
        var members = Enumerable.Range(0, 4).Select(i => Contestants.Great($"m{i}", i)).ToList();
        foreach (var member in members.Take(2)) member.Facts["decided_level"] = "Excellent";
        var ranked = new RankedWorld(members.Append(Contestants.Cell(members)), Contestants.Pack(OnePlace).Compile());
        Assert.True(ranked.Ranking.Quotas.Single().Groups.Single().IsOver);
        Assert.All(members.Skip(2), m => Assert.Equal(VerdictFlags.QuotaFull, ranked.Verdict(m).Flags & VerdictFlags.Quota));
    }
}
