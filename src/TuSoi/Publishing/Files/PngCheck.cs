using System.Buffers.Binary;

namespace TuSoi.Publishing.Files;

/// <summary>A PNG with the pieces that make the picture and no others: no texts, no places, no times, nothing after its end.</summary>
internal static class PngCheck
{
    private const int Longest = 30_000;
    private static readonly HashSet<string> Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "cHRM", "pHYs", "sBIT", "bKGD"];
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>Null where it is no whole picture.</returns>
    public static byte[]? Read(byte[] content)
    {
        using var to = new MemoryStream(content.Length);
        to.Write(Signature);
        var (first, data) = (true, false);
        for (var at = 8; at + 12 <= content.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at));
            if (length > content.Length - at - 12) return null;
            var whole = content.AsSpan(at, (int)length + 12);
            var kind = System.Text.Encoding.Latin1.GetString(whole.Slice(4, 4));
            if (Crc(whole[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(whole[^4..])) return null;
            if (first && (kind != "IHDR" || length != 13 || !Fits(whole.Slice(8, 8)))) return null;
            first = false;
            data |= kind == "IDAT";
            // an unknown piece that must be understood
            if (!Kept.Contains(kind) && char.IsAsciiLetterUpper(kind[0])) return null;
            if (Kept.Contains(kind)) to.Write(whole);
            if (kind == "IEND") return data ? to.ToArray() : null;
            at += (int)length + 12;
        }
        return null;
    }

    private static bool Fits(ReadOnlySpan<byte> size) => BinaryPrimitives.ReadUInt32BigEndian(size) is > 0 and <= Longest && BinaryPrimitives.ReadUInt32BigEndian(size[4..]) is > 0 and <= Longest;

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }
}
