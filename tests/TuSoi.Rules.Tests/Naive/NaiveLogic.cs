namespace TuSoi.Rules.Tests.Naive;

/// <summary>Kleene's logic with null for "cannot be told".</summary>
internal static class NaiveLogic
{
    public static bool? Not(bool? one) => !one;

    public static bool? And(IEnumerable<bool?> all)
    {
        bool? result = true;
        foreach (var one in all)
        {
            if (one == false) return false;
            if (one is null) result = null;
        }
        return result;
    }

    public static bool? Or(IEnumerable<bool?> all) => Not(And(all.Select(Not)));

    /// <summary>What all outcomes that are possible agree on; null where they differ.</summary>
    public static bool? Agreed(IReadOnlyCollection<bool?> outcomes) => outcomes.Distinct().ToList() is [var one] ? one : null;

    /// <summary>The branch that the test takes; where the test cannot be told, what both branches agree on.</summary>
    public static bool? If(bool? test, Func<bool?> then, Func<bool?> otherwise) =>
        test is { } known ? known ? then() : otherwise() : Agreed([then(), otherwise()]);

    /// <summary>Does the comparison hold between two values of which this is the sign of the difference.</summary>
    public static bool Holds(string comparison, int sign) => comparison switch
    {
        "is" => sign == 0,
        "from" => sign >= 0,
        "above" => sign > 0,
        "up_to" => sign <= 0,
        "below" => sign < 0,
        _ => throw new ArgumentException(comparison),
    };

    /// <summary>What a share of nobody is.</summary>
    public static bool? Nobody(string empty) => empty switch { "met" or "not_applicable" => true, "not_met" => false, _ => null };
}
