using System.Globalization;

namespace TuSoi.Ranking;

/// <summary>The order of names on Vietnamese lists: by given name, which stands last, then by family and middle names.</summary>
internal static class GivenNames
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>Names of organisations, as they are written.</summary>
    public static IComparer<string> Whole { get; } = Comparer<string>.Create((one, other) => Vietnamese.Compare(one, other));

    public static IComparer<string> ByGiven { get; } = Comparer<string>.Create((one, other) =>
        Vietnamese.Compare(Given(one), Given(other)) is not 0 and var sign ? sign : Vietnamese.Compare(one, other));

    private static string Given(string name) => name[(name.TrimEnd().LastIndexOf(' ') + 1)..];
}
