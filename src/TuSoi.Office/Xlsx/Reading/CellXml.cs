using System.Globalization;
using System.Xml;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>A cell as it stands in the sheet's XML.</summary>
/// <param name="Column">Counted from 1; null when the cell does not say where it is: then it follows the one before.</param>
/// <param name="Type">The attribute t: "" and "n" are numbers, "s" the number of a shared text.</param>
/// <param name="Style">The position of the format among the cell formats.</param>
/// <param name="Value">The text of the value, null when there is none.</param>
internal readonly record struct CellXml(int? Column, string Type, int Style, string? Value)
{
    /// <summary>Reads the cell the reader is on; leaves the reader behind it.</summary>
    public static CellXml Read(XmlReader xml)
    {
        var (cell, depth, empty) = (Attributes(xml), xml.Depth, xml.IsEmptyElement);
        xml.Read();
        if (empty)
            return cell;
        while (xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "v")
                cell = cell with { Value = xml.ReadElementContentAsString() };
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "is")
                cell = cell with { Value = RichText.Read(xml) };
            else
                xml.Skip(); // the formula: its stored value is what counts
        }
        xml.Read();
        return cell;
    }

    private static CellXml Attributes(XmlReader xml)
    {
        var (column, type, style) = ((int?)null, "", 0);
        while (xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r": column = ColumnOf(xml.Value); break;
                case "t": type = xml.Value; break;
                case "s": style = int.Parse(xml.Value, CultureInfo.InvariantCulture); break;
            }
        }
        xml.MoveToElement();
        return new(column, type, style, null);
    }

    private static int ColumnOf(string address)
    {
        var column = 0;
        for (var i = 0; i < address.Length && char.IsAsciiLetter(address[i]) && column <= CellAddress.LastColumn; i++)
            column = column * 26 + (address[i] & 0x1F);
        return column is >= 1 and <= CellAddress.LastColumn ? column : throw Refusals.Damaged();
    }
}
