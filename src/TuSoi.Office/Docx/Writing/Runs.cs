using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TuSoi.Office.Docx.Writing;

/// <summary>What stands inside a paragraph: words, fields in braces, boxes, bold and italic.</summary>
internal sealed partial class Runs(SegmentBuilder to)
{
    private sealed record Face(bool Bold = false, bool Italic = false, bool Underlined = false, double? Size = null)
    {
        // in the order the schema wants
        public string Markup
        {
            get
            {
                var size = Size is { } points ? string.Create(CultureInfo.InvariantCulture, $"<w:sz w:val=\"{Lengths.HalfPoints(points)}\"/><w:szCs w:val=\"{Lengths.HalfPoints(points)}\"/>") : "";
                var all = $"{(Bold ? "<w:b/><w:bCs/>" : "")}{(Italic ? "<w:i/><w:iCs/>" : "")}{size}{(Underlined ? "<w:u w:val=\"single\"/>" : "")}";
                return all.Length > 0 ? $"<w:rPr>{all}</w:rPr>" : "";
            }
        }
    }

    /// <summary>Whether a field takes the rest of the line when it is empty.</summary>
    public static bool FillsLine(XElement paragraph) => paragraph.DescendantNodes().OfType<XText>().Any(t => t.Value.Contains(":*}", StringComparison.Ordinal));

    public static string Properties(XElement at) => Of(at, new Face()).Markup;

    public void Add(XElement paragraph) => Nodes(paragraph, Of(paragraph, new Face()), first: true);

    private static Face Of(XElement at, Face around) => around with
    {
        Bold = around.Bold || at.Says("bold") || at.Name == "b",
        Italic = around.Italic || at.Says("italic") || at.Name == "i",
        Underlined = around.Underlined || at.Says("underline") || at.Name == "u",
        Size = at.Number("size") ?? around.Size,
    };

    private void Nodes(XElement at, Face face, bool first)
    {
        foreach (var node in at.Nodes())
        {
            if (node is XText text) Words(Trimmed(text, first && node.PreviousNode is null, first && node.NextNode is null), face);
            else if (node is XElement element) Element(element, face);
        }
    }

    private void Element(XElement element, Face face)
    {
        switch (element.Name.LocalName)
        {
            case "b" or "i" or "u" or "span": Nodes(element, Of(element, face), first: false); break;
            case "tab": to.Add($"<w:r>{face.Markup}<w:tab/></w:r>"); break;
            case "br": to.Add($"<w:r>{face.Markup}<w:br/></w:r>"); break;
            case "box": Box(element.Text("field"), element.Text("is"), face); break;
            case "choice": Choice(element, face); break;
            default: throw new FormatException($"Không có phần tử <{element.Name.LocalName}> trong đoạn.");
        }
    }

    private void Choice(XElement element, Face face)
    {
        foreach (var option in element.Text("of").Split('|'))
        {
            Box(element.Text("field"), option, face);
            Words($"\u00a0{option.Replace(' ', '\u00a0')}     ", face);
        }
    }

    private void Box(string field, string option, Face face)
    {
        // a font that has the two boxes, and that Word takes for them
        const string Font = "<w:rFonts w:ascii=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:cs=\"MS Gothic\" w:hint=\"eastAsia\"/>";
        var markup = face.Markup.Length > 0 ? face.Markup.Replace("<w:rPr>", "<w:rPr>" + Font, StringComparison.Ordinal) : $"<w:rPr>{Font}</w:rPr>";
        to.Add($"<w:r>{markup}<w:t>").Add(new Segment.Box(field, option)).Add("</w:t></w:r>");
    }

    private void Words(string text, Face face)
    {
        if (text.Length == 0) return;
        to.Add($"<w:r>{face.Markup}<w:t xml:space=\"preserve\">");
        var at = 0;
        foreach (Match match in FieldInBraces().Matches(text))
        {
            to.Add(WordText.Of(text[at..match.Index])).Add(new Segment.Field(match.Groups["name"].Value, Blank(match.Groups["blank"].Value)));
            at = match.Index + match.Length;
        }
        to.Add(WordText.Of(text[at..])).Add("</w:t></w:r>");
    }

    private static byte[] Blank(string how) => Encoding.UTF8.GetBytes(how switch
    {
        "" => "",
        "*" => "</w:t><w:tab/><w:t xml:space=\"preserve\">",
        _ => new string('…', int.Parse(how, CultureInfo.InvariantCulture)),
    });

    private static string Trimmed(XText text, bool start, bool end)
    {
        var one = Blanks().Replace(text.Value, " ");
        if (start) one = one.TrimStart(' ');
        return end ? one.TrimEnd(' ') : one;
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<blank>\*|\d+))?\}")]
    private static partial Regex FieldInBraces();

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Blanks();
}
