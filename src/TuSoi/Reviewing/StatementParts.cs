using System.Globalization;
using System.Text;
using TuSoi.Opening;

namespace TuSoi.Reviewing;

/// <summary>One part of a statement: its heading as the pack names it, and what was written under it.</summary>
/// <param name="Number">Place in the form, from 1; 0: what stands before the first heading.</param>
public sealed record StatementPart(int Number, string Heading, bool IfAny, string Text)
{
    /// <summary>The line above the part in the whole text.</summary>
    public string Line => $"{Number}. {Heading}";
}

/// <summary>
/// A statement is one text. Where the pack has a frame of contents for the subject, the text has its headings as lines: so it can be written part by part or
/// pasted whole, and both are the same paper.
/// </summary>
public static class StatementParts
{
    /// <summary>Headings of a subject's statement; none where the pack names no contents.</summary>
    public static IReadOnlyList<StatementPart> Of(CyclePack pack, string kind) =>
        pack.Kind(kind).Frame is { } frame && pack.Pack.Frames.TryGetValue(frame, out var of) ? [.. of.Criteria.Values.Select((c, i) => new StatementPart(i + 1, c.Label, c.IfAny, ""))] : [];

    /// <summary>The text cut at the headings; what stands before the first one comes as part 0.</summary>
    public static IReadOnlyList<StatementPart> Split(IReadOnlyList<StatementPart> headings, string text)
    {
        var texts = new StringBuilder[headings.Count + 1];
        for (var i = 0; i < texts.Length; i++) texts[i] = new StringBuilder();
        var (at, known) = (0, headings.ToDictionary(h => Plain(h.Line), h => h.Number));
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (known.TryGetValue(Plain(line), out var part) && part > at) at = part;
            else texts[at].Append(line).Append('\n');
        }
        var head = texts[0].ToString().Trim();
        return [.. head.Length > 0 ? [new StatementPart(0, "", true, head)] : Array.Empty<StatementPart>(), .. headings.Select(h => h with { Text = texts[h.Number].ToString().Trim() })];
    }

    /// <summary>The whole text; parts without text are left out.</summary>
    public static string Join(IEnumerable<StatementPart> parts) =>
        string.Join("\n\n", parts.Where(p => !Texts.IsBlank(p.Text)).Select(p => p.Number == 0 ? p.Text.Trim() : $"{p.Line}\n{p.Text.Trim()}"));

    private static string Plain(string line) => line.Normalize(NormalizationForm.FormC).Trim().TrimEnd('.', ':').ToLower(CultureInfo.InvariantCulture);
}
