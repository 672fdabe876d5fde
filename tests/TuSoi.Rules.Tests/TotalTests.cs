using TuSoi.Rules.Facts;
using FsCheck;
using FsCheck.Fluent;
using TuSoi.Rules.Scoring;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests;

/// <summary>A total stands to every threshold exactly as the true fraction does.</summary>
public sealed class TotalTests
{
    private static readonly decimal[] Thresholds = [50m, 70m, 85m, 84.99m, 84.999999m, 85.000001m, 0.000001m];

    [Fact]
    public void Three_thirds_are_whole() => Assert.Equal(0, Total([(1, 3), (1, 3), (1, 3)], 9, 9).CompareTo(9m));

    [Fact]
    public void Sevenths_can_make_exactly_85()
    {
        // Twenty-first parts of 85, 1 to 6 of them: none is a decimal, all together are 85. The last criterion moves the total by less than 10⁻¹².
        Points[] points = [.. Enumerable.Range(1, 6).Select(i => Points.Achieved(i, 21, 85)), Points.Achieved(0, 21, 85)];
        Assert.Equal(0, Scoring.Total.Of(points, 100, 100).CompareTo(85m));
        Assert.True(Scoring.Total.Of([.. points, Points.Achieved(-1, 1_000_000_000_000_000, 85)], 100, 100) < 85m);
        Assert.True(Scoring.Total.Of([.. points, Points.Achieved(1, 1_000_000_000_000_000, 85)], 100, 100) > 85m);
    }

    [Theory]
    [InlineData(84.999999)]
    [InlineData(84.9999999999)]
    public void Almost_85_is_not_85(double close) => Assert.True(Scoring.Total.Of([Points.Given((decimal)close)], 100, 100) < 85m);

    [Fact]
    public void Rescaling_keeps_thresholds_exact()
    {
        // 83.3 of 98 is 85 of 100 exactly; so is 66.64 of 78.4.
        Assert.Equal(0, Scoring.Total.Of([Points.Given(83.3m)], 98, 100).CompareTo(85m));
        Assert.True(Scoring.Total.Of([Points.Given(83.299999m)], 98, 100) < 85m);
        Assert.Equal(0, Scoring.Total.Of([Points.Given(66.64m)], 78.4m, 100).CompareTo(85m));
        Assert.Equal(0, Scoring.Total.Of([Points.Achieved(1, 3, 98), Points.Achieved(31, 60, 98)], 98, 100).CompareTo(85m));
    }

    [Fact]
    public void Any_total_compares_with_any_threshold_as_the_true_fraction_does()
    {
        var point = from standard in Gen.Choose(1, 20)
                    from plan in Gen.Choose(1, 120)
                    from done in Gen.Choose(0, 130)
                    from given in Gen.Choose(0, 4)
                    select (Standard: (decimal)standard, Plan: plan / 10m, Done: done / 10m, IsGiven: given == 0);
        var totals = from many in Gen.NonEmptyListOf(point) from left in Gen.Choose(0, 3) select (many, Left: (decimal)left);
        Prop.ForAll(totals.ToArbitrary(), total =>
        {
            Points[] points = [.. total.many.Select(p => p.IsGiven ? Points.Given(p.Done) : Points.Achieved(p.Done, p.Plan, p.Standard))];
            var applicable = total.many.Sum(p => p.Standard);
            var full = applicable + total.Left;
            var exact = points.Select(p => Rational.Of(p.Top) / Rational.Of(p.Bottom)).Aggregate((a, b) => a + b) * Rational.Of(full) / Rational.Of(applicable);
            var worked = Scoring.Total.Of(points, applicable, full);
            var near = Math.Round(worked, 6);
            return Thresholds.Append(near).Append(near + 0.000001m).Append(near - 0.000001m).All(t => worked.CompareTo(t) == exact.CompareTo(Rational.Of(t)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_grade_is_by_the_exact_part_of_the_standard()
    {
        var bands = new Bands { Excellent = 0.85m, Good = 0.7m, Fair = 0.5m, Because = new Conditions.Because { Article = "A" } };
        Assert.Equal(PerformanceGrade.Excellent, bands.Of(85, 100));
        Assert.Equal(PerformanceGrade.Good, bands.Of(84.999999999m, 100));
        var measured = Points.Achieved(17, 20, 7); // 7 × 17/20 is 85 % of 7
        Assert.Equal(PerformanceGrade.Excellent, bands.Of(measured.Top, 7 * measured.Bottom));
        Assert.Equal(PerformanceGrade.Good, bands.Of(measured.Top - 0.000001m, 7 * measured.Bottom));
    }

    private static decimal Total((decimal Done, decimal Plan)[] of, decimal standard, decimal full) =>
        Scoring.Total.Of([.. of.Select(o => Points.Achieved(o.Done, o.Plan, standard))], full, full);
}
