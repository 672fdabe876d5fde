using System.IO.Compression;

namespace TuSoi.Tests.Xlsx;

/// <summary>Workbooks as other programs write them, and broken ones: each part is given as XML.</summary>
internal sealed class HandmadeBook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public string SheetTarget { get; init; } = "worksheets/sheet1.xml";
    public string Rows { get; init; } = "";
    public string BeforeSheet { get; init; } = "";
    public string Styles { get; init; } = "";
    public string SharedTexts { get; init; } = "";
    public string WorkbookProperties { get; init; } = "";
    public string Tabs { get; init; } = """<sheet name="A" sheetId="1" r:id="rId1"/>""";
    public string MoreRelations { get; init; } = "";
    public (string Path, byte[] Content)[] MoreParts { get; init; } = [];

    /// <summary>A style sheet whose cell formats have these number formats, by number or code.</summary>
    public static string WithFormats(params string[] codes) =>
        $"""
        <numFmts>{string.Concat(codes.Select((code, i) => $"""<numFmt numFmtId="{200 + i}" formatCode="{System.Security.SecurityElement.Escape(code)}"/>"""))}</numFmts>
        <cellXfs><xf numFmtId="0"/>{string.Concat(codes.Select((code, i) => $"""<xf numFmtId="{(int.TryParse(code, out var known) ? known : 200 + i)}"/>"""))}</cellXfs>
        """;

    public byte[] ToFile() => Zip([.. Parts(), .. MoreParts]);

    public static byte[] Zip(params (string Path, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(content);
            }
        }
        return file.ToArray();
    }

    public static (string, byte[]) Xml(string path, string xml) => (path, System.Text.Encoding.UTF8.GetBytes(xml));

    private IEnumerable<(string, byte[])> Parts() =>
    [
        Xml("[Content_Types].xml",
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """),
        Xml("_rels/.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="a" Type="{Related}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        Xml("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Related}">{WorkbookProperties}<sheets>{Tabs}</sheets></workbook>"""),
        Xml("xl/_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Related}/worksheet" Target="{SheetTarget}"/>
            <Relationship Id="rId8" Type="{Related}/styles" Target="styles.xml"/><Relationship Id="rId9" Type="{Related}/sharedStrings" Target="sharedStrings.xml"/>{MoreRelations}</Relationships>
            """),
        Xml("xl/worksheets/sheet1.xml", $"""{BeforeSheet}<worksheet xmlns="{Main}"><sheetData>{Rows}</sheetData></worksheet>"""),
        Xml("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{Styles}</styleSheet>"""),
        Xml("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{SharedTexts}</sst>"""),
    ];
}
