using System.Globalization;
using System.Numerics;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>An exact fraction of whole numbers, never rounded and never too large.</summary>
internal readonly record struct Rational
{
    public Rational(BigInteger top, BigInteger bottom)
    {
        if (bottom.IsZero) throw new DivideByZeroException();
        (Top, Bottom) = bottom.Sign < 0 ? (-top, -bottom) : (top, bottom);
    }

    public BigInteger Top { get; }

    public BigInteger Bottom { get; }

    public static Rational Of(long whole) => new(whole, 1);

    public static Rational Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return new Rational(value < 0 ? -mantissa : mantissa, BigInteger.Pow(10, bits[3] >> 16 & 255));
    }

    /// <summary>Reads "85", "0.85", "80%" or "1/2"; null when it is none of these.</summary>
    public static Rational? TryParse(string text)
    {
        if (text.EndsWith('%')) return TryParse(text[..^1]) is { } percent ? percent / Of(100) : null;
        if (text.Split('/') is [var top, var bottom]) return TryParse(top) is { } t && TryParse(bottom) is { } b ? t / b : null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Of(number) : null;
    }

    public int CompareTo(Rational other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

    public static Rational operator +(Rational a, Rational b) => new(a.Top * b.Bottom + b.Top * a.Bottom, a.Bottom * b.Bottom);

    public static Rational operator *(Rational a, Rational b) => new(a.Top * b.Top, a.Bottom * b.Bottom);

    public static Rational operator /(Rational a, Rational b) => new(a.Top * b.Bottom, a.Bottom * b.Top);

    public override string ToString() => $"{Top}/{Bottom}";
}
