using TuSoi.Rules.Conditions;
using TuSoi.Rules.Quotas;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Layers;

/// <summary>How many may be Excellent, against trying every number.</summary>
public sealed class PlacesTests
{
    private static readonly string[] Shares = ["0%", "10%", "20%", "25%", "1/3", "33.3%", "50%", "100%"];
    private static readonly (int FewerThan, int Take)?[] Small = [null, (5, 1), (3, 1), (9, 2), (1, 1), (20, 3)];

    [Fact]
    public void Places_are_the_largest_number_that_the_rules_allow()
    {
        foreach (var (places, naive, what) in All())
            for (var reached = 0; reached <= 200; reached++)
                Assert.True(naive.Among(reached) == places.Among(reached), $"{what}, {reached} reached: {places.Among(reached)}, trying gives {naive.Among(reached)}");
    }

    [Fact]
    public void The_literal_base_never_gives_more_places_than_the_other()
    {
        foreach (var (places, _, what) in All().Where(p => p.Places is { Base: QuotaBase.Literal, Few: null }))
            for (var reached = 0; reached <= 200; reached++) Assert.True(places.Among(reached) <= places.Other.Among(reached), $"{what}, {reached}");
    }

    [Theory]
    [InlineData(QuotaBase.Literal, 4, 1)]
    [InlineData(QuotaBase.Literal, 5, 1)]
    [InlineData(QuotaBase.Literal, 6, 1)]
    [InlineData(QuotaBase.Literal, 11, 1)]
    [InlineData(QuotaBase.Literal, 12, 2)]
    [InlineData(QuotaBase.GoodOrBetter, 9, 1)]
    [InlineData(QuotaBase.GoodOrBetter, 10, 2)]
    [InlineData(QuotaBase.Literal, 0, 0)]
    public void Twenty_percent_with_the_rule_for_fewer_than_five(QuotaBase based, int reached, int places) =>
        Assert.Equal(places, new Places(new Fraction(1, 5), based, new Few(5, 1, true, true)).Among(reached));

    private static IEnumerable<(Places Places, NaivePlaces Naive, string What)> All() =>
        from share in Shares
        from literal in (bool[])[true, false]
        from small in Small
        from after in (bool[])[true, false]
        from takes in (bool[])[true, false]
        select (new Places(Fraction.TryParse(share)!.Value, literal ? QuotaBase.Literal : QuotaBase.GoodOrBetter, small is var (fewer, take) ? new Few(fewer, take, after, takes) : null),
            new NaivePlaces(Rational.TryParse(share)!.Value, literal, small is var (f, t) ? (f, t, after, takes) : null), $"{share}, literal {literal}, few {small}, after {after}, takes {takes}");
}
