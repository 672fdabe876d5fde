using System.Globalization;

namespace TuSoi.Rules.Conditions;

public enum Comparison { Is, From, Above, UpTo, Below }

/// <summary>One bound: a comparison with a value, which may change by date or by case.</summary>
public sealed record Bound(Comparison Comparison, Value Value);

/// <summary>All bounds must hold: <c>from: 70, below: 85</c>.</summary>
public sealed record Bounds(IReadOnlyList<Bound> All);

/// <summary>The right side of a comparison.</summary>
public abstract record Value;

/// <summary>A word or number as written: 85, 80%, 1/2, Good, 2024-12-31.</summary>
public sealed record Literal(string Text) : Value;

/// <summary>Another fact of the same subject or record.</summary>
public sealed record FactValue(string Fact) : Value;

/// <summary>A value that changes on a date; before the first date there is none.</summary>
public sealed record DatedValue(IReadOnlyList<(DateOnly Since, Value Value)> Since) : Value;

/// <summary>A value by case: the first case whose <c>when</c> holds.</summary>
public sealed record ChosenValue(IReadOnlyList<(Condition When, Value Then)> Cases, Value Else) : Value;

/// <summary>An exact fraction, to compare shares by multiplication alone: 80 % is 4/5 and 33.5 % is 67/200.</summary>
public readonly record struct Fraction(long Numerator, long Denominator)
{
    /// <summary>Reads "80%", "1/2" or "0.8"; null when it is none of these.</summary>
    public static Fraction? TryParse(string text)
    {
        const NumberStyles digits = NumberStyles.AllowDecimalPoint;
        var percent = text.EndsWith('%');
        var parts = text.TrimEnd('%').Split('/');
        if (parts.Length > 2 || (percent && parts.Length == 2)) return null;
        if (!decimal.TryParse(parts[0], digits, CultureInfo.InvariantCulture, out var top)) return null;
        var bottom = 1m;
        if (parts.Length == 2 && (!decimal.TryParse(parts[1], digits, CultureInfo.InvariantCulture, out bottom) || bottom == 0)) return null;
        if (percent) bottom *= 100;
        while (decimal.Truncate(top) != top || decimal.Truncate(bottom) != bottom) (top, bottom) = (top * 10, bottom * 10);
        return top > 1_000_000_000 || bottom > 1_000_000_000 ? null : new Fraction((long)top, (long)bottom);
    }

    /// <summary>Sign of (part / whole) − this, exactly.</summary>
    public int Against(long part, long whole) => ((Int128)part * Denominator).CompareTo((Int128)Numerator * whole);
}
