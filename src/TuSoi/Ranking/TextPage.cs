using System.Globalization;
using System.Text;

namespace TuSoi.Ranking;

/// <summary>Writes plain text in lines of at most 80 columns, for terminals and e-mail.</summary>
internal sealed class TextPage
{
    public const int Width = 80;
    private readonly StringBuilder text = new();

    public TextPage Line(string line = "") => Wrapped("", 0, line);

    /// <summary>A heading underlined to its own length, with an empty line above.</summary>
    public TextPage Heading(string heading, string aside = "")
    {
        Line();
        Wrapped("", 0, aside.Length > 0 ? $"{heading} ({aside})" : heading);
        text.Append('-', Math.Min(Width, Columns(heading) + (aside.Length > 0 ? Columns(aside) + 3 : 0))).Append('\n');
        return this;
    }

    /// <summary>A label, then text that stays in its own column over all lines.</summary>
    public TextPage Labelled(string label, int indent, string content) => Wrapped(Plain(label), indent, content);

    public override string ToString() => text.ToString();

    private TextPage Wrapped(string label, int indent, string content)
    {
        var line = new StringBuilder(label).Append(' ', Math.Max(0, indent - Columns(label)));
        var column = Math.Max(indent, Columns(label));
        var empty = true;
        foreach (var word in Plain(content).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && column + 1 + Columns(word) > Width)
            {
                End(line);
                line.Clear().Append(' ', indent);
                (column, empty) = (indent, true);
            }
            if (!empty) line.Append(' ');
            line.Append(word);
            column += Columns(word) + (empty ? 0 : 1);
            empty = false;
        }
        End(line);
        return this;
    }

    private void End(StringBuilder line) => text.Append(line.ToString().TrimEnd()).Append('\n');

    /// <summary>Columns that text takes on a terminal: marks that stand above or below a letter take none.</summary>
    private static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)) columns++;
        return columns;
    }

    // A name must not steer the terminal.
    private static string Plain(string text)
    {
        foreach (var c in text)
            if (IsHidden(c)) return string.Concat(text.Select(each => char.IsWhiteSpace(each) ? ' ' : IsHidden(each) ? '\ufffd' : each));
        return text;
    }

    private static bool IsHidden(char c) => char.IsControl(c) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f' or '\ufffe' or '\uffff';
}
