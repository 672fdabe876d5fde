using System.Globalization;

namespace TuSoi.Ranking;

/// <summary>The order of names on Vietnamese lists: by given name, which stands last, then by family and middle names; and of codes.</summary>
public static class NameOrder
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>Codes as an office counts them: CB2 before CB10.</summary>
    public static IComparer<string?> Codes { get; } = Comparer<string?>.Create((one, other) => Vietnamese.Compare(one, other, CompareOptions.NumericOrdering));

    public static IComparer<string> ByGiven { get; } = Comparer<string>.Create((one, other) =>
        Vietnamese.Compare(Given(one), Given(other)) is not 0 and var sign ? sign : Vietnamese.Compare(one, other));

    private static string Given(string name) => name[(name.TrimEnd().LastIndexOf(' ') + 1)..];
}
