using System.Buffers;
using System.Text;

namespace TuSoi.Office.Docx.Writing;

/// <summary>Text as it may stand in a run: escaped, without what XML 1.0 forbids, a line break for each end of line.</summary>
internal static class WordText
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '&', '<', '>', '\uFFFE', '\uFFFF', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private const string Break = "</w:t><w:br/><w:t xml:space=\"preserve\">", Tab = "</w:t><w:tab/><w:t xml:space=\"preserve\">";

    public static void Write(ArrayBufferWriter<byte> part, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            Encoding.UTF8.GetBytes(text[..at], part);
            var pair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
            Encoding.UTF8.GetBytes(pair ? text.Slice(at, 2) : Escape(text[at]), part);
            text = text[(at + (pair ? 2 : 1))..];
        }
        Encoding.UTF8.GetBytes(text, part);
    }

    public static string Of(string text)
    {
        var written = new ArrayBufferWriter<byte>();
        Write(written, text);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }

    private static string Escape(char from) => from switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\n' => Break,
        '\t' => Tab,
        _ => "", // half a surrogate pair, or a control character
    };
}
