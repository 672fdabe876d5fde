using System.IO.Compression;
using System.Text;
using TuSoi.History;

namespace TuSoi.Publishing.Files;

/// <summary>
/// Whether a PDF only shows pages. All names in it are looked at, also those written with #xx and those in compressed streams; nothing is skipped as “only a
/// string”, so that nothing can hide there.
/// </summary>
internal static class PdfCheck
{
    private const int MostInflated = 512 * 1024 * 1024, Piece = 1024 * 1024, Again = 512, LongestName = 64;

    public static Outcome.Refused? Refuse(byte[] content)
    {
        if (content.AsSpan().LastIndexOf("%%EOF"u8) < 0) return FileRefusals.Broken;
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Names(content, names) is { } action) return action;
        if (names.Contains("Encrypt")) return FileRefusals.Encrypted;
        return Inside(content, names) ?? Of(names);
    }

    private static Outcome.Refused? Of(HashSet<string> names)
    {
        if (names.Contains("JavaScript")) return FileRefusals.PdfScript;
        if (names.Contains("Launch")) return FileRefusals.PdfLaunch;
        if (names.Overlaps(["EmbeddedFile", "EmbeddedFiles", "GoToE"])) return FileRefusals.PdfEmbedded;
        if (names.Contains("XFA")) return FileRefusals.PdfForm;
        if (names.Overlaps(["RichMedia", "Rendition", "Movie", "3D", "Sound"]) && names.Overlaps(["RichMedia", "RichMediaContent", "Rendition", "Movie", "U3D", "PRC"])) return FileRefusals.PdfMedia;
        return names.Overlaps(["SubmitForm", "ImportData", "ResetForm", "SetOCGState", "GoToR"]) ? FileRefusals.PdfAction : null;
    }

    // Every stream that can be inflated is looked into; one of objects that cannot is refused.
    private static Outcome.Refused? Inside(byte[] content, HashSet<string> names)
    {
        var (at, left, before) = (0, MostInflated, 0);
        while (content.AsSpan(at).IndexOf("stream"u8) is >= 0 and var found)
        {
            var start = at + found + 6;
            at = start;
            if (start >= 9 && content.AsSpan(start - 9, 9).SequenceEqual("endstream"u8)) { before = start; continue; }
            if (start < content.Length && content[start] == '\r') start++;
            if (start < content.Length && content[start] == '\n') start++;
            var (inflated, refused) = Inflate(content, start, names, ref left);
            if (refused is not null) return refused;
            if (!inflated && IsOfObjects(content.AsSpan(Math.Max(before, start - 4096)..start))) return FileRefusals.PdfOdd;
        }
        return null;
    }

    private static bool IsOfObjects(ReadOnlySpan<byte> head)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        Names(head, told);
        return told.Contains("ObjStm");
    }

    // Piece by piece: a page that was scanned without loss is large. What stands at the end of a piece is looked at again with the next one.
    private static (bool Inflated, Outcome.Refused? Refused) Inflate(byte[] content, int start, HashSet<string> names, ref int left)
    {
        if (start + 2 > content.Length || (content[start] & 0x0F) != 8 || (content[start] * 256 + content[start + 1]) % 31 != 0) return (false, null);
        var (piece, kept) = (new byte[Piece], 0);
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(content, start, content.Length - start), CompressionMode.Decompress);
            for (int read; (read = zlib.Read(piece, kept, Piece - kept)) > 0;)
            {
                if ((left -= read) < 0) return (true, FileRefusals.PdfLarge);
                var filled = kept + read;
                if (Names(piece.AsSpan(0, filled), names) is { } action) return (true, action);
                kept = Math.Min(filled, Again);
                piece.AsSpan(filled - kept, kept).CopyTo(piece);
            }
            return (true, null);
        }
        catch (InvalidDataException)
        {
            return (false, null);
        }
    }

    private static Outcome.Refused? Names(ReadOnlySpan<byte> content, HashSet<string> names)
    {
        for (var at = content.IndexOf((byte)'/'); at >= 0;)
        {
            var name = Name(content[(at + 1)..], out var length);
            if (name.Length is > 2 and < LongestName) names.Add(name);
            if (name == "OpenAction" && Opens(content[(at + 1 + length)..])) return FileRefusals.PdfAction;
            var next = content[(at + 1)..].IndexOf((byte)'/');
            at = next < 0 ? -1 : at + 1 + next;
        }
        return null;
    }

    // [page /Fit] or an action of kind GoTo only shows a page; a reference leads to an object whose names are looked at as well.
    private static bool Opens(ReadOnlySpan<byte> after)
    {
        var text = Encoding.Latin1.GetString(after[..Math.Min(200, after.Length)]).TrimStart();
        return text.StartsWith("<<", StringComparison.Ordinal) && !text[..(text.IndexOf(">>", StringComparison.Ordinal) is >= 0 and var end ? end : text.Length)].Contains("/GoTo", StringComparison.Ordinal);
    }

    private static string Name(ReadOnlySpan<byte> from, out int length)
    {
        var name = new StringBuilder();
        for (length = 0; length < from.Length && name.Length < LongestName; length++)
        {
            var b = from[length];
            if (b <= 32 || b >= 127 || "()<>[]{}/%".Contains((char)b)) break;
            if (b == '#' && length + 2 < from.Length && Hex(from[length + 1]) is >= 0 and var high && Hex(from[length + 2]) is >= 0 and var low)
            {
                name.Append((char)(high * 16 + low));
                length += 2;
            }
            else name.Append((char)b);
        }
        return name.ToString();
    }

    private static int Hex(byte b) => b switch { >= (byte)'0' and <= (byte)'9' => b - '0', >= (byte)'a' and <= (byte)'f' => b - 'a' + 10, >= (byte)'A' and <= (byte)'F' => b - 'A' + 10, _ => -1 };
}
