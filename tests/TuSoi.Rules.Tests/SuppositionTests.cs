using TuSoi.Rules.Counting;
using TuSoi.Rules.Supposing;
using TuSoi.Rules.Tests.Loading;

namespace TuSoi.Rules.Tests;

public sealed class SuppositionTests
{
    private static readonly PackChoice InForce = new(PacksOnDisk.Pack, PacksOnDisk.Proposed);

    [Fact]
    public void A_value_is_changed_and_nothing_else()
    {
        var changed = Apply("quota.members.percent=15%");
        Assert.Equal("15%", changed.Pack.Quotas["members"].Percent);
        Assert.Equal(InForce.Pack.Quotas["members"] with { Percent = "15%" }, changed.Pack.Quotas["members"]);
        Assert.Same(InForce.Pack.Quotas["leaders"], changed.Pack.Quotas["leaders"]);
        Assert.Equal("20%", InForce.Pack.Quotas["members"].Percent);
    }

    [Fact]
    public void Several_values_are_changed_together()
    {
        var changed = Apply("quota.members.few.take=2", "quota.members.few.fewer_than=7", "ballot.decision.differs=open", "AMB-24=reaches", "quota.leaders.within=all");
        Assert.Equal((2, 7), (changed.Pack.Quotas["members"].Few!.Take, changed.Pack.Quotas["members"].Few!.FewerThan));
        Assert.Equal(BallotDiffers.Open, changed.Pack.Ballots["decision"].Differs);
        Assert.Equal("reaches", changed.Readings["AMB-24"]);
        Assert.Null(changed.Pack.Quotas["leaders"].Within);
    }

    [Theory]
    [InlineData("A", "literal", false)]
    [InlineData("B", "good_or_better", true)]
    [InlineData("G", "good_or_better", true)]
    [InlineData("good_or_better", "good_or_better", false)]
    public void The_base_of_a_quota_has_letters_and_B_and_G_are_the_same(string written, string word, bool saysSo)
    {
        var one = Assert.Single(Read($"quota.members.base={written}"));
        Assert.Equal(word, one.Value);
        Assert.Equal("literal", one.Was);
        Assert.Equal(saysSo, one.Note.Contains("B và G là cùng một cách đọc", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_in_force_already_is_said_to_change_nothing() => Assert.Contains("không đổi gì", Assert.Single(Read("AMB-24=carried_down")).Note, StringComparison.Ordinal);

    [Theory]
    [InlineData("quota.members.bas=B", "with.path", "quota.members.base")]
    [InlineData("quota.nobody.base=B", "with.path", "quota.members.base")]
    [InlineData("AMB-99=x", "with.path", "AMB-02")]
    [InlineData("weather=good", "with.path", "ballot.decision.base")]
    [InlineData("quota.members.base=C", "with.value", "A (literal), B hoặc G (good_or_better)")]
    [InlineData("quota.members.percent=120%", "with.value", "từ 0% đến 100%")]
    [InlineData("quota.members.few.take=-1", "with.value", "số nguyên")]
    [InlineData("quota.members.within=member", "with.value", "grassroots")]
    [InlineData("ballot.decision.base=all", "with.value", "valid_collected")]
    [InlineData("AMB-04=maybe", "with.value", "cascade, open")]
    [InlineData("quota.members.base", "with.form", "quota.members.base=B")]
    public void What_cannot_be_supposed_is_refused_with_what_can(string text, string code, string allowed)
    {
        var refused = new List<SuppositionRefused>();
        Assert.Null(Suppositions.Read([text], InForce, refused));
        Assert.Equal(code, Assert.Single(refused).Code);
        Assert.Contains(allowed, refused[0].Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var refused = new List<SuppositionRefused>();
        Assert.Null(Suppositions.Read(["x=1", "AMB-24=reaches", "AMB-24=carried_down", "AMB-04=maybe"], InForce, refused));
        Assert.Equal(["with.path", "with.twice", "with.value"], refused.Select(r => r.Code));
    }

    private static PackChoice Apply(params string[] texts) => Read(texts).Aggregate(InForce, (choice, one) => one.ApplyTo(choice));

    private static IReadOnlyList<Supposition> Read(params string[] texts)
    {
        var refused = new List<SuppositionRefused>();
        var read = Suppositions.Read(texts, InForce, refused);
        Assert.Empty(refused);
        return read!;
    }
}
