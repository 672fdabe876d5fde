using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using TuSoi.Office.Docx.Writing;

namespace TuSoi.Office.Docx;

/// <summary>
/// A paper as a template: elements such as p, text, table, columns, each, when, with fields in braces. It is cut once into pieces of UTF-8; a file is those
/// pieces and the values between them. Safe for many threads.
/// </summary>
public sealed class DocxTemplate
{
    private readonly Segment[] body;
    private readonly DocxLook look;
    private readonly bool landscape, numbered;

    private DocxTemplate(Segment[] body, DocxLook look, bool landscape, bool numbered) => (this.body, this.look, this.landscape, this.numbered) = (body, look, landscape, numbered);

    /// <param name="parts">What &lt;insert part="…"/&gt; stands for.</param>
    /// <exception cref="FormatException">An element that no paper has.</exception>
    public static DocxTemplate Parse(XElement markup, DocxLook look, IReadOnlyDictionary<string, XElement>? parts = null)
    {
        var landscape = markup.Says("landscape");
        // a margin that the paper itself asks for, such as slips that are cut apart
        if (markup.Number("margin") is { } margin) look = look with { Left = margin, Right = margin, Top = margin, Bottom = margin };
        if (markup.Number("size") is { } size) look = look with { Size = size, Line = null };
        if (landscape) look = look with { Left = 20, Right = 15 };
        var to = new SegmentBuilder();
        new Blocks(to, look, parts ?? new Dictionary<string, XElement>()).Add(markup.Elements(), Lengths.Twips((landscape ? 297 : 210) - look.Left - look.Right));
        return new DocxTemplate(to.Build(), look, landscape, numbered: !markup.Says("numbered", "no"));
    }

    /// <summary>One file with all copies, each from a page of its own whose number is 1.</summary>
    public byte[] Write(IReadOnlyList<DocxValues> copies, string title)
    {
        var to = new ArrayBufferWriter<byte>(64 * 1024);
        Put(to, Package.DocumentStart);
        for (var i = 0; i < copies.Count; i++)
        {
            Write(to, body, new Scope(copies[i]));
            var last = i == copies.Count - 1;
            Put(to, last ? Section : $"<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>{Section}</w:pPr></w:p>");
        }
        Put(to, Package.DocumentEnd);
        return Package.Of(title, look, to.WrittenSpan);
    }

    private string Section => string.Create(CultureInfo.InvariantCulture,
        $"<w:sectPr>{(numbered ? "<w:headerReference w:type=\"default\" r:id=\"rId3\"/>" : "")}<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{(landscape ? 16838 : 11906)}\" w:h=\"{(landscape ? 11906 : 16838)}\"{(landscape ? " w:orient=\"landscape\"" : "")}/><w:pgMar w:top=\"{Lengths.Twips(look.Top)}\" w:right=\"{Lengths.Twips(look.Right)}\" w:bottom=\"{Lengths.Twips(look.Bottom)}\" w:left=\"{Lengths.Twips(look.Left)}\" w:header=\"{Lengths.Twips(Math.Min(10, look.Top))}\" w:footer=\"{Lengths.Twips(Math.Min(10, look.Bottom))}\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>");

    private static void Put(ArrayBufferWriter<byte> to, string markup) => Encoding.UTF8.GetBytes(markup, to);

    private static void Write(ArrayBufferWriter<byte> to, Segment[] segments, Scope scope)
    {
        foreach (var segment in segments)
            switch (segment)
            {
                case Segment.Literal literal: to.Write(literal.Bytes); break;
                case Segment.Field field: Field(to, field, scope); break;
                case Segment.Box box: Put(to, scope.Text(box.Name) == box.Option ? "☒" : "☐"); break;
                case Segment.Paragraphs text: Paragraphs(to, text, scope.Text(text.Name)); break;
                case Segment.When part: if (scope.Has(part.Name) == part.Has) Write(to, part.Body, scope); break;
                case Segment.Each each:
                    var rows = scope.Rows(each.Name);
                    foreach (var row in rows) Write(to, each.Body, new Scope(row, scope));
                    for (var i = 0; rows.Count == 0 && i < each.Blank; i++) Write(to, each.Body, new Scope(DocxValues.Blank, scope));
                    break;
            }
    }

    private static void Field(ArrayBufferWriter<byte> to, Segment.Field field, Scope scope)
    {
        if (scope.Text(field.Name) is { Length: > 0 } text) WordText.Write(to, text);
        else to.Write(field.Blank);
    }

    private static void Paragraphs(ArrayBufferWriter<byte> to, Segment.Paragraphs text, string filled)
    {
        if (string.IsNullOrWhiteSpace(filled))
        {
            for (var i = 0; i < text.Lines; i++) to.Write(text.BlankLine);
            return;
        }
        foreach (var line in filled.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            to.Write(text.Open);
            WordText.Write(to, line);
            to.Write(text.Close);
        }
    }
}
