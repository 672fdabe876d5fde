using System.Xml;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>The texts that cells refer to by number.</summary>
internal static class SharedTexts
{
    public static IReadOnlyList<string> Read(Parts parts, string? path)
    {
        var texts = new List<string>();
        if (path is null)
            return texts;
        using var xml = parts.Open(path);
        xml.MoveToContent();
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "si")
                texts.Add(RichText.Read(xml));
            else
                xml.Read();
        }
        return texts;
    }
}
