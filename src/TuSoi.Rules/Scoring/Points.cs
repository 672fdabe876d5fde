using System.Numerics;

namespace TuSoi.Rules.Scoring;

/// <summary>The points of one criterion as an exact fraction: achieved × standard ÷ plan (CRT-041), or points given.</summary>
public readonly record struct Points(decimal Top, decimal Bottom)
{
    public static Points Given(decimal points) => new(points, 1);

    /// <summary>Amount against plan; above plan it is the standard points (CRT-041).</summary>
    public static Points Achieved(decimal done, decimal plan, decimal standard) =>
        done >= plan ? Given(standard) : new Points(done * standard, plan);

    /// <summary>The points where they are a decimal; null where they are not, or are not surely so.</summary>
    public decimal? Exact => Bottom == 1 ? Top : Quotient(Top, Bottom);

    // A quotient of at most twelve decimals times a divisor this small is multiplied without rounding, so the test is exact.
    internal static decimal? Quotient(decimal top, decimal bottom)
    {
        if (bottom >= 1_000_000_000 || bottom.Scale > 4 || top >= 1_000_000_000_000) return null;
        var quotient = Math.Round(top / bottom, 9);
        return quotient < 1_000_000 && quotient * bottom == top ? quotient : null;
    }
}

/// <summary>
/// The total of a point table. No rounding (AMB-15, CRT-049): the decimal returned stands to every number of at most six decimals
/// exactly as the true total does, even where the true total is no decimal at all.
/// </summary>
public static class Total
{
    private const decimal Close = 0.000_000_000_000_000_001m;

    /// <param name="points">Points of the criteria that apply.</param>
    /// <param name="applicable">Sum of their standard points.</param>
    /// <param name="full">What the total is rescaled to, usually 100.</param>
    public static decimal Of(ReadOnlySpan<Points> points, decimal applicable, decimal full)
    {
        decimal sum = 0;
        var exact = true;
        foreach (var one in points)
        {
            var known = exact ? one.Exact : null;
            exact = known is not null;
            sum += known ?? one.Top / one.Bottom;
        }
        if (exact && applicable == full) return sum;
        if (exact && Points.Quotient(sum * full, applicable) is { } rescaled) return rescaled;
        var total = applicable == full ? sum : sum * full / applicable;
        var mark = Math.Round(total, 6);
        return Math.Abs(total - mark) > Close ? total : mark + Sign(points, applicable, full, mark) * Close;
    }

    // Sign of (Σ top/bottom) × full − mark × applicable, in whole numbers.
    private static int Sign(ReadOnlySpan<Points> points, decimal applicable, decimal full, decimal mark)
    {
        BigInteger top = 0, bottom = 1;
        foreach (var one in points)
        {
            var (t, b) = Whole(one.Top, one.Bottom);
            top = top * b + t * bottom;
            bottom *= b;
        }
        var (fullTop, fullBottom) = Whole(full, applicable);
        var (markTop, markBottom) = Whole(mark, 1);
        return (top * fullTop * markBottom).CompareTo(markTop * bottom * fullBottom);
    }

    private static (BigInteger, BigInteger) Whole(decimal top, decimal bottom)
    {
        var scale = BigInteger.Pow(10, Math.Max(top.Scale, bottom.Scale));
        return (Scaled(top, scale), Scaled(bottom, scale));
    }

    private static BigInteger Scaled(decimal value, BigInteger scale) =>
        new BigInteger(value * Power(value.Scale)) * scale / BigInteger.Pow(10, value.Scale);

    private static decimal Power(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++) power *= 10;
        return power;
    }
}
