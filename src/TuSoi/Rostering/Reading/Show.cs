using TuSoi.Rules.Explaining;

namespace TuSoi.Rostering.Reading;

/// <summary>Values in messages, as people write them.</summary>
internal static class Show
{
    public static string Number(decimal number) => Wording.Number(number);

    public static string Value(object value) => value switch
    {
        decimal number => Number(number),
        DateOnly day => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
