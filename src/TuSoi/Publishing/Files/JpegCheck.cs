using System.Buffers.Binary;

namespace TuSoi.Publishing.Files;

/// <summary>
/// A JPEG with the pieces that make the picture: no comments, no place or time or camera. Which way up it is taken is kept, else pages that were
/// photographed would lie on their side; and whether its colours are Adobe's.
/// </summary>
internal static class JpegCheck
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Comment = 0xFE, App0 = 0xE0, Exif = 0xE1, Adobe = 0xEE, LastApp = 0xEF;

    /// <returns>Null where it is no whole picture.</returns>
    public static byte[]? Read(byte[] content)
    {
        using var to = new MemoryStream(content.Length);
        to.Write([0xFF, Start]);
        var (frame, at, orientation) = (false, 2, 1);
        while (at + 4 <= content.Length || at + 2 <= content.Length && content[at + 1] == End)
        {
            if (content[at] != 0xFF) return null;
            var marker = content[at + 1];
            if (marker == 0xFF) { at++; continue; } // fill
            if (marker == End)
            {
                to.Write([0xFF, End]);
                return frame ? to.ToArray() : null;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > content.Length || marker is < 0xC0 or Start or (>= 0xD0 and <= 0xD7)) return null;
            var body = content.AsSpan(at + 4, length - 2);
            var isApp = marker is >= App0 and <= LastApp;
            if (marker == Exif && Orientation(body) is var found and > 1 && orientation == 1) WriteOrientation(to, orientation = found);
            var keep = !isApp && marker != Comment || marker == App0 && body.StartsWith("JFIF\0"u8) || marker == Adobe && body.StartsWith("Adobe"u8);
            // a thumbnail in the head of JFIF is left out with everything after the density
            if (keep && marker == App0) to.Write([0xFF, App0, 0, 16, .. body[..Math.Min(12, body.Length)], 0, 0]);
            else if (keep) to.Write(content, at, length + 2);
            if (IsFrame(marker))
            {
                if (body.Length < 6 || BinaryPrimitives.ReadUInt16BigEndian(body[3..]) == 0) return null;
                frame = true;
            }
            at += length + 2;
            if (marker != Scan) continue;
            var scan = at;
            while (at + 1 < content.Length && !(content[at] == 0xFF && content[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))) at++;
            to.Write(content, scan, at - scan);
        }
        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // Exif\0\0, a TIFF head in either order of bytes, the first directory: entry 0x0112.
    private static int Orientation(ReadOnlySpan<byte> body)
    {
        if (body.Length < 20 || !body.StartsWith("Exif\0\0"u8)) return 1;
        var tiff = body[6..];
        var little = tiff[0] == 'I';
        var directory = Whole(tiff[4..], little);
        if (directory > tiff.Length - 2) return 1;
        var entries = Half(tiff[(int)directory..], little);
        for (var i = 0; i < entries && directory + 2 + (i + 1) * 12L <= tiff.Length; i++)
        {
            var entry = tiff.Slice((int)directory + 2 + i * 12, 12);
            if (Half(entry, little) == 0x0112) return Half(entry[8..], little) is >= 1 and <= 8 and var found ? found : 1;
        }
        return 1;
    }

    private static void WriteOrientation(MemoryStream to, int orientation) =>
        to.Write([0xFF, Exif, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]);

    private static int Half(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Whole(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
