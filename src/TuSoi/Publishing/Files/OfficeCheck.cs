using System.IO.Compression;
using System.Text;
using TuSoi.History;

namespace TuSoi.Publishing.Files;

/// <summary>Whether a zip is a Word or Excel file that only shows something: no macros, no controls, no files within, nothing fetched from elsewhere.</summary>
internal static class OfficeCheck
{
    private const long MostInflated = 256L * 1024 * 1024;
    private const int MostParts = 5_000, MostXml = 64 * 1024 * 1024, MostRatio = 200;

    public static (string Type, Outcome.Refused? Refused) Read(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return Look(zip);
        }
        catch (InvalidDataException)
        {
            return ("", FileRefusals.Broken);
        }
    }

    private static (string, Outcome.Refused?) Look(ZipArchive zip)
    {
        var parts = zip.Entries;
        if (parts.Any(p => p.FullName.Contains("..", StringComparison.Ordinal) || p.FullName.StartsWith('/') || p.FullName.Contains('\\') || p.FullName.Contains(':'))) return ("", FileRefusals.ZipPath);
        if (parts.Any(p => p.IsEncrypted)) return ("", FileRefusals.Encrypted);
        if (zip.GetEntry("[Content_Types].xml") is not { } types) return ("", FileRefusals.Archive);
        if (parts.Count > MostParts || parts.Select(p => p.FullName.ToUpperInvariant()).Distinct().Count() != parts.Count) return ("", FileRefusals.ZipBomb);
        if (parts.Any(p => p.Length > 1_000_000 && p.Length / Math.Max(1, p.CompressedLength) > MostRatio) || parts.Sum(p => p.Length) > MostInflated) return ("", FileRefusals.ZipBomb);
        if (Text(types) is not { } told) return ("", FileRefusals.ZipBomb);
        if (told.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || told.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || parts.Any(p => IsMacro(p.Name))) return ("", FileRefusals.Macro);
        if (parts.Any(p => p.FullName.Contains("activeX", StringComparison.OrdinalIgnoreCase) || p.FullName.Contains("ctrlProp", StringComparison.OrdinalIgnoreCase))) return ("", FileRefusals.ActiveX);
        if (parts.Any(p => p.FullName.Contains("embeddings/", StringComparison.OrdinalIgnoreCase) || p.FullName.Contains("oleObject", StringComparison.OrdinalIgnoreCase) || IsProgram(p))) return ("", FileRefusals.Embedded);
        if (Each(parts) is { } refused) return ("", refused);
        return told.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) && zip.GetEntry("word/document.xml") is not null ? ("docx", null)
            : told.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) && zip.GetEntry("xl/workbook.xml") is not null ? ("xlsx", null)
            : ("", FileRefusals.Unknown);
    }

    // Relations lead to parts of the same file; of what lies elsewhere only links that somebody clicks.
    private static Outcome.Refused? Each(IEnumerable<ZipArchiveEntry> parts)
    {
        foreach (var part in parts.Where(p => p.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || p.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            if (Text(part) is not { } text) return FileRefusals.ZipBomb;
            if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase)) return FileRefusals.Doctype;
            if (text.Contains("DDEAUTO", StringComparison.Ordinal) || text.Contains("ddeLink", StringComparison.Ordinal)) return FileRefusals.External;
            if (part.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && text.Split('<').Any(r => r.StartsWith("Relationship ", StringComparison.Ordinal) && r.Contains("TargetMode=\"External\"", StringComparison.OrdinalIgnoreCase) && !r.Contains("/hyperlink\"", StringComparison.Ordinal))) return FileRefusals.External;
        }
        return null;
    }

    private static bool IsMacro(string name) => name.StartsWith("vba", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || name.Equals("macrosheet", StringComparison.OrdinalIgnoreCase);

    private static bool IsProgram(ZipArchiveEntry part) => Path.GetExtension(part.Name).ToLowerInvariant() is ".exe" or ".dll" or ".js" or ".vbs" or ".bat" or ".cmd" or ".ps1" or ".jar" or ".lnk" or ".scr" or ".hta";

    // What a part says it is long may be a lie.
    private static string? Text(ZipArchiveEntry part)
    {
        using var from = part.Open();
        using var to = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            to.Write(buffer, 0, read);
            if (to.Length > MostXml) return null;
        }
        var bytes = to.ToArray();
        return bytes is [0xFF, 0xFE, ..] or [_, 0, ..] ? Encoding.Unicode.GetString(bytes) : bytes is [0xFE, 0xFF, ..] or [0, ..] ? Encoding.BigEndianUnicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);
    }
}
