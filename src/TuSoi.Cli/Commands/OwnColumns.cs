using TuSoi.Rostering;

namespace TuSoi.Cli.Commands;

/// <summary>The office's own headings: told once with --column, remembered in cot.json beside the workbook.</summary>
internal static class OwnColumns
{
    /// <summary>The remembered headings with the new ones added; null where a text or the file cannot be understood.</summary>
    public static HeadingMap? Remember(FileInfo workbook, string[] told)
    {
        var file = Path.Combine(workbook.DirectoryName ?? ".", HeadingMap.FileName);
        try
        {
            var map = File.Exists(file) ? HeadingMap.Parse(File.ReadAllText(file)) : HeadingMap.Empty;
            foreach (var text in told)
            {
                if (text.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } left, { Length: > 0 } ours]) return null;
                var sheet = left.Split('!', 2, StringSplitOptions.TrimEntries);
                map = sheet.Length == 2 ? map.With(sheet[0], sheet[1], ours) : map.With("", left, ours);
            }
            if (told.Length > 0) File.WriteAllText(file, map.ToJson());
            return map;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
