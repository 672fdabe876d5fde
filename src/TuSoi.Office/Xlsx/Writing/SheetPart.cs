namespace TuSoi.Office.Xlsx.Writing;

/// <summary>Streams one sheet into the package, then the parts that belong to it.</summary>
internal static class SheetPart
{
    public static void Write(Package package, BookSheet sheet, Func<IReadOnlyList<string>, string> rangeOf, Progress? progress)
    {
        var links = new Links();
        using (var part = package.Open($"xl/worksheets/sheet{sheet.Number}.xml"))
        {
            WriteStart(part, sheet);
            SheetData.Write(part, sheet, links, progress);
            if (sheet.Table(CellAddress.Of) is { } table)
                part.Write($"""<autoFilter ref="{table}"/>""");
            Validations.Write(part, sheet, rangeOf);
            links.WriteReferences(part);
            WriteEnd(part, sheet);
        }
        if (sheet.HasNotes)
            Notes.Write(package, sheet);
        if (sheet.HasNotes || links.Any)
            WriteRelations(package, sheet, links);
    }

    private static void WriteStart(StreamWriter part, BookSheet sheet)
    {
        var under = sheet.HeadingRow + 1;
        part.Write(
            $"""
            <worksheet xmlns="{Names.Main}" xmlns:r="{Names.Related}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
            <sheetViews><sheetView workbookViewId="0">
            <pane ySplit="{sheet.HeadingRow}" topLeftCell="A{under}" activePane="bottomLeft" state="frozen"/>
            <selection pane="bottomLeft" activeCell="A{under}" sqref="A{under}"/>
            </sheetView></sheetViews><sheetFormatPr defaultRowHeight="15.75"/>
            """);
        if (sheet.Content.Columns.Count > 0)
            WriteColumns(part, sheet.Content.Columns);
    }

    private static void WriteColumns(StreamWriter part, IReadOnlyList<ColumnToWrite> columns)
    {
        part.Write("<cols>");
        for (var i = 1; i <= columns.Count; i++)
        {
            var column = columns[i - 1];
            part.Write(FormattableString.Invariant(
                $"""<col min="{i}" max="{i}" width="{Math.Clamp(column.Width, 1, 255)}" style="{Styles.Of(column.Kind)}" customWidth="1"/>"""));
        }
        part.Write("</cols>");
    }

    private static void WriteEnd(StreamWriter part, BookSheet sheet)
    {
        part.Write(
            """
            <printOptions gridLines="1"/><pageMargins left="0.5" right="0.5" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>
            <pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>
            <headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>
            """);
        // codes such as 007 are text on purpose: no green corner on each of them
        if (sheet.Table(CellAddress.Of) is { } table)
            part.Write($"""<ignoredErrors><ignoredError sqref="{table}" numberStoredAsText="1"/></ignoredErrors>""");
        if (sheet.HasNotes)
            part.Write("""<legacyDrawing r:id="rIdNotesDrawing"/>""");
        part.Write("</worksheet>");
    }

    private static void WriteRelations(Package package, BookSheet sheet, Links links)
    {
        using var part = package.Open($"xl/worksheets/_rels/sheet{sheet.Number}.xml.rels");
        part.Write($"""<Relationships xmlns="{Names.Relations}">""");
        if (sheet.HasNotes)
            Notes.WriteRelations(part, sheet);
        links.WriteRelations(part);
        part.Write("</Relationships>");
    }
}
