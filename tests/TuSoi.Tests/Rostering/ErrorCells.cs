using System.IO.Compression;
using System.Text.RegularExpressions;

namespace TuSoi.Tests.Rostering;

/// <summary>Turns text cells that read like an error into cells whose formula failed, as Excel stores them.</summary>
internal static class ErrorCells
{
    public static MemoryStream Put(MemoryStream file, string error)
    {
        var changed = new MemoryStream();
        file.CopyTo(changed);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).ToList())
            {
                string xml;
                using (var reader = new StreamReader(entry.Open())) xml = reader.ReadToEnd();
                xml = Regex.Replace(xml, $"<c r=\"([A-Z]+[0-9]+)\"[^>]*t=\"[a-zA-Z]+\"[^>]*>(<is><t[^>]*>|<v>){Regex.Escape(error)}(</t></is>|</v>)</c>", $"<c r=\"$1\" t=\"e\"><v>{error}</v></c>");
                using var stream = entry.Open();
                stream.SetLength(0);
                using var writer = new StreamWriter(stream);
                writer.Write(xml);
            }
        changed.Position = 0;
        return changed;
    }
}
