using System.Globalization;
using System.Xml;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>Walks through the rows and cells of one sheet.</summary>
internal static class SheetXml
{
    public static void Read(XmlReader xml, CellValues values, CollectedCells cells)
    {
        if (!xml.ReadToFollowing("sheetData") || xml.IsEmptyElement)
            return;
        var (depth, column) = (xml.Depth, 0);
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "row")
            {
                cells.StartRow(xml.GetAttribute("r") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null);
                column = 0;
                xml.Read();
            }
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "c")
            {
                var cell = CellXml.Read(xml);
                column = cell.Column ?? column + 1;
                cells.Add(column, values.Of(cell));
            }
            else
            {
                xml.Read();
            }
        }
    }
}
