using System.Globalization;
using System.Text;

namespace TuSoi.Rostering.Cells;

/// <summary>Text of cells as it is kept, and the two forms in which it is compared.</summary>
internal static class Tidy
{
    /// <summary>NFC, without characters of no width, every run of spaces one space, none at the ends.</summary>
    public static string Text(string raw)
    {
        if (IsTidy(raw)) return raw;
        var tidy = new StringBuilder(raw.Length);
        foreach (var c in raw.Normalize(NormalizationForm.FormC))
        {
            if (IsBlank(c))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ') tidy.Append(' ');
            }
            else if (!IsWidthless(c)) tidy.Append(c);
        }
        return tidy.ToString().TrimEnd(' ');
    }

    /// <summary>For comparing with diacritics: small letters, letters and digits only, words one space apart.</summary>
    public static string Exact(string text) => Letters(Text(text).ToLowerInvariant());

    /// <summary>For comparing without diacritics: "Đảng viên" and "dang vien" are the same.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        return Letters(Text(plain.ToString()));
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) letters.Append(c);
            else if (letters.Length > 0 && letters[^1] != ' ') letters.Append(' ');
        }
        return letters.ToString().TrimEnd(' ');
    }

    private static bool IsTidy(string raw)
    {
        if (raw.Length == 0) return true;
        if (raw[0] == ' ' || raw[^1] == ' ') return false;
        var ascii = true;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == ' ' ? raw[i - 1] == ' ' : c <= ' ' || c is >= '\u007f' and <= '\u00a0') return false;
            if (c > '\u00a0' && (IsBlank(c) || IsWidthless(c))) return false;
            ascii &= c < '\u0080';
        }
        return ascii || raw.IsNormalized(NormalizationForm.FormC);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u00a0' or '\u202f' or '\u2007';

    private static bool IsWidthless(char c) => c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' || char.IsControl(c);
}
