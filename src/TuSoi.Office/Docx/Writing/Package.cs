using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TuSoi.Office.Docx.Writing;

/// <summary>The zip around a document. Nothing in it depends on the hour or the machine, so that equal content gives equal bytes.</summary>
internal static class Package
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""", Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly DateTimeOffset EarliestZipTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string DocumentStart => $"{Declaration}<w:document xmlns:w=\"{Word}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";

    public const string DocumentEnd = "</w:body></w:document>";

    public static byte[] Of(string title, DocxLook look, ReadOnlySpan<byte> document)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Static) Add(zip, name, Encoding.UTF8.GetBytes(Declaration + text));
            Add(zip, "word/styles.xml", Encoding.UTF8.GetBytes(Declaration + Styles(look)));
            Add(zip, "docProps/core.xml", Encoding.UTF8.GetBytes($"{Declaration}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{WordText.Of(title.ReplaceLineEndings(" "))}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"));
            Add(zip, "word/document.xml", document);
        }
        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EarliestZipTime;
        using var part = entry.Open();
        part.Write(content);
    }

    private static readonly (string Name, string Text)[] Static =
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"""),
        ("word/_rels/document.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>"""),
        ("word/settings.xml", $"""<w:settings xmlns:w="{Word}"><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"""),
        ("word/header1.xml", $"""<w:hdr xmlns:w="{Word}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"""),
    ];

    private static string Styles(DocxLook look) => string.Create(CultureInfo.InvariantCulture, $"""<w:styles xmlns:w="{Word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{look.Font}" w:hAnsi="{look.Font}" w:eastAsia="{look.Font}" w:cs="{look.Font}"/><w:sz w:val="{Lengths.HalfPoints(look.Size)}"/><w:szCs w:val="{Lengths.HalfPoints(look.Size)}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style></w:styles>""");
}
