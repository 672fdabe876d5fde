using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace TuSoi.Office.Docx.Writing;

/// <summary>Turns the elements of a template into segments: paragraphs, tables, columns, lists, conditions.</summary>
internal sealed class Blocks(SegmentBuilder to, DocxLook look, IReadOnlyDictionary<string, XElement> parts)
{
    // Word joins two tables that touch, and a cell ends in a paragraph.
    private const string Gap = "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"40\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>";

    /// <param name="width">Of the place in which they stand, in twips.</param>
    public void Add(IEnumerable<XElement> elements, int width)
    {
        foreach (var element in elements) Add(element, width);
    }

    private void Add(XElement element, int width)
    {
        switch (element.Name.LocalName)
        {
            case "p": Paragraph(element, width); break;
            case "text": Text(element, width); break;
            case "space": to.Add(string.Create(CultureInfo.InvariantCulture, $"<w:p><w:pPr>{(element.Says("keep") ? "<w:keepNext/>" : "")}<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{Lengths.TwipsOfPoints(element.Number("points") ?? 12)}\" w:lineRule=\"exact\"/></w:pPr></w:p>")); break;
            case "table": Table(element, width, bordered: true); break;
            case "columns": Table(element, width, bordered: false); break;
            case "page": to.Add("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"); break;
            case "insert": Add(parts[element.Text("part")].Elements(), width); break;
            case "each": to.Add(new Segment.Each(element.Text("list"), Inner(element, width), (int)(element.Number("blank") ?? 0))); break;
            case "when": to.Add(new Segment.When(element.Text("has", element.Text("lacks")), element.Attribute("has") is not null, Inner(element, width))); break;
            default: throw new FormatException($"Không có phần tử <{element.Name.LocalName}> trong mẫu giấy.");
        }
    }

    private Segment[] Inner(XElement element, int width)
    {
        var inner = new SegmentBuilder();
        new Blocks(inner, look, parts).Add(element.Elements(), width);
        return inner.Build();
    }

    private void Paragraph(XElement element, int width)
    {
        to.Add("<w:p>").Add(Properties(element, width, Runs.FillsLine(element)));
        new Runs(to).Add(element);
        to.Add("</w:p>");
    }

    private void Text(XElement element, int width)
    {
        var run = Runs.Properties(element);
        var open = $"<w:p>{Properties(element, width, leader: false)}<w:r>{run}<w:t xml:space=\"preserve\">";
        var blank = $"<w:p>{Properties(element, width, leader: true, first: false)}<w:r>{run}<w:tab/></w:r></w:p>";
        to.Add(new Segment.Paragraphs(element.Text("field"), Encoding.UTF8.GetBytes(open), "</w:t></w:r></w:p>"u8.ToArray(), Encoding.UTF8.GetBytes(blank), (int)(element.Number("lines") ?? 4)));
    }

