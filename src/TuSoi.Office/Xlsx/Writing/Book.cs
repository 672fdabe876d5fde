namespace TuSoi.Office.Xlsx.Writing;

/// <summary>The parts that list the other parts.</summary>
internal sealed class Book
{
    public const string PackageRelations =
        $"""
        <Relationships xmlns="{Names.Relations}">
        <Relationship Id="rId1" Type="{Names.Related}/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    public Book(IReadOnlyList<SheetToWrite> sheets)
    {
        var names = SheetNames.Distinct(sheets.Select(sheet => sheet.Name));
        Sheets = [.. sheets.Select((sheet, i) => new BookSheet(i + 1, names[i], sheet))];
    }

    public IReadOnlyList<BookSheet> Sheets { get; }

    /// <summary>The name of the last sheet: where the choices are, when there are any.</summary>
    public string ListsName => Sheets[^1].Name;

    public void WriteContentTypes(TextWriter part)
    {
        part.Write(
            $"""
            <Types xmlns="{Names.ContentTypes}">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>
            """);
        WriteOverride("workbook", "sheet.main");
        WriteOverride("styles", "styles");
        foreach (var sheet in Sheets)
        {
            WriteOverride($"worksheets/sheet{sheet.Number}", "worksheet");
            if (sheet.HasNotes)
                WriteOverride($"comments{sheet.Number}", "comments");
        }
        part.Write("</Types>");

        void WriteOverride(string path, string type) =>
            part.Write($"""<Override PartName="/xl/{path}.xml" ContentType="{Names.Spreadsheet}.{type}+xml"/>""");
    }

    public void WriteWorkbook(TextWriter part)
    {
        var firstVisible = Sheets.First(sheet => !sheet.Content.Hidden).Number - 1;
        part.Write($"""<workbook xmlns="{Names.Main}" xmlns:r="{Names.Related}">""");
        part.Write($"""<bookViews><workbookView activeTab="{firstVisible}"/></bookViews><sheets>""");
        foreach (var sheet in Sheets)
        {
            var state = sheet.Content.Hidden ? """ state="hidden" """ : " ";
            part.Write($"""<sheet name="{XmlText.Of(sheet.Name)}" sheetId="{sheet.Number}"{state}r:id="rId{sheet.Number}"/>""");
        }
        part.Write("</sheets>");
        WriteDefinedNames(part);
        part.Write("</workbook>");
    }

    public void WriteRelations(TextWriter part)
    {
        part.Write($"""<Relationships xmlns="{Names.Relations}">""");
        foreach (var sheet in Sheets)
            WriteRelation($"rId{sheet.Number}", "worksheet", $"worksheets/sheet{sheet.Number}.xml");
        WriteRelation("rIdStyles", "styles", "styles.xml");
        part.Write("</Relationships>");

        void WriteRelation(string id, string type, string target) =>
            part.Write($"""<Relationship Id="{id}" Type="{Names.Related}/{type}" Target="{target}"/>""");
    }

    // Excel wants the filtered range under this name too, else it offers to repair after some edits
    private void WriteDefinedNames(TextWriter part)
    {
        var filtered = Sheets.Where(sheet => sheet.Content.Columns.Count > 0).ToList();
        if (filtered.Count == 0)
            return;
        part.Write("<definedNames>");
        foreach (var sheet in filtered)
        {
            var (quoted, place) = (XmlText.Of(SheetNames.Quoted(sheet.Name)), sheet.Number - 1);
            var (table, row) = (sheet.Table(CellAddress.Fixed), sheet.HeadingRow);
            part.Write($"""<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">{quoted}!{table}</definedName>""");
            part.Write($"""<definedName name="_xlnm.Print_Titles" localSheetId="{place}">{quoted}!${row}:${row}</definedName>""");
        }
        part.Write("</definedNames>");
    }
}
