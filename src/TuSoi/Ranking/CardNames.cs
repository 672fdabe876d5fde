using System.Globalization;
using System.Text;

namespace TuSoi.Ranking;

/// <summary>
/// Names of card files from the codes of subjects: letters a–z, digits, "-" and "_" only, unique also where capital and small letters are
/// one, never a name that an operating system keeps for itself.
/// </summary>
internal sealed class CardNames
{
    private const int Longest = 64;
    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", "index", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name not given before: the code itself; with the kind where another kind has the code; else with a number.</summary>
    public string For(string code, string kind)
    {
        var name = Safe(code);
        if (Reserved.Contains(name)) name = $"{name}-{kind}";
        if (taken.Add(name)) return name;
        var withKind = $"{name}-{kind}";
        for (var number = 1; ; number++)
        {
            var next = number == 1 ? withKind : $"{withKind}-{number}";
            if (taken.Add(next)) return next;
        }
    }

    private static string Safe(string code)
    {
        // Going through runes mends halves of surrogate pairs, which cannot be normalised.
        var safe = new StringBuilder();
        foreach (var c in string.Concat(code.EnumerateRunes()).Normalize(NormalizationForm.FormD))
        {
            if (safe.Length == Longest) break;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_') safe.Append(c);
            else if (c is 'đ' or 'Đ') safe.Append(c == 'đ' ? 'd' : 'D');
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && safe.Length > 0 && safe[^1] != '-') safe.Append('-');
        }
        var name = safe.ToString().Trim('-');
        return name.Length == 0 ? "phieu" : name;
    }
}
