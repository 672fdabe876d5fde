using TuSoi.Rules.Conditions;

namespace TuSoi.Rules.Compiling;

internal static class Comparing
{
    /// <summary>Does the comparison hold for a difference of this sign (left − right).</summary>
    public static bool Holds(Comparison comparison, int sign) => comparison switch
    {
        Comparison.Is => sign == 0,
        Comparison.From => sign >= 0,
        Comparison.Above => sign > 0,
        Comparison.UpTo => sign <= 0,
        _ => sign < 0,
    };
}
