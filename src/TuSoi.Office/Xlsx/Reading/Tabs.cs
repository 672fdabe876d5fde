using System.Xml;

namespace TuSoi.Office.Xlsx.Reading;

internal sealed record Tab(string Name, bool Hidden, string Relation);

/// <summary>What workbook.xml says: the sheets in order, and which year dates are counted from.</summary>
internal sealed record Tabs(IReadOnlyList<Tab> Sheets, bool CountsFrom1904)
{
    public static Tabs Read(Parts parts, string path)
    {
        var (sheets, countsFrom1904) = (new List<Tab>(), false);
        using var xml = parts.Open(path);
        xml.MoveToContent();
        if (xml.LocalName != "workbook")
            throw Refusals.NotAWorkbook();
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                countsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml.LocalName == "sheet")
                sheets.Add(new(xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", RelationId(xml)));
        }
        return new(sheets, countsFrom1904);
    }

    private static string RelationId(XmlReader sheet) =>
        sheet.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? sheet.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? "";
}
