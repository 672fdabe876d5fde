namespace TuSoi.Office.Xlsx.Writing;

/// <summary>The looks a cell can have: numbers are positions in the list of formats of styles.xml.</summary>
internal static class Styles
{
    public const int Title = 1, Heading = 2, Text = 3, QuotedText = 4, Link = 5, QuotedLink = 6;
    public const int Whole = 7, Number = 8, Date = 9, Percent = 10;

    private const string Plain = """ fillId="0" borderId="0" xfId="0" """;
    private const string Middle = """<alignment vertical="center"/>""";
    private const string Wrapped = """<alignment vertical="center" wrapText="1"/>""";
    private const string Font = """<name val="Times New Roman"/><family val="1"/>""";

    // 42A is Vietnamese: without it LibreOffice follows the language of the machine and shows 29/02 as 02/29
    public const string Xml =
        $"""
        <styleSheet xmlns="{Names.Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy"/>
        <numFmt numFmtId="165" formatCode="0.0%"/></numFmts>
        <fonts count="4"><font><sz val="12"/>{Font}</font>
        <font><b/><sz val="12"/>{Font}</font><font><b/><sz val="16"/>{Font}</font>
        <font><u/><sz val="12"/><color rgb="FF0563C1"/>{Font}</font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFF7F8FA"/><bgColor indexed="64"/></patternFill></fill></fills>
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left/><right/><top/><bottom style="thin"><color rgb="FF5F6B7A"/></bottom><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="11"><xf numFmtId="0" fontId="0"{Plain}/>
        <xf numFmtId="0" fontId="2"{Plain}applyFont="1" applyAlignment="1">{Middle}</xf>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"
        applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="0"{Plain}applyNumberFormat="1" applyAlignment="1">{Wrapped}</xf>
        <xf numFmtId="49" fontId="0"{Plain}quotePrefix="1" applyNumberFormat="1" applyAlignment="1">{Wrapped}</xf>
        <xf numFmtId="49" fontId="3"{Plain}applyNumberFormat="1" applyFont="1" applyAlignment="1">{Wrapped}</xf>
        <xf numFmtId="49" fontId="3"{Plain}quotePrefix="1" applyNumberFormat="1" applyFont="1" applyAlignment="1">{Wrapped}</xf>
        <xf numFmtId="1" fontId="0"{Plain}applyNumberFormat="1" applyAlignment="1">{Middle}</xf>
        <xf numFmtId="0" fontId="0"{Plain}applyAlignment="1">{Middle}</xf>
        <xf numFmtId="164" fontId="0"{Plain}applyNumberFormat="1" applyAlignment="1">{Middle}</xf>
        <xf numFmtId="165" fontId="0"{Plain}applyNumberFormat="1" applyAlignment="1">{Middle}</xf></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    /// <summary>The same look for text that starts like a formula: Excel keeps it text when it is edited.</summary>
    public static int Quoted(int style) => style switch
    {
        Text => QuotedText,
        Link => QuotedLink,
        _ => style,
    };

    /// <summary>The look of the empty cells of a column, and of its numbers.</summary>
    public static int Of(CellKind kind) => kind switch
    {
        CellKind.WholeNumber => Whole,
        CellKind.Number => Number,
        CellKind.Date => Date,
        CellKind.Percent => Percent,
        _ => Text,
    };
}
