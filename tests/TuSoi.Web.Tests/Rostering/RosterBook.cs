using System.IO.Compression;
using TuSoi.Rules.Packs;
using TuSoi.Tests.Rostering;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>The workbook from which the office's roster came, with some words changed.</summary>
internal static class RosterBook
{
    public static byte[] With(Pack pack, params (string Old, string New)[] changes)
    {
        using var source = new ZipArchive(BlocSample.Write(pack, 1));
        using var written = new MemoryStream();
        using (var target = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in source.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var text = reader.ReadToEnd();
                foreach (var (old, now) in changes) text = text.Replace(old, now, StringComparison.Ordinal);
                using var writer = new StreamWriter(target.CreateEntry(entry.FullName).Open());
                writer.Write(text);
            }
        return written.ToArray();
    }

    /// <summary>A small file that unpacks to very much.</summary>
    public static byte[] Bomb()
    {
        using var written = new MemoryStream();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            Put(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            using var sheet = zip.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            Array.Fill(zeros, (byte)' ');
            for (var i = 0; i < 64; i++) sheet.Write(zeros);
        }
        return written.ToArray();
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
