using System.Globalization;
using System.Xml;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>Which cell formats show a number as a date or an hour: nothing else tells a date from a number in a sheet.</summary>
internal sealed class DateStyles
{
    private readonly List<bool> _isDate = [];

    public bool Contains(int style) => style >= 0 && style < _isDate.Count && _isDate[style];

    public static DateStyles Read(Parts parts, string? path)
    {
        var styles = new DateStyles();
        if (path is null)
            return styles;
        var custom = new Dictionary<int, bool>();
        using var xml = parts.Open(path);
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && xml.Depth == 2)
                custom[Number(xml)] = DateFormat.Is(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "cellXfs" && !xml.IsEmptyElement)
                styles.ReadFormats(xml, custom);
        }
        return styles;
    }

    private void ReadFormats(XmlReader xml, Dictionary<int, bool> custom)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "xf")
                _isDate.Add(custom.TryGetValue(Number(xml), out var isDate) ? isDate : DateFormat.IsBuiltIn(Number(xml)));
        }
    }

    private static int Number(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
