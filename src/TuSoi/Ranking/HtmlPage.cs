using System.Buffers;
using System.Globalization;
using System.Text;

namespace TuSoi.Ranking;

/// <summary>
/// Writes well-formed HTML as UTF-8 straight into a buffer. Markup is given as UTF-8 literals, everything else goes through
/// <see cref="Text(ReadOnlySpan{char})"/>, which escapes without allocating.
/// </summary>
internal sealed class HtmlPage(IBufferWriter<byte> output)
{
    // What has a meaning in markup, and what a page must not contain or would not show: control characters, and those that turn the direction of text.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "<>&\"'" + string.Concat(Enumerable.Range(0, 32).Concat(Enumerable.Range(0x7f, 33)).Concat(Enumerable.Range(0x202a, 5)).Concat(Enumerable.Range(0x2066, 4)).Concat([0x200e, 0x200f, 0xfffe, 0xffff]).Select(c => (char)c)));

    public HtmlPage Raw(ReadOnlySpan<byte> markup)
    {
        output.Write(markup);
        return this;
    }

    public HtmlPage Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOfAny(Special);
            Encode(at < 0 ? text : text[..at]);
            if (at < 0) return this;
            Raw(Escaped(text[at]));
            text = text[(at + 1)..];
        }
    }

    /// <summary>Text with a capital first letter, as the beginning of a cell.</summary>
    public HtmlPage Opening(string text)
    {
        if (text.Length == 0) return this;
        return Text([char.ToUpper(text[0], CultureInfo.InvariantCulture)]).Text(text.AsSpan(1));
    }

    public HtmlPage Number(int number)
    {
        var span = output.GetSpan(11);
        number.TryFormat(span, out var length, default, CultureInfo.InvariantCulture);
        output.Advance(length);
        return this;
    }

    /// <summary>Markup that is written as text in our own code; never what a user gave.</summary>
    public HtmlPage Markup(string ours)
    {
        Encode(ours);
        return this;
    }

    /// <summary>A share of the width of a drawing.</summary>
    public HtmlPage Share(int part, int whole) => Markup((100m * part / whole).ToString("0.###", CultureInfo.InvariantCulture)).Raw("%"u8);

    /// <summary>A number of the minutes, or that it is not recorded.</summary>
    public HtmlPage Count(int? number) => number is { } known ? Number(known) : Raw("<span class=\"ts-idle\">chưa ghi</span>"u8);

    // Half of a surrogate pair becomes U+FFFD by itself.
    private void Encode(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        var span = output.GetSpan(text.Length * 3);
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    private static ReadOnlySpan<byte> Escaped(char c) => c switch
    {
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '&' => "&amp;"u8,
        '"' => "&quot;"u8,
        '\'' => "&#39;"u8,
        '\t' or '\n' or '\r' => " "u8,
        _ => "\ufffd"u8,
    };
}