    // In the order the schema wants: keepNext, pBdr, tabs, spacing, ind, jc.
    private string Properties(XElement element, int width, bool leader, bool first = true)
    {
        var made = new StringBuilder("<w:pPr>");
        var culture = CultureInfo.InvariantCulture;
        if (element.Says("keep")) made.Append("<w:keepNext/>");
        if (element.Attribute("border") is { } border) made.Append(culture, $"<w:pBdr><w:{border.Value} w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>");
        if (element.Attribute("cut") is not null) made.Append("<w:pBdr><w:bottom w:val=\"dashed\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>");
        var (left, right) = (Lengths.Twips(element.Number("left") ?? 0), Lengths.Twips(element.Number("right") ?? 0));
        if (leader) made.Append(culture, $"<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{width - right}\"/></w:tabs>");
        else if (element.Attribute("stops") is { } stops) made.Append("<w:tabs>").AppendJoin("", stops.Value.Split(' ').Select(s => string.Create(culture, $"<w:tab w:val=\"left\" w:pos=\"{Lengths.Twips(double.Parse(s, culture))}\"/>"))).Append("</w:tabs>");
        var line = element.Number("line") ?? look.Line;
        made.Append(culture, $"<w:spacing w:before=\"{Lengths.TwipsOfPoints(element.Number("before") ?? 0)}\" w:after=\"{Lengths.TwipsOfPoints(element.Number("after") ?? 0)}\"{(line is { } points ? string.Create(culture, $" w:line=\"{Lengths.TwipsOfPoints(points)}\" w:lineRule=\"{(element.Number("size") > look.Size ? "atLeast" : "exact")}\"") : "")}/>");
        var indent = first && element.Attribute("indent") is { } by ? Lengths.Twips(by.Value == "yes" ? look.Indent : double.Parse(by.Value, culture)) : 0;
        if (left != 0 || right != 0 || indent != 0) made.Append(culture, $"<w:ind w:left=\"{left}\" w:right=\"{right}\"{(indent >= 0 ? $" w:firstLine=\"{indent}\"" : $" w:hanging=\"{-indent}\"")}/>");
        made.Append(culture, $"<w:jc w:val=\"{(element.Text("align") is { Length: > 0 } align ? align == "justify" ? "both" : align : "left")}\"/>");
        return made.Append("</w:pPr>").ToString();
    }

    private void Table(XElement element, int width, bool bordered)
    {
        var share = element.Text("widths").Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
        var widths = share.Select(s => (int)Math.Round(width * s / share.Sum())).ToArray();
        const string Edge = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"";
        var borders = bordered ? $"<w:tblBorders><w:top {Edge}/><w:left {Edge}/><w:bottom {Edge}/><w:right {Edge}/><w:insideH {Edge}/><w:insideV {Edge}/></w:tblBorders>" : "";
        var margin = bordered ? 60 : 0;
        to.Add(string.Create(CultureInfo.InvariantCulture, $"<w:tbl><w:tblPr><w:tblW w:w=\"{widths.Sum()}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>{borders}<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{margin}\" w:type=\"dxa\"/><w:right w:w=\"{margin}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{string.Concat(widths.Select(w => $"<w:gridCol w:w=\"{w}\"/>"))}</w:tblGrid>"));
        if (bordered) Rows(element.Elements(), widths, element);
        else Row(element, widths, element, head: false);
        to.Add("</w:tbl>").Add(Gap);
    }

    private void Rows(IEnumerable<XElement> rows, int[] widths, XElement table)
    {
        foreach (var row in rows)
        {
            var inner = new SegmentBuilder();
            var blocks = new Blocks(inner, look, parts);
            if (row.Name == "when")
            {
                blocks.Rows(row.Elements(), widths, table);
                to.Add(new Segment.When(row.Text("has", row.Text("lacks")), row.Attribute("has") is not null, inner.Build()));
            }
            else if (row.Name == "each")
            {
                blocks.Rows(row.Elements(), widths, table);
                to.Add(new Segment.Each(row.Text("list"), inner.Build(), (int)(row.Number("blank") ?? 0)));
            }
            else Row(row, widths, table, row.Says("head"));
        }
    }

    private void Row(XElement row, int[] widths, XElement table, bool head)
    {
        var height = row.Number("height") is { } mm ? string.Create(CultureInfo.InvariantCulture, $"<w:trHeight w:val=\"{Lengths.Twips(mm)}\" w:hRule=\"{row.Text("rule", "atLeast")}\"/>") : "";
        to.Add($"<w:tr><w:trPr>{(row.Says("split") ? "" : "<w:cantSplit/>")}{height}{(head ? "<w:tblHeader/>" : "")}</w:trPr>");
        var at = 0;
        foreach (var cell in row.Elements())
        {
            var span = (int)(cell.Number("span") ?? 1);
            var width = widths[at..(at + span)].Sum();
            at += span;
            to.Add(string.Create(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{(span > 1 ? $"<w:gridSpan w:val=\"{span}\"/>" : "")}{(cell.Attribute("merge") is { } merge ? merge.Value == "start" ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>" : "")}{(cell.Says("boxed") ? "<w:tcBorders><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>" : "")}<w:vAlign w:val=\"{cell.Text("valign", table.Name == "columns" ? "top" : "center")}\"/></w:tcPr>"));
            Cell(cell, width - (table.Name == "columns" ? 0 : 120), table, head);
            to.Add("</w:tc>");
        }
        to.Add("</w:tr>");
    }

    // A cell of words alone is one paragraph.
    private void Cell(XElement cell, int width, XElement table, bool head)
    {
        if (cell.Elements().Any(e => e.Name.LocalName is "p" or "text" or "columns" or "table" or "space" or "each" or "when" or "insert"))
        {
            Add(cell.Elements(), width);
            return;
        }
        var one = new XElement("p", cell.Nodes());
        foreach (var name in new[] { "align", "bold", "italic", "size" })
            if ((cell.Attribute(name) ?? table.Attribute(name)) is { } given) one.SetAttributeValue(name, given.Value);
        if (head) { one.SetAttributeValue("align", "center"); one.SetAttributeValue("bold", "yes"); }
        one.SetAttributeValue("before", table.Text("padding", "2"));
        one.SetAttributeValue("after", table.Text("padding", "2"));
        if (look.Line is not null) one.SetAttributeValue("line", (one.Number("size") ?? look.Size) * 1.2);
        Paragraph(one, width);
    }
}
