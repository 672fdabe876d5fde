namespace TuSoi.Office.Xlsx.Writing;

/// <summary>The comments on headings: their text, and the old VML drawing without which Excel shows none.</summary>
internal static class Notes
{
    // the shape type is the one Excel writes; the number of a sheet keeps its shapes apart from those of other sheets
    private static string DrawingStart(int sheet) =>
        $"""
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
            xmlns:x="urn:schemas-microsoft-com:office:excel">
        <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{sheet}"/></o:shapelayout>
        <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
        <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """;

    public static void Write(Package package, BookSheet sheet)
    {
        var notes = sheet.Content.Columns
            .Select((column, i) => (Column: i, Note: column.Note ?? "")).Where(note => note.Note.Length > 0).ToList();
        using (var part = package.Open($"xl/comments{sheet.Number}.xml"))
        {
            part.Write($"""<comments xmlns="{Names.Main}"><authors><author>TuSoi</author></authors><commentList>""");
            foreach (var (column, note) in notes)
            {
                part.Write($"""<comment ref="{CellAddress.Of(sheet.HeadingRow, column + 1)}" authorId="0">""");
                part.Write($"""<text><t xml:space="preserve">{XmlText.Of(note)}</t></text></comment>""");
            }
            part.Write("</commentList></comments>");
        }
        using var drawing = package.Open($"xl/drawings/vmlDrawing{sheet.Number}.vml");
        drawing.Write(DrawingStart(sheet.Number));
        foreach (var (column, note) in notes)
            drawing.Write(Shape(sheet, column, note.Length));
        drawing.Write("</xml>");
    }

    public static void WriteRelations(TextWriter part, BookSheet sheet) => part.Write(
        $"""
        <Relationship Id="rIdNotes" Type="{Names.Related}/comments" Target="../comments{sheet.Number}.xml"/>
        <Relationship Id="rIdNotesDrawing" Type="{Names.Related}/vmlDrawing" Target="../drawings/vmlDrawing{sheet.Number}.vml"/>
        """);

    private static string Shape(BookSheet sheet, int column, int length)
    {
        var (row, lines) = (sheet.HeadingRow - 1, 2 + length / 36);
        return $"""
            <v:shape id="_x0000_s{sheet.Number * 1024 + column + 1}" type="#_x0000_t202"
            style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">
            <v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>
            <v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>
            <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>
            <x:Anchor>{column + 1},15,{row},4,{column + 3},40,{row + lines},4</x:Anchor>
            <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
            """;
    }
}
