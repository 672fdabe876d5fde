using System.Globalization;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;

namespace TuSoi.Web.Pages.Reviewing;

/// <summary>A statement as it stands in the form: written part by part, or whole.</summary>
/// <param name="Version">The saving of the draft that the page has read; 0: none.</param>
public sealed record StatementTyped(string Text, QualityLevel? Level, long Version, bool Whole)
{
    public const string WholeField = "toan-van", PartField = "phan.", LevelField = "muc", VersionField = "luu", WayField = "cach";

    public static StatementTyped Read(IFormCollection form, IReadOnlyList<StatementPart> headings)
    {
        var whole = headings.Count == 0 || form[WayField] == WholeField;
        var text = whole ? form[WholeField].ToString() : StatementParts.Join([new StatementPart(0, "", true, form[PartField + "0"].ToString()), .. headings.Select(h => h with { Text = form[PartField + h.Number.ToString(CultureInfo.InvariantCulture)].ToString() })]);
        var level = int.TryParse(form[LevelField], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 4 ? (QualityLevel?)number : null;
        return new StatementTyped(text.ReplaceLineEndings("\n"), level, long.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, whole);
    }
}
