namespace TuSoi.Office.Xlsx.Reading;

/// <summary>An .xlsx file: finds the sheets and reads each.</summary>
internal static class OpenXmlBook
{
    public static IReadOnlyList<SheetRead> Read(byte[] file, XlsxLimits limits)
    {
        using var parts = Parts.Open(file, limits);
        var main = parts.RelationsOf("").FirstOrDefault(relation => relation.Is("officeDocument"))?.Target;
        if (main is null)
            throw Refusals.NotAWorkbook();
        var relations = parts.RelationsOf(main);
        if (relations.Any(relation => relation.Is("vbaProject") || relation.Is("xlMacrosheet") || relation.Is("xlIntlMacrosheet")))
            throw Refusals.Macros();
        var tabs = Tabs.Read(parts, main);
        if (tabs.Sheets.Count > limits.Sheets)
            throw Refusals.TooManySheets(limits.Sheets);
        var texts = SharedTexts.Read(parts, Only("sharedStrings"));
        var values = new CellValues(texts, DateStyles.Read(parts, Only("styles")), tabs.CountsFrom1904);
        var collected = new CollectedCells(limits);
        var sheets = relations.Where(relation => relation.Is("worksheet"))
            .ToDictionary(relation => relation.Id, relation => relation.Target);
        // two tabs over one part would multiply the work of a small file
        if (sheets.Values.Distinct().Count() < sheets.Count || tabs.Sheets.DistinctBy(tab => tab.Relation).Count() < tabs.Sheets.Count)
            throw Refusals.Damaged();
        return [.. tabs.Sheets.Where(tab => sheets.ContainsKey(tab.Relation)).Select(tab => ReadSheet(tab))];

        string? Only(string kind) => relations.FirstOrDefault(relation => relation.Is(kind))?.Target;

        SheetRead ReadSheet(Tab tab)
        {
            using var xml = parts.Open(sheets[tab.Relation]);
            SheetXml.Read(xml, values, collected.Start(tab.Name));
            return new(tab.Name, tab.Hidden, collected.Finish());
        }
    }
}
