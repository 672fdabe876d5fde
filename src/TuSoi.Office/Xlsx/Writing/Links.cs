using System.Text;

namespace TuSoi.Office.Xlsx.Writing;

/// <summary>The links of one sheet, met while its cells are written and listed after them.</summary>
internal sealed class Links
{
    private const int Most = 65_000;
    private readonly List<(string Cell, string Target, string Place)> _links = [];
    private readonly Dictionary<string, int> _targets = [];

    public bool Any => _links.Count > 0;

    /// <summary>Remembers a link unless the sheet has as many as Excel opens.</summary>
    public bool TryAdd(string cell, string target)
    {
        if (_links.Count == Most || target.Length == 0)
            return false;
        // Excel keeps the part after # apart from the address
        var (file, place) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, "");
        _targets.TryAdd(file, _targets.Count + 1);
        _links.Add((cell, file, place));
        return true;
    }

    public void WriteReferences(TextWriter part)
    {
        if (!Any)
            return;
        part.Write("<hyperlinks>");
        foreach (var (cell, target, place) in _links)
        {
            var location = place.Length == 0 ? "" : $" location=\"{XmlText.Of(place)}\"";
            part.Write($"""<hyperlink ref="{cell}" r:id="rIdLink{_targets[target]}"{location}/>""");
        }
        part.Write("</hyperlinks>");
    }

    public void WriteRelations(TextWriter part)
    {
        foreach (var (target, number) in _targets)
        {
            part.Write($"""<Relationship Id="rIdLink{number}" Type="{Names.Related}/hyperlink" """);
            part.Write($"""Target="{XmlText.Of(Escaped(target))}" TargetMode="External"/>""");
        }
    }

    // a relationship's target is a URI: ASCII only; a target that is already escaped stays as it is
    private static string Escaped(string target)
    {
        var uri = new StringBuilder();
        foreach (var rune in target.EnumerateRunes())
            uri.Append(StandsInUri(rune) ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return uri.ToString();
    }

    private static bool StandsInUri(Rune rune) => rune.Value is > ' ' and < 0x7F && !"\"<>\\^`{|}".Contains((char)rune.Value);
}
