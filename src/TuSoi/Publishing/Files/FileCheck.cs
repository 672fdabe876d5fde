using TuSoi.History;

namespace TuSoi.Publishing.Files;

/// <summary>A file that may be kept, with what it is by its content.</summary>
/// <param name="Type">pdf, png, jpeg, docx, xlsx.</param>
public sealed record CheckedFile(string Name, string Type, byte[] Content)
{
    /// <summary>The media type under which it is offered.</summary>
    public static string MediaType(string type) => type switch
    {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpeg" => "image/jpeg",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };

    internal static string Ending(string type) => type == "jpeg" ? "jpg" : type;
}

/// <summary>
/// What may be kept: papers and pictures that only show something. Told by content, never by name. A file that does something when it is opened, holds another
/// file, or cannot be looked into is refused.
/// </summary>
public static class FileCheck
{
    /// <summary>20 MB.</summary>
    public const int Most = 20 * 1024 * 1024;

    public static (CheckedFile? File, Outcome.Refused? Refused) Read(string name, byte[] content)
    {
        if (content.Length == 0) return No(FileRefusals.Empty);
        if (content.Length > Most) return No(FileRefusals.Large);
        var (type, made, refused) = Look(content);
        return refused is not null ? No(refused) : made!.Length > Most ? No(FileRefusals.Large) : (new CheckedFile(FileName.Tidy(name, CheckedFile.Ending(type)), type, made), null);
    }

    private static (string Type, byte[]? Content, Outcome.Refused? Refused) Look(byte[] content)
    {
        ReadOnlySpan<byte> start = content;
        if (start.StartsWith("%PDF-"u8)) return ("pdf", content, PdfCheck.Refuse(content));
        if (start.StartsWith(PngCheck.Signature)) return PngCheck.Read(content) is { } png ? ("png", png, null) : ("", null, FileRefusals.Broken);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return JpegCheck.Read(content) is { } jpeg ? ("jpeg", jpeg, null) : ("", null, FileRefusals.Broken);
        if (start.StartsWith("PK"u8)) return OfficeCheck.Read(content) switch { var (type, refused) => (type, content, refused) };
        return ("", null, Known(start));
    }

    private static Outcome.Refused Known(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return IsEncryptedOffice(start) ? FileRefusals.Encrypted : FileRefusals.OldOffice;
        if (start.StartsWith("MZ"u8) || start.StartsWith((ReadOnlySpan<byte>)[0x7F, 0x45, 0x4C, 0x46]) || start.StartsWith("#!"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE])) return FileRefusals.Program;
        if (start.StartsWith("Rar!"u8) || start.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return FileRefusals.Archive;
        if (start.StartsWith("{\\rtf"u8)) return FileRefusals.OldOffice;
        var text = System.Text.Encoding.Latin1.GetString(start[..Math.Min(1024, start.Length)]).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\r', '\n', '\t');
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase)) return FileRefusals.Svg;
        if (text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<script", StringComparison.OrdinalIgnoreCase) || text.StartsWith("MIME-Version", StringComparison.OrdinalIgnoreCase)) return FileRefusals.Html;
        return start.IndexOf("%PDF-"u8) is >= 0 and < 1024 ? FileRefusals.Disguised : FileRefusals.Unknown;
    }

    // An encrypted Word or Excel file is an old compound file that holds a stream of this name.
    private static bool IsEncryptedOffice(ReadOnlySpan<byte> content) => content.IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static (CheckedFile?, Outcome.Refused?) No(Outcome.Refused refused) => (null, refused);
}
