using System.Globalization;
using System.Text;

namespace TuSoi.Publishing.Files;

/// <summary>Names of files as they are kept and offered: one line, no path, nothing that turns letters round.</summary>
public static class FileName
{
    private const int Most = 120;
    private const string Forbidden = "\"<>|?*:;%";

    /// <summary>The name without what does not belong in one, ending as its content is.</summary>
    public static string Tidy(string name, string ending)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune)) kept.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
                && rune.Value != 0xFFFD && !(rune.IsAscii && Forbidden.Contains((char)rune.Value)))
                kept.Append(rune.ToString());
        var stem = string.Join(' ', kept.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        // a second ending hides the first: “a.exe.pdf” is “a exe”
        stem = (stem.LastIndexOf('.') is > 0 and var dot && stem.Length - dot <= 6 ? stem[..dot] : stem).Replace('.', ' ').Trim(' ', '.', '-', '~');
        if (stem.Length > Most) stem = stem[..(char.IsHighSurrogate(stem[Most - 1]) ? Most - 1 : Most)].TrimEnd();
        return $"{(stem.Length == 0 ? "tep" : stem)}.{ending}";
    }

    /// <summary>The same in letters that every program takes.</summary>
    public static string Ascii(string name)
    {
        var plain = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (c is 'đ' or 'Đ') plain.Append(c == 'đ' ? 'd' : 'D');
            else if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') plain.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && (plain.Length == 0 || plain[^1] != '-')) plain.Append('-');
        }
        return plain.ToString().Trim('-') is { Length: > 0 } done ? done.Replace("-.", ".", StringComparison.Ordinal) : "tep";
    }
}
