using System.Globalization;
using TuSoi.Deciding;
using TuSoi.Rules.Facts;

namespace TuSoi.Web.Pages.Deciding;

/// <summary>The fields of one line: the level, the reason, and what stood there when the page was drawn.</summary>
internal static class DeciderForm
{
    public static string LevelField(long subject) => Name("muc", subject);

    public static string ReasonField(long subject) => Name("lydo", subject);

    public static string SeenField(long subject) => Name("da", subject);

    /// <summary>What stands in a line, as the hidden field carries it.</summary>
    public static string Seen(DecidingLine line) => $"{Number(line.Draft?.Level)}|{line.Draft?.Reason}";

    public static string Number(QualityLevel? level) => level is { } known ? ((int)known).ToString(CultureInfo.InvariantCulture) : "";

    /// <param name="fill">Takes the suggested level where none is chosen.</param>
    public static DraftChange Change(DecidingLine line, IFormCollection form, bool fill)
    {
        var id = line.Subject.Id;
        // a page drawn without this line changes nothing in it
        var seen = form.TryGetValue(SeenField(id), out var carried) ? carried.ToString() : Seen(line);
        var (was, reason) = (Level(seen.Split('|')[0]), seen[(seen.IndexOf('|', StringComparison.Ordinal) + 1)..]);
        var chosen = form.TryGetValue(LevelField(id), out var typed) ? Level(typed) : was;
        return new DraftChange(id, chosen ?? (fill ? line.Verdict?.Suggested : null), form.TryGetValue(ReasonField(id), out var why) ? why.ToString() : reason, was, reason);
    }

    private static QualityLevel? Level(string? written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 4 ? (QualityLevel)number : null;

    private static string Name(string field, long subject) => string.Create(CultureInfo.InvariantCulture, $"{field}.{subject}");
}
