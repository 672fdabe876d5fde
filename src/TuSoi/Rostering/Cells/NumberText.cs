using System.Globalization;
using System.Text.RegularExpressions;

namespace TuSoi.Rostering.Cells;

/// <summary>
/// Numbers typed as text. The decimal sign may be a comma or a point; with both, the last one is the decimal sign and the other separates
/// thousands ("1.234,5"). One sign before exactly three digits ("1,234", "1.234") may be either, so it is refused; "0,125" is plain.
/// </summary>
internal static partial class NumberText
{
    // dividing by it drops the zeros behind the last decimal: 84.9900 is 84.99
    private const decimal WithoutZeros = 1.000000000000000000000000000m;

    /// <summary>The number, or the reason why the text is none.</summary>
    public static (decimal Number, Fault? Fault) Read(string text)
    {
        if (text.EndsWith('%')) return (0, new Fault("number.percent", $"“{text}” là tỷ lệ phần trăm; ở đây phải ghi con số, ví dụ: 85 hoặc 84,99."));
        if (Ambiguous().IsMatch(text))
        {
            var whole = text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
            return (0, new Fault("number.ambiguous",
                $"“{text}” có thể là {whole} hoặc là {text.Replace('.', ',')} (dấu thập phân). Hãy ghi {whole}, hoặc {text.Replace('.', ',')}0, hoặc nhập dạng số của Excel."));
        }
        var plain = Plain(text);
        return plain is not null && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number / WithoutZeros, null)
            : (0, new Fault("number.text", $"“{text}” không phải là số. Chỉ ghi con số, không kèm chữ hay đơn vị, ví dụ: 12 hoặc 84,99."));
    }

    // Invariant form of the digits; null where the signs make no number.
    private static string? Plain(string text) =>
        Simple().IsMatch(text) ? text.Replace(',', '.')
        : CommaDecimal().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.')
        : PointDecimal().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
        : null;

    [GeneratedRegex(@"^[-+]?[1-9]\d{0,2}[.,]\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"^[-+]?\d+([.,]\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Simple();

    [GeneratedRegex(@"^[-+]?\d{1,3}(([. ]\d{3})+,\d+|(\.\d{3}){2,}|( \d{3})+)$", RegexOptions.CultureInvariant)]
    private static partial Regex CommaDecimal();

    [GeneratedRegex(@"^[-+]?\d{1,3}(([, ]\d{3})+\.\d+|(,\d{3}){2,})$", RegexOptions.CultureInvariant)]
    private static partial Regex PointDecimal();
}
