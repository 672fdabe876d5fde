using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>Levels that wait for each other in a circle are refused by name.</summary>
public sealed class LevelCycleTests
{
    private static readonly SmallPack Circle = SmallPack.Of("", "cell_good: {every: {of: headed, where: {level: {from: Good}}}}", "members_good: {every: {of: members, where: {level: {from: Good}}}}");

    [Fact]
    public void A_circle_of_levels_is_named_and_refused()
    {
        var (cell, member) = (new NaiveSubject("cell", "cell"), new NaiveSubject("member", "member"));
        cell.Related["members"] = new NaiveList<NaiveSubject> { Rows = [member], IsComplete = true };
        member.Related["headed"] = new NaiveList<NaiveSubject> { Rows = [cell], IsComplete = true };
        var refused = Assert.Throws<LevelCycleException>(() => new RankedWorld([cell, member], Circle.Compile()));
        Assert.Contains("member → cell → member", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_with_nobody_in_them_close_no_circle()
    {
        var (cell, member) = (new NaiveSubject("cell", "cell"), new NaiveSubject("member", "member"));
        cell.Related["members"] = new NaiveList<NaiveSubject> { IsComplete = true };
        member.Related["headed"] = new NaiveList<NaiveSubject> { Rows = [cell], IsComplete = true };
        Assert.Equal(Trit.Unknown, new RankedWorld([cell, member], Circle.Compile()).Condition(cell, "members_good"));
    }

    [Fact]
    public void What_does_not_apply_to_a_kind_closes_no_circle()
    {
        var pack = SmallPack.Of("", "cell_good: {every: {of: headed, where: {level: {from: Good}}}}", "members_good: {every: {of: members, where: {level: {from: Good}}}, when: {kind: member}}");
        var (cell, member) = (new NaiveSubject("cell", "cell"), new NaiveSubject("member", "member"));
        cell.Related["members"] = new NaiveList<NaiveSubject> { Rows = [member], IsComplete = true };
        member.Related["headed"] = new NaiveList<NaiveSubject> { Rows = [cell], IsComplete = true };
        var ranked = new RankedWorld([cell, member], pack.Compile());
        Assert.Equal(Trit.Met, ranked.Condition(cell, "members_good"));
        Assert.Equal(Trit.Met, ranked.Condition(member, "cell_good"));
        Assert.False(ranked.Verdict(cell).Flags.HasFlag(VerdictFlags.Provisional));
        Assert.True(ranked.Verdict(member).Flags.HasFlag(VerdictFlags.Provisional));
    }
}
