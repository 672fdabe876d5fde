using System.Text.RegularExpressions;
using System.Xml;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>A text that may be cut into runs of different looks.</summary>
internal static partial class RichText
{
    /// <summary>The text of the element the reader is on; leaves the reader behind it. Pronunciations (rPh) are no text.</summary>
    public static string Read(XmlReader xml)
    {
        var (runs, depth, empty) = (new List<string>(1), xml.Depth, xml.IsEmptyElement);
        xml.Read();
        if (empty)
            return "";
        while (xml.Depth > depth)
        {
            if (xml.NodeType is not XmlNodeType.Element)
                xml.Read();
            else if (xml.LocalName == "t")
                runs.Add(xml.ReadElementContentAsString());
            else if (xml.LocalName == "r")
                xml.Read();
            else
                xml.Skip();
        }
        xml.Read();
        return Decoded(runs.Count == 1 ? runs[0] : string.Concat(runs));
    }

    /// <summary>Excel writes characters XML does not keep as _x000D_.</summary>
    public static string Decoded(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Encoded().Replace(text, match => ((char)Convert.ToUInt16(match.Value[2..6], 16)).ToString());

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Encoded();
}
