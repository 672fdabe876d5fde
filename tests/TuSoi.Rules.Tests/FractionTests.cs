using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests;

public sealed class FractionTests
{
    [Theory]
    [InlineData("80%", 4, 5)]
    [InlineData("33.5%", 67, 200)]
    [InlineData("1/2", 1, 2)]
    [InlineData("0.8", 4, 5)]
    [InlineData("100%", 1, 1)]
    [InlineData("0%", 0, 1)]
    [InlineData("1.5/4.5", 1, 3)]
    public void Percents_fractions_and_decimals_are_read_exactly(string text, long top, long bottom)
    {
        var read = Fraction.TryParse(text)!.Value;
        Assert.Equal((BigInteger)read.Numerator * bottom, (BigInteger)read.Denominator * top);
    }

    [Theory]
    [InlineData("")]
    [InlineData("half")]
    [InlineData("1/0")]
    [InlineData("1/2%")]
    [InlineData("1/2/3")]
    [InlineData("-50%")]
    [InlineData("50,5%")]
    [InlineData("1e2")]
    [InlineData("0.0000000001%")]
    public void What_is_no_share_is_refused(string text) => Assert.Null(Fraction.TryParse(text));

    [Fact]
    public void A_share_is_compared_as_whole_numbers_of_any_size_compare()
    {
        var shares = from top in Gen.Choose(0, 1_000_000_000) from bottom in Gen.Choose(1, 1_000_000_000) select new Fraction(top, bottom);
        var counts = from high in Gen.Choose(0, int.MaxValue) from low in Gen.Choose(1, int.MaxValue) select (long)high * int.MaxValue + low;
        Prop.ForAll(shares.ToArbitrary(), counts.ToArbitrary(), counts.ToArbitrary(), (share, part, whole) =>
            share.Against(part, whole) == new Rational(part, whole).CompareTo(new Rational(share.Numerator, share.Denominator))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void At_the_share_itself_and_one_beside_it_the_sign_is_right()
    {
        var bottoms = Gen.Choose(1, 1_000_000).ToArbitrary();
        Prop.ForAll(bottoms, bottoms, (bottom, times) =>
        {
            var share = new Fraction(bottom / 2, bottom);
            var (part, whole) = ((long)(bottom / 2) * times, (long)bottom * times);
            return share.Against(part, whole) == 0 && share.Against(part + 1, whole) > 0 && share.Against(part - 1, whole) < 0;
        }).QuickCheckThrowOnFailure();
    }
}
