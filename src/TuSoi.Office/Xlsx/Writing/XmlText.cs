using System.Buffers;
using System.Globalization;
using System.Text;

namespace TuSoi.Office.Xlsx.Writing;

/// <summary>Text as it may stand in an element or attribute of a workbook.</summary>
internal static class XmlText
{
    private const int LongestCell = 32_767;
    private static readonly SearchValues<char> Markup = SearchValues.Create("&<>\"\t\n_");
    private static readonly SearchValues<char> Unclean =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n']), '\uFFFE', '\uFFFF']);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The text without what XML 1.0 forbids, with \n as its line end, no longer than a cell holds.</summary>
    public static string Cleaned(string text) => Shortened(IsClean(text) ? text : Clean(text), LongestCell);

    /// <summary>Clean text no longer than this; what is cut leaves "…".</summary>
    public static string Shortened(string cleaned, int length) =>
        cleaned.Length <= length ? cleaned : Start(cleaned, length - 1) + "…";

    /// <summary>The first characters, without half a surrogate pair at the end.</summary>
    public static string Start(string cleaned, int length) =>
        cleaned.Length <= length ? cleaned : cleaned[..(char.IsHighSurrogate(cleaned[length - 1]) ? length - 1 : length)];

    /// <summary>Writes cleaned text with its markup escaped.</summary>
    public static void Write(TextWriter part, string cleaned)
    {
        var rest = cleaned.AsSpan();
        for (var at = rest.IndexOfAny(Markup); at >= 0; at = rest.IndexOfAny(Markup))
        {
            part.Write(rest[..at]);
            part.Write(Escape(rest[at..]));
            rest = rest[(at + 1)..];
        }
        part.Write(rest);
    }

    /// <summary>Any text, cleaned and escaped.</summary>
    public static string Of(string text)
    {
        using var escaped = new StringWriter(CultureInfo.InvariantCulture);
        Write(escaped, Cleaned(text));
        return escaped.ToString();
    }

    private static string Escape(ReadOnlySpan<char> from) => from[0] switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        _ => LooksEncoded(from) ? "_x005F_" : "_",
    };

    // Excel reads _x0041_ as "A"; text that happens to look so has its underscore encoded
    private static bool LooksEncoded(ReadOnlySpan<char> from) =>
        from.Length >= 7 && from[1] is 'x' && from[6] is '_' && !from[2..6].ContainsAnyExcept(HexDigits);

    private static bool IsClean(ReadOnlySpan<char> text) =>
        text.IndexOfAny(Unclean) < 0 && text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0;

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                clean.Append(text, i++, 2);
            else if (text[i] == '\r')
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (!Unclean.Contains(text[i]) && !char.IsSurrogate(text[i]))
                clean.Append(text[i]);
        }
        return clean.ToString();
    }
}
